import { type Feature, printSettings } from '@hub/subgraph-kit';
import { certificateMigration } from '../migrations/1121-certificate.js';
import { certificatePapers } from './certificate.paper.js';
import { CertificateResolver } from './certificate.resolver.js';

/** Certificates of who attended. */
export const certificates: Feature = {
  name: 'certificates',
  resolvers: [CertificateResolver],
  migrations: [certificateMigration],
  papers: certificatePapers,
  settings: printSettings,
};
