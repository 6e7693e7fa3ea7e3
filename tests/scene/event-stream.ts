interface StreamRequest {
  readonly url: string;
  readonly body: object;
  readonly headers: Record<string, string>;
  readonly signal: AbortSignal;
}

/** Reads a stream of server-sent events until it completes; `next` gets the data of each `next` event. */
export const readEventStream = async <Data>(request: StreamRequest, next: (data: Data) => void): Promise<void> => {
  const response = await fetch(request.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...request.headers },
    body: JSON.stringify(request.body),
    signal: request.signal,
  });
  if (response.headers.get('content-type')?.includes('text/event-stream') !== true)
    throw new Error(await response.text());
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const events = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      if (/^event: ?complete/m.test(event)) return;
      const data = /^data: ?(.*)$/m.exec(event)?.[1];
      if (data) next(JSON.parse(data) as Data);
    }
  }
};
