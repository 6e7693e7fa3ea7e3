import type { Feature } from '@hub/subgraph-kit';
import { ConsentResolver } from '../consent/consent.resolver.js';
import { CaseDuplicateResolver, PossibleDuplicateResolver } from '../duplicate/duplicate.resolver.js';
import { personMigration } from '../migrations/1003-person.js';
import { personTokenMigration } from '../migrations/1004-person-token.js';
import { screeningMigration } from '../migrations/1051-screening.js';
import { victimContextMigration } from '../migrations/1070-victim-context.js';
import { possibleDuplicateMigration } from '../migrations/1091-possible-duplicate.js';
import { screeningFormMigration } from '../migrations/1216-screening-form.js';
import { samePersonMigration } from '../migrations/1226-same-person.js';
import { ScreeningFormResolver } from '../screening-form/screening-form.resolver.js';
import { ScreeningResolver } from '../screening/screening.resolver.js';
import { PersonEntity } from './person.entity.js';
import { personReference } from './person.reference.js';
import { PersonResolver } from './person.resolver.js';

/** Persons of a case, their sealed values, consents, screenings, and cases that may be the same. */
export const persons: Feature = {
  name: 'persons',
  resolvers: [
    PersonResolver,
    ConsentResolver,
    ScreeningFormResolver,
    ScreeningResolver,
    CaseDuplicateResolver,
    PossibleDuplicateResolver,
  ],
  references: [personReference],
  entities: [PersonEntity],
  migrations: [
    personMigration,
    personTokenMigration,
    screeningMigration,
    victimContextMigration,
    possibleDuplicateMigration,
    screeningFormMigration,
    samePersonMigration,
  ],
};
