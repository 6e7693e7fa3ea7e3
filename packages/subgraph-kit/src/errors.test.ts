import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { HubError, publicError } from './errors.js';

const SECRET = 'told in confidence';

/** What a client gets for an error thrown in a resolver, and what the log says of it. */
const answerTo = (thrown: Error): { answer: string; log: string } => {
  const lines = new PassThrough();
  const cause = new GraphQLError(thrown.message, { originalError: thrown, path: ['report'] });
  const answer = JSON.stringify(publicError(cause.toJSON(), cause, pino(lines)));
  return { answer, log: String(lines.read() ?? '') };
};

test('a refusal answers its code, its path and the sentence of the registry, and is not logged', () => {
  const { answer, log } = answerTo(new HubError('FORBIDDEN_ACTION'));
  expect(JSON.parse(answer)).toEqual({
    message: 'Your role may not do this.',
    path: ['report'],
    extensions: { code: 'FORBIDDEN_ACTION' },
  });
  expect(log).toBe('');
});

test('an unforeseen error answers nothing of itself but an incident id, which is in the log with the cause', () => {
  const { answer, log } = answerTo(new TypeError(SECRET));
  const { message, extensions } = JSON.parse(answer) as { message: string; extensions: Record<string, string> };
  expect(message).toBe('Something went wrong; quote the incident id to support.');
  expect(extensions).toEqual({ code: 'HUB_INTERNAL', incident: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(answer).not.toContain(SECRET);
  const line = JSON.parse(log) as { incident: string; error: { type: string; message: string; stack: string[] } };
  expect(line.incident).toBe(extensions['incident']);
  expect(line.error).toMatchObject({ type: 'TypeError', message: SECRET });
  expect(line.error.stack[0]).toMatch(/^\s+at /);
});

test('of an error of the database the log keeps the statement and its state, never a value', () => {
  const failed = Object.assign(new Error(`duplicate key (name)=(${SECRET})`), {
    ...{ query: 'insert into report values ($1)', parameters: [SECRET], detail: SECRET, code: '23505' },
  });
  const { answer, log } = answerTo(failed);
  expect(answer + log).not.toContain(SECRET);
  expect(JSON.parse(log)).toMatchObject({ error: { query: 'insert into report values ($1)', code: '23505' } });
  expect(answer).not.toContain('insert');
});

test('an error of a library keeps neither its words nor its suggestions', () => {
  const cause = new GraphQLError(`Cannot query field "x". Did you mean "${SECRET}"?`, {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
  expect(publicError(cause.toJSON(), cause, pino({ enabled: false }))).toEqual({
    message: 'The operation does not fit the graph.',
    extensions: { code: 'OPERATION_INVALID' },
  });
});

test('a code that the registry does not know is an incident', () => {
  const cause = new GraphQLError('x', { extensions: { code: 'MADE_UP' } });
  expect(publicError(cause.toJSON(), cause, pino({ enabled: false })).extensions).toMatchObject({
    code: 'HUB_INTERNAL',
  });
});
