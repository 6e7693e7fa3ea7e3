import {
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  makeOnce,
  type Obstacle,
  Problem,
  problem,
  problemsOf,
  recordChange,
} from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { keyRules } from '../idempotency.js';
import { requireFormPublishing } from '../permissions.js';
import {
  type ChangeScreeningFormInput,
  contentRules,
  type DraftScreeningFormInput,
  type PublishScreeningFormInput,
  type ScreeningFormContentInput,
} from './screening-form.inputs.js';
import {
  changeDraft,
  type FormContent,
  formBefore,
  formById,
  formByKey,
  type FormRow,
  insertDraft,
  lockForms,
  newestForm,
  publishDraft,
} from './screening-form.store.js';
import { screeningFormOf, type ScreeningFormResult } from './screening-form.type.js';

const refused = (...problems: readonly Problem[]): ScreeningFormResult => ({ form: null, problems });
const answer = (outcome: FormRow | Problem): ScreeningFormResult =>
  outcome instanceof Problem ? refused(outcome) : { form: screeningFormOf(outcome), problems: [] };

const contentOf = ({ questions, ...names }: ScreeningFormContentInput): FormContent => ({
  ...{ nameEn: names.nameEn.trim(), nameTh: names.nameTh.trim() },
  ...{ nameLo: names.nameLo.trim(), nameMy: names.nameMy.trim() },
  questions: questions.map(({ code, answerKind, indicator = null, ...texts }) => ({
    ...{ code, answerKind, indicator, en: texts.textEn.trim(), th: texts.textTh.trim() },
    ...{ lo: texts.textLo.trim(), my: texts.textMy.trim() },
  })),
});

export const draftForm = async (context: HubContext, input: DraftScreeningFormInput): Promise<ScreeningFormResult> => {
  requireFormPublishing(context);
  const problems = [...problemsOf(keyRules, input), ...problemsOf(contentRules, input)];
  if (problems.length) return refused(...problems);
  const outcome = await makeOnce<FormRow>(
    context,
    { input, of: 'screening_form', action: 'drafted' },
    {
      find: async (tx, by, key) => {
        await lockForms(tx);
        return formByKey(tx, by, key);
      },
      make: async (tx, keyed) => {
        const { code, content } = input;
        const newest = await newestForm(tx, code);
        if (!newest) return { code: 'SCREENING_FORM_UNKNOWN', field: 'input.code' };
        if (newest.inForceOn === null) return { code: 'SCREENING_FORM_DRAFTED', field: 'input.code' };
        const draft = { ...keyed, form: code, version: newest.version + 1, drafted_by: context.caller.id };
        return insertDraft(tx, draft, contentOf(content));
      },
    },
  );
  return answer(outcome);
};

export const changeForm = async (
  context: HubContext,
  input: ChangeScreeningFormInput,
): Promise<ScreeningFormResult> => {
  requireFormPublishing(context);
  const problems = problemsOf(contentRules, input);
  if (problems.length) return refused(...problems);
  return changing(context, 'changed', { input, work: (tx, { id }) => changeDraft(tx, id, contentOf(input.content)) });
};

export const publishForm = async (
  context: HubContext,
  input: PublishScreeningFormInput,
): Promise<ScreeningFormResult> => {
  requireFormPublishing(context);
  const { inForceOn } = input;
  return changing(context, 'published', {
    input,
    isDone: (row) => row.inForceOn === inForceOn && row.revision === input.revision + 1,
    work: async (tx, row) => {
      const before = await formBefore(tx, row);
      const first = thaiDay(context.now());
      if (inForceOn < first || (before?.inForceOn && inForceOn <= before.inForceOn))
        return { code: 'SCREENING_FORM_ORDER', field: 'input.inForceOn' };
      return publishDraft(tx, row.id, inForceOn);
    },
  });
};

interface Changing {
  readonly input: { readonly id: string; readonly revision: number };
  readonly work: (tx: EntityManager, row: FormRow) => Promise<FormRow | Obstacle>;
  /** Whether this very change was made before, so that its repeat is answered alike. */
  readonly isDone?: (row: FormRow) => boolean;
}

/** Changes a draft while nobody else changes a form. */
const changing = (
  context: HubContext,
  action: 'changed' | 'published',
  { input, work, isDone }: Changing,
): Promise<ScreeningFormResult> =>
  context.asSystem('change-screening-form', async (tx) => {
    await lockForms(tx);
    const row = isId(input.id) ? await formById(tx, input.id) : undefined;
    if (!row) throw new HubError('NOT_FOUND');
    if (isDone?.(row)) return answer(row);
    if (row.inForceOn !== null) return refused(problem('SCREENING_FORM_PUBLISHED', 'input.id'));
    if (row.revision !== input.revision) return refused(problem('VERSION_CONFLICT', 'input.revision'));
    const outcome = await work(tx, row);
    if ('code' in outcome) return refused(problem(outcome.code, outcome.field));
    await recordChange(tx, { of: 'screening_form', id: row.id, action, by: context.caller.id });
    return answer(outcome);
  });
