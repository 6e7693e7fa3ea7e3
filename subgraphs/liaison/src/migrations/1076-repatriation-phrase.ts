import { migration, protect, visibleRow } from '@hub/subgraph-kit';
import { HANDOVER_SIDES } from '@hub/vocabulary';

const SIDES = HANDOVER_SIDES.map((code) => `'${code}'`).join(', ');
/** The other side reads what was said while the return is on its screen, which ends with the release. */
const STILL_FOLLOWED = `counterpart = any ((select hub.offices())::text[]) and exists (
  select from repatriation_update u where u.office = repatriation_phrase.counterpart and u.ref = repatriation_phrase.ref)`;

/** What two offices said to each other of a return: a code and what stands in it, never words. */
export const repatriationPhraseMigration = migration(
  1076,
  'RepatriationPhrase',
  `
  create table repatriation_phrase (
    id uuid primary key,
    repatriation uuid not null references repatriation (id),
    ref text not null,
    counterpart text not null,
    side text not null check (side in (${SIDES})),
    office text not null,
    phrase text not null check (phrase ~ '^[A-Z_]{1,40}$'),
    parameters jsonb not null check (jsonb_typeof(parameters) = 'object'),
    at timestamptz not null,
    person text not null
  );
  create index repatriation_phrase_by_repatriation on repatriation_phrase ((repatriation::text), at desc, id desc);
  create index repatriation_phrase_by_ref on repatriation_phrase (ref, at desc, id desc);
  ${protect('repatriation_phrase', { read: `${visibleRow('repatriation', 'repatriation')} or (${STILL_FOLLOWED})` })}
  `,
);
