import type { Feature } from '@hub/subgraph-kit';
import { CommitteeGroupEntity } from '../committee-group/committee-group.entity.js';
import { CommitteeGroupResolver } from '../committee-group/committee-group.resolver.js';
import { CommitteeEntity } from '../committee/committee.entity.js';
import { committeeReference } from '../committee/committee.reference.js';
import { CommitteeResolver } from '../committee/committee.resolver.js';
import { directoryFeed } from '../events.js';
import { LocalBodiesOfCommitteeResolver, LocalBodyResolver } from '../local-body/local-body.resolver.js';
import { committeesMigration } from '../migrations/1000-committees.js';
import { placeAcrossMigration } from '../migrations/1040-place-across.js';
import { workingGroupMigration } from '../migrations/1072-working-group.js';
import { officeFoundedMigration } from '../migrations/1171-office-founded.js';
import { officialEnteredMigration } from '../migrations/1170-official-entered.js';
import { seatOfficeMigration } from '../migrations/1190-seat-office.js';
import { placeEndedMigration } from '../migrations/1194-place-ended.js';
import { committeeSecretaryMigration } from '../migrations/1201-committee-secretary.js';
import { officialPhoneMigration } from '../migrations/1220-official-phone.js';
import { thaiTitlesMigration } from '../migrations/1221-thai-titles.js';
import { secretaryPhonesMigration } from '../migrations/1230-secretary-phones.js';
import { OfficeEntity } from '../office/office.entity.js';
import { officeReference } from '../office/office.reference.js';
import { OfficeResolver } from '../office/office.resolver.js';
import { OfficialEntity } from '../official/official.entity.js';
import { officialReference } from '../official/official.reference.js';
import { OfficialResolver } from '../official/official.resolver.js';
import { OrganizationEntity } from '../organization/organization.entity.js';
import { organizationReference } from '../organization/organization.reference.js';
import { OrganizationResolver } from '../organization/organization.resolver.js';
import { PlaceEntity } from '../place/place.entity.js';
import { placeReference } from '../place/place.reference.js';
import { PlaceResolver } from '../place/place.resolver.js';
import { SeatEntity } from '../seat/seat.entity.js';
import { SeatOfOfficeResolver, SeatResolver } from '../seat/seat.resolver.js';
import { WorkingGroupResolver } from '../working-group/working-group.resolver.js';
import { republicationJob } from './republication.job.js';

/** Committees, offices, the people in them, and places. */
export const directory: Feature = {
  name: 'directory',
  resolvers: [
    CommitteeResolver,
    CommitteeGroupResolver,
    WorkingGroupResolver,
    LocalBodiesOfCommitteeResolver,
    LocalBodyResolver,
    OfficeResolver,
    OfficialResolver,
    OrganizationResolver,
    PlaceResolver,
    SeatResolver,
    SeatOfOfficeResolver,
  ],
  references: [committeeReference, officeReference, officialReference, organizationReference, placeReference],
  entities: [
    CommitteeEntity,
    CommitteeGroupEntity,
    OfficeEntity,
    OfficialEntity,
    OrganizationEntity,
    PlaceEntity,
    SeatEntity,
  ],
  migrations: [
    committeesMigration,
    placeAcrossMigration,
    workingGroupMigration,
    officialEnteredMigration,
    officeFoundedMigration,
    seatOfficeMigration,
    placeEndedMigration,
    committeeSecretaryMigration,
    officialPhoneMigration,
    thaiTitlesMigration,
    secretaryPhonesMigration,
  ],
  jobs: [republicationJob],
  feeds: [directoryFeed],
};
