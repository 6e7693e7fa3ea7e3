import { parseArgs } from 'node:util';
import { isPublicKey } from '@hub/subgraph-kit';
import type { Finding } from '../audit/finding.js';
import { type AuditReport, type AuditTarget, verifyAudit } from '../audit/verify.js';
import { type Command, CommandError, EXIT, type Exit, UsageError } from '../command.js';
import { readOperatorFile } from '../operator-file.js';

const USAGE = `Usage: hub audit verify [--subgraph NAME]
       hub audit verify --database URL --witness FILE [--witness FILE] --key KEY [--key KEY] [--subgraph NAME]

Walks the audit of each subgraph and says whether anything in it was edited, taken away, moved, put in,
cut off or rewritten, as its signed checkpoints bear witness.

  --subgraph NAME  only this one
  --database URL   connection of the database's owner
  --witness FILE   checkpoints (JSON lines), once or several times
  --key KEY        public key the checkpoints are signed with, base64url; earlier ones, too
  --json           one JSON object for each subgraph

Without --database it is the hub that runs in the folder HUB_DIR (default .hub). With --subgraph,
DATABASE_OWNER_URL_<NAME>, HUB_WITNESS_FILE_<NAME> and HUB_AUDIT_PUBLIC_KEY_<NAME> stand for the options.
Exit code: 0 nothing found, 1 something found, 2 could not check.`;

const OPTIONS = {
  subgraph: { type: 'string' },
  database: { type: 'string' },
  witness: { type: 'string', multiple: true },
  key: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const read = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'unknown option');
  }
};

type Options = ReturnType<typeof read>;

const targetsOf = ({ subgraph, ...given }: Options): AuditTarget[] => {
  const variable = (name: string): string | undefined =>
    subgraph && process.env[`${name}_${subgraph.toUpperCase().replaceAll('-', '_')}`];
  const single = (value: string | undefined): string[] | undefined => (value ? [value] : undefined);
  const database = given.database ?? variable('DATABASE_OWNER_URL');
  if (!database) {
    if (given.witness ?? given.key) throw new UsageError('--database is missing');
    return fromOperatorFile(subgraph);
  }
  const witnesses = given.witness ?? single(variable('HUB_WITNESS_FILE'));
  const keys = given.key ?? single(variable('HUB_AUDIT_PUBLIC_KEY'));
  if (!witnesses) throw new UsageError('--witness is missing');
  if (!keys) throw new UsageError('--key is missing');
  if (!keys.every(isPublicKey)) throw new UsageError('--key is not an Ed25519 public key (SPKI, base64url)');
  return [{ subgraph, database, witnesses, keys }];
};

const fromOperatorFile = (subgraph: string | undefined): AuditTarget[] => {
  const { subgraphs } = readOperatorFile();
  const targets = subgraphs.filter(({ name }) => subgraph === undefined || name === subgraph);
  if (!targets.length)
    throw new UsageError(
      `there is no subgraph of this name; there are ${subgraphs.map(({ name }) => name).join(', ')}`,
    );
  return targets.map(({ name, ...target }) => ({ subgraph: name, ...target }));
};

interface Outcome {
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly report?: AuditReport;
  /** Why it could not be checked to the end. */
  readonly trouble?: string;
}

const check = async (target: AuditTarget): Promise<Outcome> => {
  const findings: Finding[] = [];
  try {
    const report = await verifyAudit(target, (finding) => findings.push(finding));
    return { name: target.subgraph ?? report.lastCheckpoint?.subgraph ?? 'audit', findings, report };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { name: target.subgraph ?? 'audit', findings, trouble: error.message };
  }
};

const asText = ({ name, findings, report, trouble }: Outcome): string => {
  const lines = [];
  if (report) {
    const { entries, head, lastCheckpoint, unwitnessed } = report;
    const witnessed = lastCheckpoint ? `last checkpoint at ${lastCheckpoint.sequence} (${lastCheckpoint.at})` : 'none';
    const figures = `head ${head.sequence} ${head.hash.slice(0, 12)}, ${witnessed}, ${unwitnessed} not yet witnessed`;
    lines.push(`${name}: ${entries} entries, ${figures}`);
  }
  for (const { kind, sequence, says } of findings) lines.push(`  ${kind} at ${sequence ?? '-'}: ${says}`);
  if (trouble) lines.push(`${name}: could not be checked: ${trouble}`);
  else lines.push(findings.length ? `  findings: ${findings.length}` : '  nothing found');
  return lines.join('\n');
};

const run = async (args: readonly string[]): Promise<Exit> => {
  const options = read(args);
  if (options.help) {
    console.log(USAGE);
    return EXIT.CLEAN;
  }
  const outcomes: Outcome[] = [];
  for (const target of targetsOf(options)) {
    const outcome = await check(target);
    console.log(options.json ? JSON.stringify(outcome) : asText(outcome));
    outcomes.push(outcome);
  }
  if (outcomes.some(({ findings }) => findings.length)) return EXIT.FOUND;
  return outcomes.some(({ trouble }) => trouble) ? EXIT.UNCHECKED : EXIT.CLEAN;
};

/** `hub audit verify`. */
export const auditVerify: Command = {
  words: 'audit verify',
  says: 'says whether the audit is as it was written',
  usage: USAGE,
  run,
};
