import {
  changeRow,
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  makeOnce,
  type Obstacle,
  Problem,
  problemsOf,
} from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { requireCurriculumWriting } from '../permissions.js';
import {
  type CreateCurriculumInput,
  type CurriculumResult,
  curriculumRules,
  type ModuleInput,
  type PublishCurriculumInput,
  type ReviseCurriculumInput,
  revisionRules,
} from './curriculum.inputs.js';
import { curriculaById, curriculumByKey, type CurriculumRow, lockCurriculum } from './curriculum.store.js';
import { curriculumOf } from './curriculum.type.js';
import { type Content, insertCurriculum, nextVersionOf, publishDraft, writeDraft } from './curriculum.write-store.js';

const refused = (...problems: readonly Problem[]): CurriculumResult => ({ curriculum: null, problems });
const answer = (outcome: CurriculumRow | Problem): CurriculumResult =>
  outcome instanceof Problem ? refused(outcome) : { curriculum: curriculumOf(outcome), problems: [] };

const contentOf = (context: HubContext, modules: readonly ModuleInput[]): Content[] =>
  modules.map(({ titleEn, titleTh, topics, presentations }) => ({
    ...{ id: context.newId(), titleEn, titleTh, topics },
    presentations: presentations.map(({ minutes, stage = null, ...titled }) => ({
      ...{
        id: context.newId(),
        titleEn: titled.titleEn,
        titleTh: titled.titleTh,
        topics: titled.topics,
        minutes,
        stage,
      },
    })),
  }));

export const createCurriculum = async (
  context: HubContext,
  input: CreateCurriculumInput,
): Promise<CurriculumResult> => {
  requireCurriculumWriting(context, input.committee);
  const problems = problemsOf(curriculumRules, input);
  if (problems.length) return refused(...problems);
  const at = context.now();
  const outcome = await makeOnce<CurriculumRow>(
    context,
    { input, of: 'curriculum', action: 'created' },
    {
      find: curriculumByKey,
      make: async (tx, keyed) => {
        const row = await insertCurriculum(tx, {
          ...{ ...keyed, committee_id: input.committee, created_at: at, created_by: context.caller.id },
          ...{ title_en: input.titleEn, title_th: input.titleTh, author: input.author, source: input.source ?? null },
        });
        const draft = { id: context.newId(), curriculum: row.id, changed: null, at };
        await writeDraft(tx, draft, contentOf(context, input.modules));
        return row;
      },
    },
  );
  return answer(outcome);
};

export const reviseCurriculum = async (
  context: HubContext,
  { curriculum, version, changed, modules }: ReviseCurriculumInput,
): Promise<CurriculumResult> =>
  changing(
    context,
    { curriculum, version, action: 'revised', rules: () => problemsOf(revisionRules, { changed, modules }) },
    async (tx) => {
      const draft = { id: context.newId(), curriculum, changed, at: context.now() };
      await writeDraft(tx, draft, contentOf(context, modules));
      return nextVersionOf(tx, curriculum);
    },
  );

export const publishCurriculum = async (
  context: HubContext,
  { curriculum, version }: PublishCurriculumInput,
): Promise<CurriculumResult> =>
  changing(context, { curriculum, version, action: 'published', rules: () => [] }, async (tx) =>
    (await publishDraft(tx, curriculum, thaiDay(context.now())))
      ? nextVersionOf(tx, curriculum)
      : { code: 'CURRICULUM_STATE_FORBIDS', field: 'input.curriculum' },
  );

interface Change {
  readonly curriculum: string;
  readonly version: number;
  readonly action: string;
  /** What is wrong with the input, once it is known that the caller may change this. */
  readonly rules: () => readonly Problem[];
}

const changing = async (
  context: HubContext,
  { curriculum, version, action, rules }: Change,
  work: (tx: EntityManager) => Promise<CurriculumRow | Obstacle>,
): Promise<CurriculumResult> => {
  const [found] = isId(curriculum) ? await context.asCaller((tx) => curriculaById(tx, [curriculum])) : [];
  if (!found) throw new HubError('NOT_FOUND');
  requireCurriculumWriting(context, found.committee_id);
  const problems = rules();
  if (problems.length) return refused(...problems);
  const change = { id: found.id, version, of: 'curriculum', action };
  return answer(await changeRow<CurriculumRow>(context, change, { lock: lockCurriculum, work }));
};
