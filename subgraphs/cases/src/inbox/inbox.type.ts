import { Int, ObjectType } from 'type-graphql';
import { type Caller, Res } from '@hub/subgraph-kit';
import { Committee } from '../committee/committee.stub.js';
import { Office } from '../office/office.stub.js';

@ObjectType({ description: 'The case alerts of one office, whoever holds it.' })
export class Inbox {
  @Res('alert:read', () => Office, { nullable: true, description: 'The office that owns it.' })
  office!: Office | null;

  @Res('alert:read', () => Committee, { nullable: true, description: 'Committee of the office, if any.' })
  committee!: Committee | null;

  @Res('alert:read', () => Int, { description: 'Number of its last alert; 0 when it is empty.' })
  head!: number;

  @Res('alert:read', () => Int, { description: 'How many of its alerts wait for somebody to accept.' })
  openAlerts!: number;
}

export const inboxOf = (held: Caller['offices'][number], counts: { head: number; openAlerts: number }): Inbox =>
  Object.assign(new Inbox(), {
    office: Office.of(held.office),
    committee: held.committee === null ? null : Committee.of(held.committee),
    ...counts,
  });
