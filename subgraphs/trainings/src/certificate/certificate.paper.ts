import { randomBytes } from 'node:crypto';
import {
  actorOf,
  type AskedPaper,
  type EntityManager,
  type HubContext,
  HubError,
  type Paper,
  type PaperDoor,
  paperOf,
  recordAudit,
} from '@hub/subgraph-kit';
import { requireAttendeesReading } from '../permissions.js';
import { certificatePage } from './certificate.page.js';
import { NUMBER_SIGNS, numberOf } from './certificate.rules.js';
import { certificateOf, earned, holdTraining, insertCertificate } from './certificate.store.js';

const give = async ({ id, form, language }: AskedPaper, context: HubContext): Promise<Paper> => {
  requireAttendeesReading(context);
  const row = await context.asCaller((tx) => earned(tx, id));
  if (!row) throw new HubError('NOT_FOUND');
  const certificate = await context.asSystem('issue-certificate', (tx) => issued(tx, id, context));
  const code = context.directory.committee(row.committee)?.code ?? '';
  const page = certificatePage(language, { ...row, ...certificate, code });
  return paperOf(`certificate-${certificate.number}`, page, { form, context });
};

/** The certificate of an attendance, which gets its number when it is first asked for. */
const issued = async (
  tx: EntityManager,
  attendance: string,
  context: HubContext,
): Promise<{ readonly number: string; readonly issuedAt: Date }> => {
  await holdTraining(tx, attendance);
  if (!(await earned(tx, attendance))) throw new HubError('NOT_FOUND');
  const isNew = await insertCertificate(tx, {
    ...{ attendance, number: numberOf(randomBytes(NUMBER_SIGNS)), by: context.caller.id, at: context.now() },
  });
  if (isNew)
    await recordAudit(tx, [
      {
        ...{ actor: actorOf(context.caller).id, action: 'certificate.issued', purpose: 'training' },
        ...{ resourceType: 'attendance', resource: attendance },
      },
    ]);
  return certificateOf(tx, attendance);
};

/** Certificates by the id of the attendance, for whoever reads who came. */
export const certificatePapers: PaperDoor = { forms: ['html', 'pdf'], give };
