import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from '@jest/globals';
import { daysAfter, SCREENING_INDICATORS, thaiDay } from '@hub/vocabulary';
import { opened, people, scene, startWithCase, world } from './opened-case.js';
import { everybody, everyRow } from './world.js';

startWithCase();
beforeEach(() => scene.put(opened, 'SCREENING'));

const DESK = 'national-desk';
const FORM = `id code version nameLo inForceOn supersededOn revision questions { code answerKind indicator textMy }`;

interface Form {
  readonly id: string;
  readonly version: number;
  readonly revision: number;
  readonly inForceOn: string | null;
  readonly questions: readonly { readonly code: string }[];
}
interface Result {
  readonly done: { readonly form: Form | null; readonly problems: readonly { code: string; field: string }[] };
}

const question = (code: string, answerKind = 'YES_NO', indicator: string | null = null) => ({
  ...{ code, answerKind, indicator, textEn: `${code} en`, textTh: `${code} th`, textLo: `${code} lo` },
  textMy: `${code} my`,
});
const content = (...questions: object[]) => ({
  ...{ nameEn: 'Screening', nameTh: 'คัดกรอง', nameLo: 'ຄັດກອງ', nameMy: 'စိစစ်ခြင်း', questions },
});
const does = async (name: string, input: object, by = DESK) => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  return world.send<Result>(
    `mutation ($input: ${type}!) { done: ${name}(input: $input) { form { ${FORM} } problems { code field } } }`,
    { input },
    world.as(by),
  );
};
const made = async (name: string, input: object): Promise<Form> => {
  const { data, errors } = await does(name, input);
  if (!data?.done.form) throw new Error(JSON.stringify(errors ?? data));
  return data.done.form;
};
const refusal = (name: string, input: object, by = DESK) => scene.refusal(does(name, input, by));
const forms = async (query: string, by: string) =>
  (await world.send<Record<string, Form[]>>(`{ ${query} { ${FORM} } }`, {}, world.as(by))).data?.[query] ?? null;
const draft = (...questions: object[]) => ({
  ...{ idempotencyKey: randomUUID(), code: 'NRM', content: content(...questions) },
});

it('version 1 of the form stands as it was, in words of four languages', async () => {
  const [first, ...more] = (await forms('screeningForms', 'ck-duty'))!;
  expect(more).toEqual([]);
  expect(first).toMatchObject({ code: 'NRM', version: 1, revision: 1, supersededOn: null });
  expect(first!.questions.map(({ code }) => code).sort()).toEqual([...SCREENING_INDICATORS].sort());
  expect(first!.questions[1]).toEqual({
    ...{ code: 'DECEPTION', answerKind: 'TEXT', indicator: 'DECEPTION', textMy: 'လှည့်ဖြားခြင်း' },
  });
});

