import { fingerprintOf, type HubContext, problem, problemsOf, recordAudit } from '@hub/subgraph-kit';
import { requirePublisher } from '../permissions.js';
import {
  figureRules,
  noteRules,
  type RecordIndicatorNoteInput,
  type RecordPublishedFigureInput,
  type RecordPublishedFigureResult,
} from './indicator.inputs.js';
import { recordedNow, seriesOf } from './indicator.reading.js';
import { holdsMore, needsNote } from './indicator.rules.js';
import { figureByKey, figuresOf, insertFigure, lockIndicator } from './indicator.store.js';
import { insertNote, noteFingerprint } from './indicator-note.store.js';

const refused = (...problems: RecordPublishedFigureResult['problems']): RecordPublishedFigureResult => ({
  indicator: null,
  problems,
});

/** Stores a figure as it was published, beside those there are; one that differs says why. */
export const recordFigure = async (
  context: HubContext,
  input: RecordPublishedFigureInput,
): Promise<RecordPublishedFigureResult> => {
  requirePublisher(context);
  const problems = problemsOf(figureRules, input);
  if (problems.length) return refused(...problems);
  const { idempotencyKey: key, code, ...rest } = input;
  const figure = { ...rest, n: input.n ?? null, note: input.note ?? null };
  if (holdsMore(figure)) return refused(problem('INDICATOR_PARTS_EXCEED', 'input.parts'));
  const [by, fingerprint] = [context.caller.id, fingerprintOf(input)];
  return context.asSystem('record-published-figure', async (tx) => {
    await lockIndicator(tx, code);
    const before = await figureByKey(tx, by, key);
    if (before && before.fingerprint !== fingerprint)
      return refused(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
    if (!before) {
      const recorded = (await recordedNow(tx, code, context))?.value ?? null;
      const others = [...(await figuresOf(tx, [code])), ...(recorded === null ? [] : [{ value: recorded }])];
      if (needsNote(figure, others)) return refused(problem('INDICATOR_NEEDS_NOTE', 'input.note'));
      const id = context.newId();
      await insertFigure(tx, { id, code, ...figure }, { by, at: context.now(), key, fingerprint });
      await recordAudit(tx, [
        {
          ...{ actor: `person:${by}`, action: 'indicator.published', purpose: 'indicator' },
          ...{ resourceType: 'indicator_figure', resource: id },
        },
      ]);
    }
    const [indicator] = await seriesOf(tx, [code], context);
    return { indicator: indicator!, problems: [] };
  });
};

/** Says why what the records say is not what was published last; what was said before is kept. */
export const recordNote = async (
  context: HubContext,
  input: RecordIndicatorNoteInput,
): Promise<RecordPublishedFigureResult> => {
  requirePublisher(context);
  const problems = problemsOf(noteRules, input);
  if (problems.length) return refused(...problems);
  const { idempotencyKey: key, code, note: words } = input;
  const [by, fingerprint] = [context.caller.id, fingerprintOf(input)];
  return context.asSystem('record-indicator-note', async (tx) => {
    await lockIndicator(tx, code);
    const before = await noteFingerprint(tx, by, key);
    if (before !== undefined && before !== fingerprint)
      return refused(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
    if (before === undefined) {
      const id = context.newId();
      await insertNote(tx, { id, code, words }, { by, at: context.now(), key, fingerprint });
      await recordAudit(tx, [
        {
          ...{ actor: `person:${by}`, action: 'indicator.explained', purpose: 'indicator' },
          ...{ resourceType: 'indicator_note', resource: id },
        },
      ]);
    }
    const [indicator] = await seriesOf(tx, [code], context);
    return { indicator: indicator!, problems: [] };
  });
};
