import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, LocalDate, Pub, Res } from '@hub/subgraph-kit';
import type { AgencyKind, Sex } from '@hub/vocabulary';
import { AgencyKindCode, SexCode } from '../codes.js';
import type { DueRow, RetrainingRow } from './retraining.store.js';

@ObjectType({ description: 'How a committee stands to one version of a policy: who was trained before it, and since.' })
export class RetrainingDue {
  @Pub(() => Int, { description: 'People trained on its topics before it came into force, and not since.' })
  peopleDue!: number;

  @Pub(() => Int, { description: 'People trained on its topics before it came into force, and again since.' })
  peopleRetrained!: number;

  @Pub(() => Int, { description: 'Trainings on its topics held before it came into force.' })
  trainingsBefore!: number;

  @Pub(() => Int, { description: 'Trainings on its topics held since.' })
  trainingsSince!: number;

  @Pub(() => LocalDate, { nullable: true, description: 'Day of the last training on its topics; null without one.' })
  lastTrainingOn!: string | null;

  @Pub(() => LocalDate, { nullable: true, description: 'Day of the first since it came into force; null while due.' })
  metOn!: string | null;

  versionId!: string;
  committeeId!: string;
}

@ObjectType({ description: 'Somebody to be trained again.' })
export class RetrainingParticipant {
  @Res('training:read', () => ID, { description: 'Id of the person, the same at each training of the committee.' })
  participant!: string;

  @Res('training:read', () => String, { description: 'Name.' })
  name!: string;

  @Res('training:read', () => SexCode, { description: 'Sex.' })
  sex!: Sex;

  @Res('training:read', () => AgencyKindCode, { description: 'Kind of agency.' })
  agencyKind!: AgencyKind;

  @Res('training:read', () => String, { nullable: true, description: 'Agency, in the words of the list.' })
  agency!: string | null;

  @Res('training:read', () => LocalDate, { description: 'Day of their last training on the topics.' })
  lastTrainedOn!: string;
}

export const RetrainingParticipantConnection = connectionType<RetrainingParticipant>(
  'RetrainingParticipant',
  () => RetrainingParticipant,
);

export const toRetrainingDue = ({ committee, version, due, retrained, ...rest }: RetrainingRow): RetrainingDue =>
  Object.assign(new RetrainingDue(), {
    ...{ peopleDue: due, peopleRetrained: retrained, versionId: version, committeeId: committee },
    ...{ trainingsBefore: rest.trainingsBefore, trainingsSince: rest.trainingsSince },
    ...{ lastTrainingOn: rest.lastTrainingOn, metOn: rest.metOn },
  });

export const toRetrainingParticipant = (row: DueRow): RetrainingParticipant =>
  Object.assign(new RetrainingParticipant(), {
    ...{ participant: row.id, name: row.name, sex: row.sex, agencyKind: row.agencyKind, agency: row.agency },
    lastTrainedOn: row.lastTrainedOn,
  });
