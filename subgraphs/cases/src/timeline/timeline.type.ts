import { ID, ObjectType } from 'type-graphql';
import { connectionType, DateTime, Res } from '@hub/subgraph-kit';
import { Office } from '../office/office.stub.js';
import type { TimelineRow } from './timeline.store.js';

@ObjectType({ description: 'Something that was done in a case: what, when and by which office; never a value.' })
export class TimelineEntry {
  @Res('case:read', () => DateTime, { description: 'When.' })
  at!: Date;

  @Res('case:read', () => String, { description: 'What, e.g. `person.registered` or `alert.given`.' })
  kind!: string;

  @Res('case:read', () => Office, {
    nullable: true,
    description: 'Through which office, or which was told by an alert; null for the hub itself.',
  })
  office!: Office | null;

  @Res('case:read', () => String, { description: 'What it was done to, e.g. `person` or `case_share`.' })
  about!: string;

  @Res('case:read', () => ID, { description: 'Id of what it was done to.' })
  aboutId!: string;
}

export const TimelineConnection = connectionType<TimelineEntry>('Timeline', () => TimelineEntry);

export const timelineEntryOf = (row: TimelineRow): TimelineEntry =>
  Object.assign(new TimelineEntry(), {
    at: new Date(row.at),
    kind: row.action,
    office: row.office && Office.of(row.office),
    about: row.resource_type,
    aboutId: row.resource,
  });
