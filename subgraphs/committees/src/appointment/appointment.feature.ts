import { type Feature, fileSweepJob, tableImportMigration, tableImportsOf } from '@hub/subgraph-kit';
import { AppointmentOrderChangeResolver } from '../appointment-order/appointment-order-change.resolver.js';
import {
  AppointmentOrderResolver,
  OrderCommentResolver,
  OrderRevisionResolver,
  OrdersOfCommitteeResolver,
} from '../appointment-order/appointment-order.resolver.js';
import { placeImport } from '../place-import/place-import.js';
import { memberImport } from '../member-import/member-import.js';
import { tenureMigration } from '../migrations/1011-tenure.js';
import { appointmentOrderMigration } from '../migrations/1071-appointment-order.js';
import { deputyMigration } from '../migrations/1191-deputy.js';
import { orderSignatureReadMigration } from '../migrations/1231-order-signature-read.js';
import { orderDocumentDoors } from '../order-document/order-document.doors.js';
import { OrderDocumentResolver } from '../order-document/order-document.resolver.js';
import { knownDocuments } from '../order-document/order-document.sweep.js';
import { tenureNoticesJob } from '../tenure/tenure-notices.job.js';
import { AppointmentEntity } from './appointment.entity.js';
import { AppointmentResolver } from './appointment.resolver.js';

const imports = tableImportsOf([memberImport, placeImport]);

/** Who holds an office: orders that appoint, tables of members, and the end of a tenure. */
export const appointments: Feature = {
  name: 'appointments',
  resolvers: [
    AppointmentResolver,
    AppointmentOrderResolver,
    AppointmentOrderChangeResolver,
    OrderRevisionResolver,
    OrderCommentResolver,
    OrderDocumentResolver,
    OrdersOfCommitteeResolver,
    ...imports.resolvers,
  ],
  entities: [AppointmentEntity],
  migrations: [
    tenureMigration,
    appointmentOrderMigration,
    tableImportMigration(1100),
    deputyMigration,
    orderSignatureReadMigration,
  ],
  jobs: [tenureNoticesJob, fileSweepJob(knownDocuments)],
  tasks: imports.tasks,
  files: orderDocumentDoors,
};
