create table acknowledgement (
  inbox bigint not null,
  number bigint not null,
  person text not null,
  appointment text not null,
  kind text not null,
  at timestamp with time zone not null default clock_timestamp(),
  note text,
  constraint acknowledgement_inbox_number_fkey FOREIGN KEY (inbox, number) REFERENCES inbox_entry(inbox, number),
  constraint acknowledgement_kind_check CHECK ((kind = ANY (ARRAY['SEEN'::text, 'ACCEPTED'::text, 'DECLINED'::text]))),
  constraint acknowledgement_pkey PRIMARY KEY (inbox, number, person, kind)
);
CREATE UNIQUE INDEX acknowledgement_accepted ON public.acknowledgement USING btree (inbox, number) WHERE (kind = 'ACCEPTED'::text);
create policy read on acknowledgement for select using (( SELECT hub.is_system() AS is_system) OR (inbox IN ( SELECT inbox.id FROM inbox WHERE (inbox.owner = ANY (( SELECT hub.offices() AS offices)::text[])))));
create policy write on acknowledgement for all using (( SELECT hub.is_system() AS is_system) OR false);

create table assessment (
  training_event_id uuid not null,
  pre_mean numeric(6,3) not null,
  post_mean numeric(6,3) not null,
  pre_count integer not null,
  post_count integer not null,
  constraint assessment_pkey PRIMARY KEY (training_event_id),
  constraint assessment_post_count_check CHECK ((post_count > 0)),
  constraint assessment_post_mean_check CHECK (((post_mean >= (0)::numeric) AND (post_mean <= (100)::numeric))),
  constraint assessment_pre_count_check CHECK ((pre_count > 0)),
  constraint assessment_pre_mean_check CHECK (((pre_mean >= (0)::numeric) AND (pre_mean <= (100)::numeric))),
  constraint assessment_training_event_id_fkey FOREIGN KEY (training_event_id) REFERENCES training_event(id) ON DELETE CASCADE
);
create policy read on assessment for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy write on assessment for all using (( SELECT hub.is_system() AS is_system) OR false);

create table attendance_count (
  training_event_id uuid not null,
  agency_kind text not null,
  women integer not null,
  men integer not null,
  constraint attendance_count_men_check CHECK ((men >= 0)),
  constraint attendance_count_pkey PRIMARY KEY (training_event_id, agency_kind),
  constraint attendance_count_training_event_id_fkey FOREIGN KEY (training_event_id) REFERENCES training_event(id) ON DELETE CASCADE,
  constraint attendance_count_women_check CHECK ((women >= 0))
);
create policy read on attendance_count for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy write on attendance_count for all using (( SELECT hub.is_system() AS is_system) OR false);

