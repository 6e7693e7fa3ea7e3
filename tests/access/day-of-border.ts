import type { Followed, Returns, SaidThere } from './day-answers.js';
import { dayReaders } from './day-cast.js';
import { RELEASE, SAID_THERE, SAY_PHRASE_HERE, SAY_PHRASE_THERE, SAY_THERE } from './day-operations.js';
import type { CanaryDay } from './everybodys-day.js';
import { held } from './matrix.js';

type Day = Pick<CanaryDay, 'clients' | 'clientOf'>;

/** Every return is released, with a law that only this side reads, and the other side is asked to call. */
export const repatriationsAreReleased = async (day: Day, legalBasis: string): Promise<void> => {
  const secretariat = day.clientOf('cr-secretariat');
  const { data } = await secretariat.ask<Returns>('{ repatriations { edges { node { id } } } }');
  for (const { node } of data!.repatriations.edges) {
    await secretariat.ask(RELEASE, { input: { repatriation: node.id, legalBasis } });
    const input = { repatriation: node.id, phrase: 'CALL_DUTY_OFFICER', idempotencyKey: `phrase-${node.id}` };
    await secretariat.ask(SAY_PHRASE_HERE, { input });
  }
};

/** Each counterpart office says of each return that it follows that it cannot, answers in a phrase, and reads what was said. */
export const theOtherSideSpeaks = async (day: Day): Promise<void> => {
  let said = 0;
  for (const reader of dayReaders)
    for (const { id: office, kind } of held(reader)) {
      if (kind !== 'COUNTERPART') continue;
      const client = day.clients.get(reader)!;
      const followed = async () => (await client.ask<Followed>(SAID_THERE, { office })).data!.repatriationFeed.edges;
      for (const { node } of await followed()) {
        const input = { office, ref: node.ref, kind: 'CANNOT', reason: 'SAFETY', idempotencyKey: `day-${node.ref}` };
        const { data } = await client.ask<SaidThere>(SAY_THERE, { input });
        if (data?.sendCounterpartUpdate.update) said++;
        const phrase = { office, ref: node.ref, phrase: 'UNDERSTOOD', idempotencyKey: `phrase-${node.ref}` };
        await client.ask(SAY_PHRASE_THERE, { input: phrase });
      }
      await followed();
    }
  if (!said) throw new Error('the other side said nothing');
};
