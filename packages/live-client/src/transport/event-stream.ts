/** One server-sent event. */
export interface StreamEvent {
  readonly event: string;
  readonly data: string;
}

/** Turns the text of an event stream, in pieces of any size, into its events. Comments are left out. */
export class EventStreamReader {
  private rest = '';

  push(text: string): StreamEvent[] {
    const blocks = (this.rest + text).replaceAll('\r\n', '\n').split('\n\n');
    this.rest = blocks.pop() ?? '';
    return blocks.map(readBlock).filter(({ event, data }) => event !== '' || data !== '');
  }
}

const readBlock = (block: string): StreamEvent => {
  const fields = block.split('\n').map((line) => /^(\w+): ?(.*)$/.exec(line) ?? []);
  const valuesOf = (name: string): string[] =>
    fields.flatMap(([, field, value = '']) => (field === name ? [value] : []));
  return { event: valuesOf('event').at(-1) ?? '', data: valuesOf('data').join('\n') };
};
