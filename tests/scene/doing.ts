import { randomUUID } from 'node:crypto';
import type { Client } from './client.js';

/** What a mutation made or changed. */
export interface Made {
  readonly id: string;
  readonly version: number;
}

const SAME_INPUT: Readonly<Record<string, string>> = { startOperation: 'StepOperationInput' };
const inputOf = (name: string): string => SAME_INPUT[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;

/** Does one thing after the other through the gateway, as somebody at a screen. */
export const handOf =
  (client: Client) =>
  /**
   * @param made the field of the result that holds what was made; `{ id version }` of it unless it says what
   * @throws Error with the refusal when it was not done
   */
  async (name: string, made: string, input: object): Promise<Made> => {
    const field = made.includes('{') ? made : `${made} { id version }`;
    const { data, errors } = await client.ask<{ done: { made: Made | null; problems: object[] } }>(
      `mutation ($input: ${inputOf(name)}!) { done: ${name}(input: $input) { made: ${field} problems { code field } } }`,
      { input },
    );
    if (!data?.done.made) throw new Error(`${name} was refused: ${JSON.stringify(errors ?? data?.done.problems)}`);
    return data.done.made;
  };
export type Hand = ReturnType<typeof handOf>;

/** For what is made once, however often it is sent. */
export const once = (): { readonly idempotencyKey: string } => ({ idempotencyKey: randomUUID() });
