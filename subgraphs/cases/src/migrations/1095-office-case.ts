import { migration, protect } from '@hub/subgraph-kit';

/** An index that finds what a filter asks for newest first. */
const indexFor = (...filter: string[]): string =>
  `create index on office_case (${['office', ...filter, 'created_at desc', 'case_id desc'].join(', ')});`;

/**
 * Cases by the office that may see them, with what lists filter by: a page costs the same however many cases the office
 * has and however few of them match. Kept by triggers, so that no way to let an office see a case can forget it.
 */
export const officeCaseMigration = migration(
  1095,
  'OfficeCase',
  `
  create table office_case (
    office text not null,
    case_id uuid not null references case_file (id) on delete cascade,
    reason text not null,
    until timestamptz,
    created_at timestamptz not null,
    state text not null,
    district text not null,
    lead_committee uuid not null,
    primary key (case_id, office, reason)
  );
  ${indexFor()}
  ${indexFor('state')}
  ${indexFor('district')}
  ${indexFor('district', 'state')}
  ${indexFor('lead_committee')}
  ${indexFor('lead_committee', 'state')}
  ${protect('office_case', { read: 'office = any ((select hub.offices())::text[])' })}

  create function list_office_case() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' then
      delete from office_case o
       where o.case_id = old.resource and o.office = old.office and o.reason = old.reason;
    else
      insert into office_case (office, case_id, reason, until, created_at, state, district, lead_committee)
      select new.office, c.id, new.reason, new.until, new.created_at, c.state, c.district, c.lead_committee
        from case_file c where c.id = new.resource
      on conflict (case_id, office, reason) do update
        set until = excluded.until, created_at = excluded.created_at;
    end if;
    return null;
  end $$;
  create trigger list_granted after insert or update on row_access
    for each row when (new.resource_type = 'case') execute function list_office_case();
  create trigger list_taken after delete on row_access
    for each row when (old.resource_type = 'case') execute function list_office_case();

  create function list_changed_case() returns trigger language plpgsql as $$
  begin
    update office_case
       set state = new.state, district = new.district, lead_committee = new.lead_committee
     where case_id = new.id;
    return null;
  end $$;
  create trigger list_changed after update of state, district, lead_committee on case_file
    for each row execute function list_changed_case();

  insert into office_case (office, case_id, reason, until, created_at, state, district, lead_committee)
  select a.office, c.id, a.reason, a.until, a.created_at, c.state, c.district, c.lead_committee
    from row_access a join case_file c on c.id = a.resource
   where a.resource_type = 'case';
  `,
);
