import { createECDH, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newSigningKey } from '@hub/dev-identity';
import { z } from 'zod';
import { refuseReadableByOthers, writeWhole } from './private-file.js';
import { StartError } from './start-error.js';
import { type ProcessEntry, isSubgraph } from './processes.js';

const secret = z.string().min(16);
const secretsShape = z.object({
  superuser: secret,
  /** Database passwords, by subgraph. */
  databases: z.record(z.string(), z.object({ owner: secret, app: secret })),
  /** Database password of the worker role, by subgraph. */
  workerPasswords: z.record(z.string(), secret).default({}),
  /** Key a subgraph signs its actor with, by subgraph. */
  actorKeys: z.record(z.string(), secret),
  /** Keyring that wraps the keys of identifying values, by subgraph; lost with it, they stay sealed for ever. */
  sealKeyrings: z.record(z.string(), secret).default({}),
  /** Key of the blind indexes, by subgraph; lost with it, nobody is found by name, phone or paper any more. */
  indexKeys: z.record(z.string(), secret).default({}),
  /** Ed25519 key that signs checkpoints of the audit, by subgraph; base64url. */
  auditKeys: z.record(z.string(), z.object({ private: secret, public: secret })).default({}),
  /** Private key that web push is signed with; browsers subscribe to its public half. */
  pushKey: secret.optional(),
  /** Key of each `issuer>audience`. */
  assertionKeys: z.record(z.string(), secret),
  identity: z.object({
    password: z.string().min(8),
    demoSecret: secret,
    cookieKey: secret,
    signingKey: z.looseObject({ kid: z.string() }),
  }),
});

/** Everything secret of one hub on one machine; made once, kept in `secrets.json`. */
export type Secrets = z.infer<typeof secretsShape>;

/** 32 random bytes, base64url. */
const newKey = (): string => randomBytes(32).toString('base64url');

const newAuditKey = (): { private: string; public: string } => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    private: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
    public: publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
  };
};

/** P-256, base64url. */
const newPushKey = (): string => {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  return Buffer.from(pair.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url');
};

/** Reads the secrets, makes those that are missing, and writes them back readable by the owner only. */
export const loadSecrets = async (directory: string, processes: readonly ProcessEntry[]): Promise<Secrets> => {
  const file = join(directory, 'secrets.json');
  const known = existsSync(file) ? readSecrets(file) : undefined;
  const subgraphs = processes.filter(isSubgraph);
  const names = subgraphs.map(({ name }) => name);
  const pairs = [
    ...names.map((name) => pairOf('gateway', name)),
    ...subgraphs.flatMap(({ name, feeds }) => (feeds ?? []).map(({ owner }) => pairOf(name, owner))),
    ...subgraphs.filter(({ sendsDocuments }) => sendsDocuments).map(({ name }) => pairOf(name, 'gateway')),
  ];
  const secrets: Secrets = {
    superuser: known?.superuser ?? newKey(),
    databases: complete(known?.databases, names, () => ({ owner: newKey(), app: newKey() })),
    workerPasswords: complete(known?.workerPasswords, names, newKey),
    actorKeys: complete(known?.actorKeys, names, newKey),
    sealKeyrings: complete(known?.sealKeyrings, names, () => `k1:${newKey()}`),
    indexKeys: complete(known?.indexKeys, names, newKey),
    auditKeys: complete(known?.auditKeys, names, newAuditKey),
    pushKey: known?.pushKey ?? newPushKey(),
    assertionKeys: complete(known?.assertionKeys, pairs, newKey),
    identity: known?.identity ?? (await newIdentity()),
  };
  const content = JSON.stringify(secrets, null, 2);
  if (JSON.stringify(known, null, 2) !== content) writeWhole(file, content, 0o600);
  return secrets;
};

export const pairOf = (issuer: string, audience: string): string => `${issuer}>${audience}`;

const readSecrets = (file: string): Secrets => {
  refuseReadableByOthers(file);
  try {
    return secretsShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new StartError(
      `${file} is damaged. Restore it from a backup: without it the database folder beside it cannot be opened. ` +
        `If its data may be lost, move both away and start again.`,
    );
  }
};

const complete = <T>(known: Record<string, T> | undefined, names: string[], make: () => T): Record<string, T> => ({
  ...known,
  ...Object.fromEntries(names.filter((name) => !known?.[name]).map((name) => [name, make()])),
});

const newIdentity = async (): Promise<Secrets['identity']> => ({
  password: readablePassword(),
  demoSecret: newKey(),
  cookieKey: newKey(),
  signingKey: await newSigningKey(),
});

/** 60 bits in letters that cannot be mistaken for one another, e.g. `k7mp-x2dq-w9fh`. */
const readablePassword = (): string => {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789_'.replace('_', 'x');
  const word = () => [...randomBytes(4)].map((byte) => letters[byte % 32]).join('');
  return `${word()}-${word()}-${word()}`;
};
