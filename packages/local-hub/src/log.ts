/** One line that a process of the hub wrote, or the hub itself (`hub`). */
export interface LogLine {
  readonly process: string;
  readonly text: string;
}

export type LogSink = (line: LogLine) => void;

const COLOURS = [36, 33, 32, 35, 34, 96, 93, 92, 95];
const LEVELS: Record<number, string> = { 40: 'WARN ', 50: 'ERROR ', 60: 'FATAL ' };
const NAME_WIDTH = 10;

/** Writes lines with the name of their process in front; in a terminal with colour and JSON made readable. */
export const terminalLog = (stream: NodeJS.WriteStream): LogSink => {
  const colourOf = new Map<string, number>();
  return ({ process, text }) => {
    const name = process.padEnd(NAME_WIDTH);
    if (!stream.isTTY || globalThis.process.env.NO_COLOR) return void stream.write(`${name} ${text}\n`);
    if (!colourOf.has(process)) colourOf.set(process, COLOURS[colourOf.size % COLOURS.length]!);
    stream.write(`\x1b[${colourOf.get(process)}m${name}\x1b[0m ${readable(text)}\n`);
  };
};

/** `{"level":40,"msg":"slow","ms":12}` as `WARN slow ms=12`; anything else unchanged. */
export const readable = (text: string): string => {
  if (!text.startsWith('{')) return text;
  try {
    const {
      level,
      msg,
      time: _time,
      pid: _pid,
      hostname: _host,
      name: _name,
      ...rest
    } = JSON.parse(text) as Record<string, unknown>;
    if (typeof msg !== 'string') return text;
    const more = Object.entries(rest).map(
      ([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
    );
    return `${LEVELS[Number(level)] ?? ''}${[msg, ...more].join(' ')}`;
  } catch {
    return text;
  }
};

/** Cuts what a process writes into lines; the last, unfinished one comes with the end of the stream. */
export const eachLine = (stream: NodeJS.ReadableStream, take: (line: string) => void): void => {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    lines.filter(Boolean).forEach(take);
  });
  stream.on('end', () => rest && take(rest));
};
