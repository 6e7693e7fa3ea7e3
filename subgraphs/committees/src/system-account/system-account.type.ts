import { ID, ObjectType } from 'type-graphql';
import { DateTime, Res } from '@hub/subgraph-kit';
import type { Scope } from '@hub/vocabulary';
import type { SystemAccountEntity } from './system-account.entity.js';
import type { SystemKeyEntity } from './system-key.entity.js';

/** Whoever gave an office its account, or holds the office. */
export const ACCOUNT_HOLDING: readonly Scope[] = ['directory:write', 'webhook:write'];
/** They and the account itself. */
export const ACCOUNT_READING: readonly Scope[] = ['directory:write', 'repatriation:follow'];

@ObjectType({ description: 'A key that an account signs its tokens with.' })
export class SystemKey {
  @Res(ACCOUNT_READING, () => ID, { description: 'Thumbprint of the public key (RFC 7638): the `kid` of the tokens.' })
  id!: string;

  @Res(ACCOUNT_READING, () => DateTime, { description: 'When it was registered.' })
  createdAt!: Date;

  @Res(ACCOUNT_READING, () => DateTime, { nullable: true, description: 'When it ends; null with the account.' })
  until!: Date | null;
}

@ObjectType({
  description: 'By which the own system of a counterpart office signs in: for that office, for its feed and no more.',
})
export class SystemAccount {
  @Res(ACCOUNT_READING, () => ID, { description: 'Id: `iss` and `sub` of the tokens that the system signs.' })
  id!: string;

  @Res(ACCOUNT_READING, () => String, { description: 'What the system is called.' })
  name!: string;

  @Res(ACCOUNT_READING, () => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Res(ACCOUNT_READING, () => DateTime, { description: 'When it ends.' })
  until!: Date;

  @Res(ACCOUNT_READING, () => DateTime, {
    nullable: true,
    description: 'When it was used last, to the minute; null when it never was.',
  })
  lastUsedAt!: Date | null;

  officeId!: string;
}

export const systemAccountOf = (row: SystemAccountEntity): SystemAccount =>
  Object.assign(new SystemAccount(), {
    ...{ id: row.id, name: row.name, createdAt: row.createdAt, until: row.endsAt },
    ...{ lastUsedAt: row.lastUsedAt, officeId: row.office },
  });

export const systemKeyOf = ({ id, createdAt, endsAt }: SystemKeyEntity): SystemKey =>
  Object.assign(new SystemKey(), { id, createdAt, until: endsAt });
