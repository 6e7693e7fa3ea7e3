import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { eachLine, readable } from './log.js';

describe('a line of the log', () => {
  it.each([
    ['{"level":40,"time":1,"pid":2,"hostname":"h","name":"cases","msg":"slow","ms":12}', 'WARN slow ms=12'],
    ['{"level":30,"msg":"ready","port":4011,"of":["a"]}', 'ready port=4011 of=["a"]'],
    ['{"without":"message"}', '{"without":"message"}'],
    ['{not json', '{not json'],
    ['plain words', 'plain words'],
  ])('%s reads as %s', (raw, read) => {
    expect(readable(raw)).toBe(read);
  });

  it('is whole however it was cut, and the last one needs no end', async () => {
    const stream = new PassThrough();
    const lines: string[] = [];
    eachLine(stream, (line) => lines.push(line));
    stream.write('one\ntw');
    stream.write('o');
    stream.end('\n\nเหนือ');
    await new Promise((resolve) => stream.once('close', resolve));
    expect(lines).toEqual(['one', 'two', 'เหนือ']);
  });
});
