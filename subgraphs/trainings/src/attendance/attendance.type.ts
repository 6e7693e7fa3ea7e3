import { Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionType, Pub, Res } from '@hub/subgraph-kit';
import type { AgencyKind, AttendanceRole, Sex } from '@hub/vocabulary';
import { AgencyKindCode, AttendanceRoleCode, SexCode } from '../codes.js';
import type { AttendedRow } from './attendance.store.js';

@ObjectType({ description: 'That somebody came to a training. Neither an address nor a number to call is kept.' })
export class Attendance {
  @Res('training:read', () => ID, { description: 'Id of the attendance.' })
  id!: string;

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

  @Res('training:read', () => AttendanceRoleCode, { description: 'What they were there.' })
  role!: AttendanceRole;

  @Res('training:read', () => Float, { nullable: true, description: 'Pre-test, per cent; null when not taken.' })
  preScore!: number | null;

  @Res('training:read', () => Float, { nullable: true, description: 'Post-test, per cent; null when not taken.' })
  postScore!: number | null;
}

export const AttendanceConnection = connectionType<Attendance>('Attendance', () => Attendance);

@ObjectType({ description: 'How many came to trainings, of those who are known by name.' })
export class AttendanceReach {
  @Pub(() => Int, { description: 'Each person counted once for each training they came to.' })
  participations!: number;

  @Pub(() => Int, { description: 'Each person counted once.' })
  people!: number;
}

export const toAttendance = (row: AttendedRow): Attendance =>
  Object.assign(new Attendance(), {
    ...{ id: row.id, participant: row.participant, name: row.name, sex: row.sex, agencyKind: row.agency_kind },
    ...{ agency: row.agency, role: row.role, preScore: row.pre_score, postScore: row.post_score },
  });
