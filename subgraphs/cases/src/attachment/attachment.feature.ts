import { type Feature, fileSweepJob } from '@hub/subgraph-kit';
import { attachmentMigration } from '../migrations/1120-attachment.js';
import { attachmentOriginMigration } from '../migrations/1215-attachment-origin.js';
import { attachmentDoors } from './attachment.doors.js';
import { AttachmentEntity } from './attachment.entity.js';
import { AttachmentResolver, CaseAttachmentsResolver } from './attachment.resolver.js';
import { knownAttachments } from './attachment.sweep.js';

/** Files of a case. */
export const attachments: Feature = {
  name: 'attachments',
  resolvers: [AttachmentResolver, CaseAttachmentsResolver],
  entities: [AttachmentEntity],
  migrations: [attachmentMigration, attachmentOriginMigration],
  jobs: [fileSweepJob(knownAttachments)],
  files: attachmentDoors,
};
