import type { PlanActivityState, Quarter, TaskState } from '@hub/vocabulary';
import { lastDayOf } from '../../plan/plan.rules.js';
import { type HandoverLine, joined, titled, words } from '../handover.line.js';
import type { SectionOf } from '../handover.sections.js';
import { notAll, type Page } from './case.section.js';
import { endOfDay } from './committee.section.js';

interface Named {
  readonly name: string;
}

/** What `handover-work` answers. */
interface Answer {
  readonly committee: {
    readonly tasks: Page<{
      readonly id: string;
      readonly title: string;
      readonly state: TaskState;
      readonly dueOn: string;
      readonly office: { readonly titleEn: string; readonly titleTh: string | null } | null;
      readonly official: Named | null;
    }>;
    readonly actionPlans: readonly {
      readonly state: string;
      readonly financialYear: number;
      readonly activities: readonly {
        readonly id: string;
        readonly title: string;
        readonly state: PlanActivityState;
        readonly quarters: readonly Quarter[];
        readonly office: { readonly titleEn: string; readonly titleTh: string | null } | null;
        readonly official: Named | null;
      }[];
    }[];
    readonly lessonsLearned: Page<{
      readonly id: string;
      readonly challenge: string;
      readonly recommendation: string;
      readonly notedAt: string;
    }>;
  };
}

const openActivities = ({ actionPlans }: Answer['committee']): HandoverLine[] =>
  actionPlans
    .filter(({ state }) => state === 'ACCEPTED')
    .flatMap(({ financialYear, activities }) =>
      activities
        .filter(({ state }) => state === 'PLANNED' || state === 'UNDER_WAY')
        .map(({ id, title, state: code, quarters, office, official }) => ({
          ...{ codeOf: 'PlanActivityState', code, ...words(title, titled(office), official?.name) },
          ...{ at: endOfDay(lastDayOf(financialYear, quarters)), references: [id] },
        })),
    );

const openTasks = ({ tasks }: Answer['committee']): HandoverLine[] =>
  tasks.edges.map(({ node: { id, title, state: code, dueOn, office, official } }) => ({
    ...{ codeOf: 'TaskState', code, ...words(title, titled(office), official?.name) },
    ...{ at: endOfDay(dueOn), references: [id] },
  }));

const lessons = ({ lessonsLearned }: Answer['committee']): HandoverLine[] =>
  lessonsLearned.edges.map(({ node: { id, challenge, recommendation, notedAt } }) => ({
    ...{ text: joined(challenge, recommendation), at: notedAt, references: [id] },
  }));

const of = (lines: SectionOf<Answer>['lines']): SectionOf<Answer> => ({ document: 'handover-work', lines });

export const workSections = {
  TASKS: of(({ committee }) => [...notAll(committee.tasks, openTasks(committee)), ...openActivities(committee)]),
  LESSONS: of(({ committee }) => notAll(committee.lessonsLearned, lessons(committee))),
};
