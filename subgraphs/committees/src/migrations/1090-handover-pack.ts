import { appendOnly, migration, protect } from '@hub/subgraph-kit';

/** Kinds of office that have packs; those with the scope `handover-pack:read`. A test compares the two. */
const READER_KINDS = `'CHAIR', 'VICE_CHAIR', 'FOCAL_POINT', 'SECRETARIAT'`;
/** Kinds that lead a committee together; those of them with the scope `duty:direct`. */
const LEADER_KINDS = `'CHAIR', 'VICE_CHAIR', 'FOCAL_POINT'`;

const ofReadablePack = 'exists (select from handover_pack p where p.id = pack)';

/** Packs for whoever follows in an office: what was gathered, once and for all; and how far gathering has come. */
export const handoverPackMigration = migration(
  1090,
  'HandoverPack',
  `
  create table handover_pack (
    id uuid primary key,
    office uuid not null references office (id),
    version integer not null,
    occasion text not null,
    occasion_key text not null unique,
    concerns_at timestamptz(3),
    appointment uuid references appointment (id),
    asked_by text not null,
    idempotency_key text not null,
    created_at timestamptz(3) not null default now(),
    unique (office, version),
    unique (asked_by, idempotency_key)
  );
  create index handover_pack_by_office on handover_pack (office, created_at desc, id desc);
  ${protect('handover_pack', {
    read: `exists (
      select from office held join office about on about.id = handover_pack.office
       where held.id = any ((select hub.offices())::uuid[]) and held.kind in (${READER_KINDS})
         and (held.id = about.id
              or held.committee = about.committee and held.kind in (${LEADER_KINDS}) and about.kind in (${LEADER_KINDS})))`,
  })}
  ${appendOnly('handover_pack')}

  create table handover_section (
    pack uuid not null references handover_pack (id),
    code text not null,
    lines jsonb not null,
    gathered_at timestamptz(3) not null,
    primary key (pack, code)
  );
  ${protect('handover_section', { read: ofReadablePack })}
  ${appendOnly('handover_section')}

  create table handover_source (
    pack uuid not null references handover_pack (id),
    document text not null,
    attempts integer not null default 0,
    next_at timestamptz(3) not null default now(),
    reason text,
    done_at timestamptz(3),
    primary key (pack, document)
  );
  create index handover_source_waiting on handover_source (next_at) where done_at is null;
  ${protect('handover_source', { read: ofReadablePack })}

  create table handover_acknowledgement (
    pack uuid not null references handover_pack (id),
    person uuid not null references official (id),
    appointment uuid not null references appointment (id),
    created_at timestamptz(3) not null,
    primary key (pack, person)
  );
  ${protect('handover_acknowledgement', { read: ofReadablePack })}
  ${appendOnly('handover_acknowledgement')}
  `,
);
