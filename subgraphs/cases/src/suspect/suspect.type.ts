import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, LocalDate, Problem, Pub, Res, Vid } from '@hub/subgraph-kit';
import type { PaperKind, SuspectRole, SuspectStatus } from '@hub/vocabulary';
import { PaperKindCode, SuspectRoleCode, SuspectStatusCode } from '../codes.js';
import type { SuspectValues } from './suspect.sealing.js';
import type { SuspectRow } from './suspect.store.js';

@ObjectType({ description: 'Who a suspect is; each value is null when it is not known.' })
export class SuspectIdentity implements SuspectValues {
  @Vid('suspect:read', () => String, { nullable: true, description: 'Full name.' })
  name!: string | null;

  @Vid('suspect:read', () => String, { nullable: true, description: 'Nicknames and other names.' })
  otherNames!: string | null;

  @Vid('suspect:read', () => LocalDate, { nullable: true, description: 'Day of birth.' })
  bornOn!: string | null;

  @Vid('suspect:read', () => PaperKindCode, { nullable: true, description: 'The paper that says who it is.' })
  paperKind!: PaperKind | null;

  @Vid('suspect:read', () => String, { nullable: true, description: 'Number of that paper.' })
  paperNumber!: string | null;

  @Vid('suspect:read', () => String, { nullable: true, description: 'Number the suspect is known to use.' })
  phone!: string | null;

  @Vid('suspect:read', () => String, { nullable: true, description: 'Where the suspect lives or works.' })
  address!: string | null;

  @Vid('suspect:read', () => String, {
    nullable: true,
    description: 'What the suspect looks like, drives or is known for.',
  })
  description!: string | null;
}

@ObjectType({
  description: 'Somebody suspected in a case. Only police whom the case is shared with see that there is one.',
})
export class Suspect {
  @Res('suspect:read', () => ID, { description: 'Opaque id of the suspect, in this case only.' })
  id!: string;

  @Res('suspect:read', () => [SuspectRoleCode], { description: 'What the suspect is thought to have done.' })
  roles!: readonly SuspectRole[];

  @Res('suspect:read', () => SuspectStatusCode, { description: 'How far justice has come.' })
  status!: SuspectStatus;

  @Res('suspect:read', () => String, { nullable: true, description: 'Nationality, ISO 3166-1 alpha-3.' })
  nationality!: string | null;

  @Res('suspect:read', () => Int, { description: 'Grows with each change; send it back to change the suspect.' })
  version!: number;

  @Res('suspect:read', () => DateTime, { description: 'When the suspect was registered.' })
  registeredAt!: Date;

  @Res('suspect:read', () => DateTime, { nullable: true, description: 'When the identifying data were erased.' })
  erasedAt!: Date | null;
}

export const SuspectConnection = connectionType<Suspect>('Suspect', () => Suspect);

@ObjectType({ description: 'The answer to a registration or a change of a suspect.' })
export class SuspectResult {
  @Res('suspect:read', () => Suspect, { nullable: true, description: 'The suspect; null when nothing changed.' })
  suspect!: Suspect | null;

  @Pub(() => [Problem], { description: 'What must be put right.' })
  problems!: readonly Problem[];
}

export const suspectOf = (row: SuspectRow): Suspect =>
  Object.assign(new Suspect(), {
    id: row.id,
    roles: row.roles,
    status: row.status,
    nationality: row.nationality,
    version: row.version,
    registeredAt: new Date(row.at),
    erasedAt: row.erased_at,
  });

export const suspectKept = (row: SuspectRow): SuspectResult =>
  Object.assign(new SuspectResult(), { suspect: suspectOf(row), problems: [] });

export const suspectNotKept = (problems: readonly Problem[]): SuspectResult =>
  Object.assign(new SuspectResult(), { suspect: null, problems });