create table audit_entry (
  id uuid not null default gen_random_uuid(),
  at timestamp with time zone not null default clock_timestamp(),
  actor text not null,
  action text not null,
  resource_type text not null,
  resource text not null,
  purpose text not null,
  office text,
  subject text,
  constraint audit_entry_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_entry_by_resource ON public.audit_entry USING btree (resource_type, resource, at);
CREATE INDEX audit_entry_by_subject ON public.audit_entry USING btree (subject, at) WHERE (subject IS NOT NULL);
create policy append on audit_entry for insert with check (( SELECT hub.actor_id() AS actor_id) IS NOT NULL);
create policy read on audit_entry for select using ( SELECT hub.is_system() AS is_system);
create policy verify on audit_entry for select to owner using true;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION hub.refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();
CREATE CONSTRAINT TRIGGER link AFTER INSERT ON public.audit_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hub.link_new_entry();

create table directory_record (
  kind text not null,
  id text not null,
  number bigint not null,
  data jsonb not null,
  constraint directory_record_pkey PRIMARY KEY (kind, id)
);
create policy read on directory_record for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy write on directory_record for all using (( SELECT hub.is_system() AS is_system) OR false);

create table erasure (
  id uuid not null,
  subject text not null,
  at timestamp with time zone not null,
  actor text not null,
  reason text not null,
  key_fingerprint text not null,
  signature text not null,
  constraint erasure_pkey PRIMARY KEY (id),
  constraint erasure_subject_fkey FOREIGN KEY (subject) REFERENCES subject_key(subject),
  constraint erasure_subject_key UNIQUE (subject)
);
create policy read on erasure for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy write on erasure for all using (( SELECT hub.is_system() AS is_system) OR false);

create table feed_position (
  feed text not null,
  number bigint not null,
  confirmed_at timestamp with time zone,
  constraint feed_position_number_check CHECK ((number > 0)),
  constraint feed_position_pkey PRIMARY KEY (feed)
);
create policy read on feed_position for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy write on feed_position for all using (( SELECT hub.is_system() AS is_system) OR false);

create table inbox (
  id bigint not null,
  owner text not null,
  head bigint not null default 0,
  constraint inbox_head_check CHECK ((head >= 0)),
  constraint inbox_owner_key UNIQUE (owner),
  constraint inbox_pkey PRIMARY KEY (id)
);
create policy read on inbox for select using (( SELECT hub.is_system() AS is_system) OR (owner = ANY (( SELECT hub.offices() AS offices)::text[])));
create policy write on inbox for all using (( SELECT hub.is_system() AS is_system) OR false);

create table inbox_entry (
  inbox bigint not null,
  number bigint not null,
  event uuid not null,
  rule text,
  body jsonb not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  constraint inbox_entry_inbox_event_key UNIQUE (inbox, event),
  constraint inbox_entry_inbox_fkey FOREIGN KEY (inbox) REFERENCES inbox(id),
  constraint inbox_entry_number_check CHECK ((number > 0)),
  constraint inbox_entry_pkey PRIMARY KEY (inbox, number)
);
create policy read on inbox_entry for select using (( SELECT hub.is_system() AS is_system) OR (inbox IN ( SELECT inbox.id FROM inbox WHERE (inbox.owner = ANY (( SELECT hub.offices() AS offices)::text[])))));
create policy write on inbox_entry for all using (( SELECT hub.is_system() AS is_system) OR false);

create table row_access (
  resource_type text not null,
  resource uuid not null,
  office text not null,
  reason text not null,
  until timestamp with time zone,
  created_at timestamp with time zone not null default clock_timestamp(),
  constraint row_access_pkey PRIMARY KEY (resource_type, resource, office, reason)
);
CREATE INDEX row_access_by_office ON public.row_access USING btree (office, resource_type, resource);
create policy read on row_access for select using (( SELECT hub.is_system() AS is_system) OR (office = ANY (( SELECT hub.offices() AS offices)::text[])));
create policy write on row_access for all using (( SELECT hub.is_system() AS is_system) OR false);

create table subject_key (
  subject text not null,
  key_id text,
  wrapped bytea,
  created_at timestamp with time zone not null default statement_timestamp(),
  erased_at timestamp with time zone,
  constraint subject_key_check CHECK (((key_id IS NULL) = (wrapped IS NULL))),
  constraint subject_key_check1 CHECK (((wrapped IS NULL) = (erased_at IS NOT NULL))),
  constraint subject_key_pkey PRIMARY KEY (subject)
);
CREATE INDEX subject_key_by_key ON public.subject_key USING btree (key_id, subject);
create policy read on subject_key for select using (( SELECT hub.is_system() AS is_system) OR (( SELECT hub.actor_id() AS actor_id) IS NOT NULL));
create policy write on subject_key for all using (( SELECT hub.is_system() AS is_system) OR false);

create table training_event (
  id uuid not null,
  committee_id uuid not null,
  place text not null,
  title text not null,
  state text not null,
  held_on date not null,
  topics text[] not null,
  version integer not null default 1,
  created_at timestamp with time zone not null default clock_timestamp(),
  planned_by text not null,
  idempotency_key text not null,
  fingerprint text not null,
  constraint training_event_pkey PRIMARY KEY (id),
  constraint training_event_planned_by_idempotency_key_key UNIQUE (planned_by, idempotency_key)
);
CREATE INDEX training_event_by_committee ON public.training_event USING btree (committee_id, held_on DESC, id DESC);
CREATE INDEX training_event_by_day ON public.training_event USING btree (held_on DESC, id DESC);
create policy read on training_event for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy write on training_event for all using (( SELECT hub.is_system() AS is_system) OR false);
