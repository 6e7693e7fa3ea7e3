import { type HubContext, rowByKey, unseal } from '@hub/subgraph-kit';
import { requireReasonReading } from '../permissions.js';
import { notePlace, reasonPlace, subjectOfBreakGlass } from './break-glass.sealing.js';
import { breakGlassesById, type BreakGlassRow } from './break-glass.store.js';

interface Sealed {
  readonly value: (row: BreakGlassRow) => string | null;
  readonly place: typeof reasonPlace;
}

/** Opens the same words of several rows that the caller may see, and records each. */
const wordsOf = ({ value, place }: Sealed) =>
  rowByKey({
    onRecord: true,
    list: async (tx, ids, context) => {
      const { office } = requireReasonReading(context);
      const rows = (await breakGlassesById(tx, ids)).flatMap((row) => {
        const sealed = value(row);
        const about = `case:${row.case_id}`;
        return sealed === null
          ? []
          : [{ id: row.id, value: sealed, subject: subjectOfBreakGlass(row.id), place: place(row.id), about }];
      });
      const opened = await unseal(tx, context.sealer, { sealed: rows, office, ...reading(context) });
      return rows.map(({ id }, index) => ({ id, text: opened[index] ?? null }));
    },
    keyOf: ({ id }) => id,
    shape: ({ text }) => ({ text }),
  });

const reading = ({ caller }: HubContext) => ({ actor: `person:${caller.id}`, purpose: 'review-break-glass' });

export const reasonOfBreakGlass = wordsOf({ value: (row) => row.sealed_reason, place: reasonPlace });
export const noteOfReview = wordsOf({ value: (row) => row.sealed_note, place: notePlace });
