import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { isId, LocalDate, Pub, Res } from '@hub/subgraph-kit';
import {
  type CommitteeForm,
  type CommitteeState,
  type EstablishmentStepKind,
  PCODE,
  type WorkTheme,
} from '@hub/vocabulary';
import { CommitteeFormCode, CommitteeStateCode, EstablishmentStepCode, WorkThemeCode } from '../codes.js';

@InputType({ description: 'A committee that is to come about in a place that has none.' })
export class ProposeCommitteeInput {
  @Pub(() => ID, { description: 'Any text new for each proposal; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Pub(() => ID, { description: 'P-code of the district or province, where you answer.' })
  place!: string;

  @Pub(() => String, { description: 'Name in English, in up to 200 characters.' })
  nameEn!: string;

  @Pub(() => String, { nullable: true, description: 'Name in Thai.' })
  nameTh?: string | null;

  @Pub(() => CommitteeFormCode, { description: 'How it will be built; its groups and their duties follow from it.' })
  form!: CommitteeForm;

  @Pub(() => [WorkThemeCode], { defaultValue: [], description: 'Themes it will order its work by.' })
  themes!: WorkTheme[];

  @Pub(() => LocalDate, { description: 'When the advocacy meeting was held.' })
  advocacyMeetingOn!: string;
}

@InputType({ description: 'A step on the way to a working committee; the same step again dates it anew.' })
export class RecordEstablishmentStepInput {
  @Res(null, () => ID, { description: 'The committee.' })
  committee!: string;

  @Res(null, () => Int, { description: 'Version of the committee that the step was recorded on.' })
  version!: number;

  @Res(null, () => EstablishmentStepCode, { description: 'Which step.' })
  step!: EstablishmentStepKind;

  @Res(null, () => LocalDate, { description: 'On which day it was taken.' })
  happenedOn!: string;

  @Res(null, () => [ID], { defaultValue: [], description: 'Organizations of the working team, with its own step.' })
  organizations!: string[];
}

@InputType({ description: 'What an established committee becomes.' })
export class ChangeCommitteeStateInput {
  @Res(null, () => ID, { description: 'The committee.' })
  committee!: string;

  @Res(null, () => Int, { description: 'Version of the committee that the decision was made on.' })
  version!: number;

  @Res(null, () => CommitteeStateCode, { description: 'DORMANT, ACTIVE again, or DISSOLVED.' })
  to!: CommitteeState;
}

const name = z.string().trim().min(1).max(200);

export const proposalRules = z.object({
  ...{ idempotencyKey: name, nameEn: name, nameTh: name.nullish(), place: z.string().regex(PCODE) },
  themes: z.array(z.string()).refine((themes) => new Set(themes).size === themes.length),
});
export const stepRules = z.object({ organizations: z.array(z.string().refine(isId)).max(50) });
