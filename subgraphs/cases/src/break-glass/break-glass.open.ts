import {
  answersFor,
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  problem,
  problemsOf,
  storeSubjects,
  subjectSeal,
} from '@hub/subgraph-kit';
import { casesById, type CaseRow } from '../case/case.store.js';
import { tellWatch } from '../notice/notice.store.js';
import { type Appointed, requireBreakingGlass } from '../permissions.js';
import { recordStep } from './break-glass.audit.js';
import { type OpenBreakGlassInput, openRules } from './break-glass.inputs.js';
import { type Watch, watchOf } from './break-glass.rules.js';
import { reasonPlace, subjectOfBreakGlass } from './break-glass.sealing.js';
import { awaitsReview, breakGlassByKey, type BreakGlassRow, insertBreakGlass } from './break-glass.store.js';
import { type Answered, done, refused } from './break-glass.type.js';
import { letReview, settleCaseAccess } from './row-access.store.js';

/** A case that is missing, of another province, or not the caller's to open looks the same. */
export const openBreakGlass = (input: OpenBreakGlassInput, context: HubContext): Promise<Answered> | Answered => {
  const offices = requireBreakingGlass(context);
  const wrong = problemsOf(openRules, input);
  if (wrong.length) return refused(wrong);
  return context.asSystem('open-break-glass', async (tx) => {
    const found = isId(input.case) ? (await casesById(tx, [input.case]))[0] : undefined;
    const held = found && offices.find(({ office }) => answersFor(context.directory, office, found.district));
    if (!found || !held) throw new HubError('NOT_FOUND');
    const earlier = await breakGlassByKey(tx, context.caller.id, input.idempotencyKey);
    return earlier ? repeated(tx, context, { earlier, input }) : open(tx, context, { input, found, held });
  });
};

interface Opening {
  readonly input: OpenBreakGlassInput;
  readonly found: CaseRow;
  readonly held: Appointed;
}

const open = async (tx: EntityManager, context: HubContext, opening: Opening): Promise<Answered> => {
  const { input, found, held } = opening;
  const watch = watchNow(context, found.lead_committee);
  if (!watch) return refused([problem('BREAK_GLASS_UNWATCHED')]);
  if (await awaitsReview(tx, context.caller.id)) return refused([problem('BREAK_GLASS_REVIEW_DUE')]);
  const id = context.newId();
  const seal = context.sealer.newSubject(subjectOfBreakGlass(id));
  const row = await insertBreakGlass(tx, {
    ...{ id, case: found.id, person: context.caller.id, office: held.office, appointment: held.appointment },
    ...{ idempotencyKey: input.idempotencyKey, digest: seal.digest(wordsOf(input)) },
    ...{ minutes: input.minutes, told: watch.told, reason: seal.seal(input.reason.trim(), reasonPlace(id)) },
  });
  if (!row) {
    const earlier = await breakGlassByKey(tx, context.caller.id, input.idempotencyKey);
    return repeated(tx, context, { earlier: earlier!, input });
  }
  await storeSubjects(tx, [seal]);
  await settleCaseAccess(tx, row);
  await letReview(tx, row, watch.reviewers);
  await recordStep(tx, row, { by: row.person, office: row.office, step: 'opened' });
  await tellWatch(tx, row, { kind: 'BREAK_GLASS_OPENED', event: context.newId() });
  return done(row);
};

/** Equal for the same request sent again. */
const wordsOf = ({ case: caseId, reason, minutes }: OpenBreakGlassInput): string =>
  JSON.stringify([caseId.toLowerCase(), reason.trim(), minutes]);

const repeated = async (
  tx: EntityManager,
  { sealer }: HubContext,
  { earlier, input }: { readonly earlier: BreakGlassRow; readonly input: OpenBreakGlassInput },
): Promise<Answered> => {
  const seal = await subjectSeal(tx, sealer, subjectOfBreakGlass(earlier.id));
  return seal?.digest(wordsOf(input)) === earlier.digest
    ? done(earlier)
    : refused([problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey')]);
};

const watchNow = (context: HubContext, lead: string): Watch | null => {
  const { directory } = context;
  const at = context.now().getTime();
  const offices = [...directory.allOffices()].map((office) => ({ ...office, isHeld: directory.isHeld(office.id, at) }));
  return watchOf(lead, offices);
};