it('is drafted, changed and published; screenings go by the version used, and earlier ones keep theirs', async () => {
  const today = thaiDay(new Date());
  const [before, after] = [await people.registered(opened), await people.registered(opened)];
  expect(await scene.refusal(scene.screen(before))).toBeNull();
  const input = draft(question('FREE_TO_LEAVE'));
  const { id, version } = await made('draftScreeningForm', input);
  expect([(await made('draftScreeningForm', input)).id, version]).toEqual([id, 2]);
  expect(await refusal('draftScreeningForm', { ...input, content: content(question('OTHER')) })).toEqual([
    ...['IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'],
  ]);
  expect(await refusal('draftScreeningForm', draft(question('OTHER')))).toEqual([
    ...['SCREENING_FORM_DRAFTED', 'input.code'],
  ]);
  const written = content(question('FREE_TO_LEAVE', 'YES_NO', 'RESTRICTION_OF_MOVEMENT'), question('MONTHS', 'NUMBER'));
  expect((await made('changeScreeningForm', { id, revision: 1, content: written })).revision).toBe(2);
  expect(await refusal('changeScreeningForm', { id, revision: 1, content: written })).toEqual([
    ...['VERSION_CONFLICT', 'input.revision'],
  ]);
  expect(await forms('screeningFormDrafts', DESK)).toMatchObject([{ id, nameLo: 'ຄັດກອງ', inForceOn: null }]);
  const usesIt = { formVersion: 2, indicators: ['RESTRICTION_OF_MOVEMENT'], answers: [] as object[] };
  expect(await scene.refusal(scene.screen(after, usesIt))).toEqual(['SCREENING_FORM_UNKNOWN', 'input.formVersion']);

  const publishing = { id, revision: 2, inForceOn: today };
  expect(await refusal('publishScreeningForm', { ...publishing, inForceOn: daysAfter(today, -1) })).toEqual([
    ...['SCREENING_FORM_ORDER', 'input.inForceOn'],
  ]);
  for (let time = 0; time < 2; time++) expect((await made('publishScreeningForm', publishing)).inForceOn).toBe(today);
  expect(await refusal('changeScreeningForm', { id, revision: 3, content: written })).toEqual([
    ...['SCREENING_FORM_PUBLISHED', 'input.id'],
  ]);
  const answered = (answer: string) => ({ ...usesIt, answers: [{ question: 'MONTHS', answer }] });
  expect(await scene.refusal(scene.screen(after, answered('many')))).toEqual([
    ...['SCREENING_ANSWER_KIND', 'input.answers.0.answer'],
  ]);
  expect(await scene.refusal(scene.screen(after, { ...usesIt, indicators: ['DECEPTION'] }))).toEqual([
    ...['INPUT_INVALID', 'input.indicators'],
  ]);
  expect(await scene.refusal(scene.screen(after, answered('14')))).toBeNull();
  expect((await scene.assessed(before)).data!.person).toMatchObject({ screenings: [{ formVersion: 1 }] });
  expect((await scene.assessed(after)).data!.person).toMatchObject({
    screenings: [{ formVersion: 2, indicators: ['RESTRICTION_OF_MOVEMENT'], concerns: ['FORCED_LABOUR'] }],
    assessment: { answers: [{ question: 'MONTHS', answer: '14' }] },
  });
  expect(await forms('screeningForms', 'ck-duty')).toMatchObject([{ supersededOn: today }, { supersededOn: null }]);

  const next = await made('draftScreeningForm', draft(question('FREE_TO_LEAVE')));
  const later = { id: next.id, revision: 1, inForceOn: daysAfter(today, 1) };
  expect(await refusal('publishScreeningForm', { ...later, inForceOn: today })).toEqual([
    ...['SCREENING_FORM_ORDER', 'input.inForceOn'],
  ]);
  await made('publishScreeningForm', later);
  expect(await scene.refusal(scene.screen(after, { ...usesIt, formVersion: 3, indicators: [] }))).toEqual([
    ...['SCREENING_FORM_NOT_IN_FORCE', 'input.formVersion'],
  ]);
  const audit = await everyRow(world, `select action from audit_entry where resource = $1 order by at`, [id]);
  expect(audit.map(({ action }) => action)).toEqual([
    ...['screening_form.drafted', 'screening_form.changed', 'screening_form.published'],
  ]);
  await expect(everyRow(world, `update screening_form set name_en = 'x' where version = 2`, [])).rejects.toThrow(
    'append-only',
  );
});

it.each([
  [{ code: 'XXX' }, ['SCREENING_FORM_UNKNOWN', 'input.code']],
  [{ idempotencyKey: '' }, ['IDEMPOTENCY_KEY_REQUIRED', 'input.idempotencyKey']],
  [{ content: content() }, ['INPUT_INVALID', 'input.content.questions']],
  [{ content: content(question('SAME'), question('SAME')) }, ['INPUT_INVALID', 'input.content.questions']],
  [{ content: content({ ...question('AGE'), textLo: ' ' }) }, ['INPUT_INVALID', 'input.content.questions.0.textLo']],
])('a draft with %j is refused', async (given, refused) => {
  expect(await refusal('draftScreeningForm', { ...draft(question('AGE')), ...given })).toEqual(refused);
});

it('nobody but the national desk sees a draft, or writes or publishes one', async () => {
  const { id } = await made('draftScreeningForm', draft(question('AGE')));
  const acts = {
    draftScreeningForm: draft(question('AGE')),
    changeScreeningForm: { id, revision: 1, content: content(question('AGE')) },
    publishScreeningForm: { id, revision: 1, inForceOn: '2100-01-01' },
  };
  const others = everybody.filter((who) => who !== DESK);
  expect(others).toEqual(expect.arrayContaining(['ck-duty', 'cr-secretariat', 'admin']));
  for (const who of others) {
    for (const [name, input] of Object.entries(acts))
      expect([who, name, await refusal(name, input, who)]).toEqual([who, name, 'FORBIDDEN_ACTION']);
    expect([who, await forms('screeningFormDrafts', who)]).toEqual([who, null]);
    expect([who, JSON.stringify(await forms('screeningForms', who))]).toEqual([who, expect.not.stringContaining(id)]);
  }
  expect(await forms('screeningFormDrafts', DESK)).toMatchObject([{ id, revision: 1, inForceOn: null }]);
  expect(await refusal('publishScreeningForm', { ...acts.publishScreeningForm, id: randomUUID() })).toBe('NOT_FOUND');
});
