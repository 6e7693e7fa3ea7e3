import { ObjectType } from 'type-graphql';
import { connectionType, DateTime, Res } from '@hub/subgraph-kit';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import { actOf, isUnderBreakGlass, personOf } from './access-report.rules.js';
import type { AuditRow } from './access-report.store.js';

@ObjectType({ description: 'One act upon a case, or one identifying value of it that was read; never the value.' })
export class CaseAccess {
  @Res('oversight:read', () => DateTime, { description: 'When.' })
  at!: Date;

  @Res('oversight:read', () => Official, { nullable: true, description: 'Who; null for work of the hub itself.' })
  official!: Official | null;

  @Res('oversight:read', () => Office, { nullable: true, description: 'Through which office.' })
  office!: Office | null;

  @Res('oversight:read', () => String, { description: 'What, e.g. `read report.name` or `case.screening`.' })
  action!: string;

  @Res('oversight:read', () => String, { description: 'What for.' })
  purpose!: string;

  @Res('oversight:read', () => Boolean, { description: 'True when an emergency access gave the right to it.' })
  underBreakGlass!: boolean;
}

export const AccessReportConnection = connectionType<CaseAccess>('AccessReport', () => CaseAccess);

export const caseAccessOf = ({ at, actor, office, action, resource_type, purpose }: AuditRow): CaseAccess => {
  const person = personOf(actor);
  return Object.assign(new CaseAccess(), {
    at: new Date(at),
    official: person && Official.of(person),
    office: office && Office.of(office),
    action: actOf({ action, resourceType: resource_type }),
    purpose,
    underBreakGlass: isUnderBreakGlass(action),
  });
};
