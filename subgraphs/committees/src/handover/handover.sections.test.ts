import { describe, expect, it } from '@jest/globals';
import { HANDOVER_SECTIONS, TRUSTED_DOCUMENTS } from '@hub/vocabulary';
import { documentsFor, sectionsFrom } from './handover.sections.js';

const now = new Date('2026-08-10T05:00:00Z');
const plan = {
  ...{ id: 'p', title: 'Plan', financialYear: 2569, state: 'ACCEPTED' },
  budget: { withinMandate: '0.10', proposed: '12500.50', allocated: '1.00', spent: '0.00' },
  activities: [
    {
      id: 'a1',
      title: 'Watchdogs',
      state: 'PLANNED',
      quarters: [4, 3],
      office: { titleEn: 'Chair' },
      official: { name: 'Dao' },
    },
    { id: 'a2', title: 'Campaign', state: 'DONE', quarters: [1], office: null, official: null },
  ],
  reviews: [
    { quarter: 1, heldOn: '2026-01-05' },
    { quarter: 2, heldOn: '2026-04-05' },
  ],
};
const officeWith = (given: object): object => ({
  ...{ id: 'o', kind: 'CHAIR', titleEn: 'Chair', vacantSince: null, holders: [], dutyShifts: { edges: [] } },
  ...given,
});
const NONE = { edges: [], pageInfo: { hasNextPage: false } };
const told = (code: string, committee: object, document = 'handover-committee') => {
  const none = { offices: [], groups: [], actionPlans: [], tasks: NONE, lessonsLearned: NONE };
  return sectionsFrom(document, { committee: { ...none, ...committee } }, { office: 'o', now }).find(
    (each) => each.code === code,
  )!.lines;
};

