import { describe, expect, it } from '@jest/globals';
import { errorText, LANGUAGES, type Language } from '@hub/languages';
import type { Client } from '../../scene/client.js';
import { hub } from './hub.js';

const REGISTER =
  'mutation { registerPhone(input: { phone: "1", kind: SMS, language: TH }) { problems { code message } } }';

describe('who reads Lao', () => {
  it('is told in Lao what is wrong, by the hub and by the organisations behind it, and nobody else is', async () => {
    const officer = await hub.as('ck-duty');
    const ask = async (client: Client, query: string, language: Language): Promise<string[]> => {
      const answer = await client.post(JSON.stringify({ query }), { 'accept-language': language });
      return [...(await answer.text()).matchAll(/"message":"([^"]*)"/g)].map(([, message]) => message!);
    };
    for (const language of [...LANGUAGES, ...LANGUAGES]) {
      expect(await ask(officer, REGISTER, language)).toEqual([errorText(language, 'INPUT_INVALID')]);
      expect(await ask(officer, '{ nothing }', language)).toEqual([errorText(language, 'OPERATION_INVALID')]);
    }
  });

  it('reads the names of all states from one address', async () => {
    const address = new URL('/languages/lo.json', hub.ready().endpoints.graphql);
    const { texts } = (await (await fetch(address)).json()) as {
      texts: { enums: Record<string, Record<string, string>> };
    };
    expect(texts.enums['RepatriationState']?.['HANDED_OVER']).toBe('ມອບຕົວແລ້ວ');
  });
});
