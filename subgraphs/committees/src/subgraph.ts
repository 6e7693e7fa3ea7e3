import { defineSubgraph } from '@hub/subgraph-kit';
import { AppointmentEntity } from './appointment/appointment.entity.js';
import { AppointmentResolver } from './appointment/appointment.resolver.js';
import { CommitteeEntity } from './committee/committee.entity.js';
import { committeeReference } from './committee/committee.reference.js';
import { CommitteeResolver } from './committee/committee.resolver.js';
import { CommitteeGroupEntity } from './committee-group/committee-group.entity.js';
import { CommitteeGroupResolver } from './committee-group/committee-group.resolver.js';
import { DutyShiftEntity } from './duty/duty.entity.js';
import { DutyResolver } from './duty/duty.resolver.js';
import { dutyWithdrawalJob } from './duty/duty-withdrawal.job.js';
import { directoryFeed } from './events.js';
import { HeldOfficeResolver, MeResolver } from './me/me.resolver.js';
import { committeesMigration } from './migrations/1000-committees.js';
import { sessionEndMigration } from './migrations/1001-session-end.js';
import { dutyMigration } from './migrations/1010-duty.js';
import { tenureMigration } from './migrations/1011-tenure.js';
import { placeAcrossMigration } from './migrations/1040-place-across.js';
import { NoticeResolver } from './notice/notice.resolver.js';
import { OfficeEntity } from './office/office.entity.js';
import { officeReference } from './office/office.reference.js';
import { OfficeResolver } from './office/office.resolver.js';
import { OfficialEntity } from './official/official.entity.js';
import { officialReference } from './official/official.reference.js';
import { OfficialResolver } from './official/official.resolver.js';
import { OrganizationEntity } from './organization/organization.entity.js';
import { organizationReference } from './organization/organization.reference.js';
import { OrganizationResolver } from './organization/organization.resolver.js';
import { PlaceEntity } from './place/place.entity.js';
import { placeReference } from './place/place.reference.js';
import { PlaceResolver } from './place/place.resolver.js';
import { SeatEntity } from './seat/seat.entity.js';
import { SeatResolver } from './seat/seat.resolver.js';
import { seed } from './seed.js';
import { SessionEndEntity } from './session/session-end.entity.js';
import { SessionEndResolver } from './session/session-end.resolver.js';
import { tenureNoticesJob } from './tenure/tenure-notices.job.js';

export const committeesSubgraph = defineSubgraph({
  name: 'committees',
  resolvers: [
    AppointmentResolver,
    CommitteeGroupResolver,
    CommitteeResolver,
    DutyResolver,
    HeldOfficeResolver,
    MeResolver,
    NoticeResolver,
    OfficeResolver,
    OfficialResolver,
    OrganizationResolver,
    PlaceResolver,
    SeatResolver,
    SessionEndResolver,
  ],
  references: [committeeReference, officeReference, officialReference, organizationReference, placeReference],
  entities: [
    AppointmentEntity,
    CommitteeEntity,
    CommitteeGroupEntity,
    DutyShiftEntity,
    OfficeEntity,
    OfficialEntity,
    OrganizationEntity,
    PlaceEntity,
    SeatEntity,
    SessionEndEntity,
  ],
  migrations: [committeesMigration, sessionEndMigration, dutyMigration, tenureMigration, placeAcrossMigration],
  feeds: [directoryFeed],
  directory: 'own',
  jobs: [dutyWithdrawalJob, tenureNoticesJob],
  seed,
});