describe('a pack', () => {
  it('has a section for each code, each read by a document of its own service', () => {
    const documents = documentsFor('CHAIR');
    expect(new Set(documents).size).toBe(documents.length);
    expect(documents.map((name) => TRUSTED_DOCUMENTS[name].sender)).toEqual(documents.map(() => 'committees'));
    expect(HANDOVER_SECTIONS.length).toBeGreaterThanOrEqual(documents.length);
  });

  it('of a secretary is gathered by nothing that tells of cases, alerts or returns', () => {
    expect(documentsFor('COMMITTEE_SECRETARY')).toEqual([
      ...['handover-committee', 'handover-work', 'handover-trend', 'handover-indicators', 'handover-trainings'],
    ]);
  });

  it('tells a plan with its sums in baht and how far its activities are', () => {
    expect(told('PLANS', { actionPlans: [plan] })).toEqual([
      { codeOf: 'ActionPlanState', code: 'ACCEPTED', text: '2569 – Plan' },
      { codeOf: 'BudgetLineState', code: 'WITHIN_MANDATE', value: '0.10 THB' },
      { codeOf: 'BudgetLineState', code: 'PROPOSED', value: '12500.50 THB' },
      { codeOf: 'BudgetLineState', code: 'ALLOCATED', value: '1.00 THB' },
      { codeOf: 'BudgetLineState', code: 'SPENT', value: '0.00 THB' },
      { codeOf: 'PlanActivityState', code: 'PLANNED', count: 1 },
      { codeOf: 'PlanActivityState', code: 'DONE', count: 1 },
    ]);
  });

  it('names what is still to be done, and by whom', () => {
    const task = {
      id: 't1',
      title: 'Map the piers',
      state: 'ENDORSED',
      dueOn: '2026-08-31',
      official: { name: 'Fah' },
    };
    const tasks = { edges: [{ node: { ...task, office: { titleEn: 'Chair' } } }], pageInfo: { hasNextPage: true } };
    const actionPlans = [plan, { ...plan, state: 'DRAFT' }];
    expect(told('TASKS', { actionPlans, tasks }, 'handover-work')).toEqual([
      {
        ...{ codeOf: 'TaskState', code: 'ENDORSED', text: 'Map the piers – Chair – Fah', references: ['t1'] },
        ...{ at: '2026-08-31T17:00:00.000Z', atLeast: true },
      },
      {
        ...{ codeOf: 'PlanActivityState', code: 'PLANNED', text: 'Watchdogs – Chair – Dao', references: ['a1'] },
        at: '2026-09-30T17:00:00.000Z',
      },
    ]);
  });

  it('tells what was learned, and each duty by its code', () => {
    const node = { id: 'l1', challenge: 'Chiefs rotate', recommendation: 'Hand over', notedAt: '2026-05-01T00:00:00Z' };
    const lessonsLearned = { ...NONE, edges: [{ node }] };
    expect(told('LESSONS', { lessonsLearned }, 'handover-work')).toEqual([
      { text: 'Chiefs rotate – Hand over', at: '2026-05-01T00:00:00Z', references: ['l1'] },
    ]);
    const groups = [{ kind: 'EXECUTIVE', nameEn: 'Executive', duties: ['ACT_AS_MDT_IN_EMERGENCY'], seats: [] }];
    expect(told('DUTIES', { groups })).toEqual([
      { codeOf: 'CommitteeDuty', code: 'ACT_AS_MDT_IN_EMERGENCY', text: 'Executive' },
    ]);
  });

  it('looks ninety days ahead, and at what is late, in the order it falls due', () => {
    const holders = [
      { until: '2026-11-01T00:00:00Z', official: null },
      { until: '2026-11-20T00:00:00Z', official: null },
    ];
    const dutyShifts = { edges: [{ node: { from: '2026-08-11T01:00:00Z', until: '', official: { name: 'Dao' } } }] };
    const offices = [officeWith({ holders, dutyShifts }), officeWith({ id: 'another', dutyShifts })];
    expect(told('DUE', { offices, actionPlans: [plan] })).toEqual([
      { due: 'QUARTER_REVIEW', text: 'Plan – 3/2569', at: '2026-06-30T17:00:00.000Z' },
      { due: 'DUTY_SHIFT', text: 'Dao', at: '2026-08-11T01:00:00Z' },
      { due: 'QUARTER_REVIEW', text: 'Plan – 4/2569', at: '2026-09-30T17:00:00.000Z' },
      { due: 'PLAN_SUBMISSION', text: '2570', at: '2026-09-30T17:00:00.000Z' },
      { due: 'APPOINTMENT_ENDS', text: 'Chair', at: '2026-11-01T00:00:00Z' },
    ]);
  });

  it('asks for no plan that is submitted', () => {
    const submitted = { ...plan, financialYear: 2570, state: 'SUBMITTED' };
    expect(told('DUE', { actionPlans: [submitted] })).toEqual([]);
  });

  it('shows a vacant seat as vacant', () => {
    const offices = [officeWith({ vacantSince: '2026-05-01T00:00:00Z' })];
    expect(told('CONTACTS', { offices })).toEqual([
      { codeOf: 'CommitteeNoticeKind', code: 'VACANT', text: 'Chair', at: '2026-05-01T00:00:00Z' },
    ]);
  });
  it('names who is there with their phone, and what stands, in Thai where that is known', () => {
    const official = { name: 'Dao', title: 'Chair', phone: '+6653711234' };
    const holders = [{ until: '2027-05-01T00:00:00Z', official }];
    const ended = ['MEMBER', 'COMMITTEE_SECRETARY'].map((kind) => officeWith({ id: kind, kind, seat: null }));
    const offices = [officeWith({ titleTh: 'ประธาน', holders }), ...ended];
    const seat = { titleEn: 'Nurse', titleTh: 'พยาบาล', organization: { nameEn: 'Hospital', nameTh: null } };
    const groups = [
      { kind: 'EXECUTIVE', duties: [], seats: [seat, { ...seat, endedOn: '2026-01-01' }] },
      { kind: 'WORKING_GROUP', endedOn: '2026-01-01', duties: ['RESCUE'], seats: [seat] },
    ];
    expect(told('CONTACTS', { offices, groups })).toEqual([
      {
        ...{ codeOf: 'OfficeKind', code: 'CHAIR', text: 'Dao – Chair – +6653711234' },
        ...{ textTh: 'Dao – ประธาน – +6653711234', at: '2027-05-01T00:00:00Z' },
      },
      { codeOf: 'GroupKind', code: 'EXECUTIVE', text: 'Nurse – Hospital', textTh: 'พยาบาล – Hospital' },
    ]);
    expect(told('DUTIES', { groups })).toEqual([]);
    const thai = [officeWith({ titleTh: 'ประธาน', holders: [{ ...holders[0]!, official: { title: 'นายอำเภอ' } }] })];
    expect(told('CONTACTS', { offices: thai })).toMatchObject([{ text: 'นายอำเภอ' }]);
  });
});
