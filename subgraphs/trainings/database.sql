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
create policy add on acknowledgement for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on acknowledgement for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on acknowledgement for select using (( SELECT hub.is_system() AS is_system) OR (inbox IN ( SELECT inbox.id FROM inbox WHERE (inbox.owner = ANY (( SELECT hub.offices() AS offices)::text[])))));
create policy remove on acknowledgement for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table alert_rule (
  code text not null,
  version integer not null,
  active boolean not null,
  accept_within jsonb not null,
  addressees jsonb not null,
  chain jsonb not null,
  changed_by text not null,
  changed_at timestamp with time zone not null default clock_timestamp(),
  reason text not null,
  threshold jsonb,
  constraint alert_rule_addressees_check CHECK ((jsonb_array_length(addressees) > 0)),
  constraint alert_rule_chain_check CHECK ((jsonb_typeof(chain) = 'array'::text)),
  constraint alert_rule_pkey PRIMARY KEY (code, version),
  constraint alert_rule_threshold_check CHECK ((jsonb_typeof(threshold) = 'object'::text)),
  constraint alert_rule_version_check CHECK ((version > 0))
);
create policy change on alert_rule for insert with check ( SELECT hub.is_system() AS is_system);
create policy read on alert_rule for select using (( SELECT hub.actor_id() AS actor_id) IS NOT NULL);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.alert_rule FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

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
create policy add on assessment for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on assessment for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on assessment for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on assessment for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table assessment_pairs (
  training_event_id uuid not null,
  pairs integer not null,
  pre_mean numeric(6,3),
  post_mean numeric(6,3),
  constraint assessment_pairs_check CHECK (((pre_mean IS NULL) = (post_mean IS NULL))),
  constraint assessment_pairs_pairs_check CHECK ((pairs >= 0)),
  constraint assessment_pairs_pkey PRIMARY KEY (training_event_id),
  constraint assessment_pairs_post_mean_check CHECK (((post_mean >= (0)::numeric) AND (post_mean <= (100)::numeric))),
  constraint assessment_pairs_pre_mean_check CHECK (((pre_mean >= (0)::numeric) AND (pre_mean <= (100)::numeric))),
  constraint assessment_pairs_training_event_id_fkey FOREIGN KEY (training_event_id) REFERENCES assessment(training_event_id) ON DELETE CASCADE
);
create policy add on assessment_pairs for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on assessment_pairs for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on assessment_pairs for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on assessment_pairs for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table assessment_pairs_by_sex (
  training_event_id uuid not null,
  sex text not null,
  pairs integer not null,
  pre_mean numeric(6,3) not null,
  post_mean numeric(6,3) not null,
  constraint assessment_pairs_by_sex_pairs_check CHECK ((pairs > 0)),
  constraint assessment_pairs_by_sex_pkey PRIMARY KEY (training_event_id, sex),
  constraint assessment_pairs_by_sex_post_mean_check CHECK (((post_mean >= (0)::numeric) AND (post_mean <= (100)::numeric))),
  constraint assessment_pairs_by_sex_pre_mean_check CHECK (((pre_mean >= (0)::numeric) AND (pre_mean <= (100)::numeric))),
  constraint assessment_pairs_by_sex_training_event_id_fkey FOREIGN KEY (training_event_id) REFERENCES assessment_pairs(training_event_id) ON DELETE CASCADE
);
create policy add on assessment_pairs_by_sex for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on assessment_pairs_by_sex for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on assessment_pairs_by_sex for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on assessment_pairs_by_sex for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table attendance (
  id uuid not null,
  training_event_id uuid not null,
  participant uuid not null,
  committee_id uuid not null,
  role text not null,
  pre_score numeric(6,3),
  post_score numeric(6,3),
  created_at timestamp(3) with time zone not null,
  constraint attendance_participant_fkey FOREIGN KEY (participant) REFERENCES participant(id),
  constraint attendance_pkey PRIMARY KEY (id),
  constraint attendance_post_score_check CHECK (((post_score >= (0)::numeric) AND (post_score <= (100)::numeric))),
  constraint attendance_pre_score_check CHECK (((pre_score >= (0)::numeric) AND (pre_score <= (100)::numeric))),
  constraint attendance_training_event_id_fkey FOREIGN KEY (training_event_id) REFERENCES training_event(id) ON DELETE CASCADE,
  constraint attendance_training_event_id_participant_key UNIQUE (training_event_id, participant)
);
CREATE INDEX attendance_by_event ON public.attendance USING btree (training_event_id, created_at DESC, id DESC);
CREATE INDEX attendance_by_participant ON public.attendance USING btree (participant);
create policy add on attendance for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on attendance for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on attendance for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'training_attendance'::text) AND (a.resource = attendance.training_event_id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on attendance for delete using (( SELECT hub.is_system() AS is_system) OR false);

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
create policy add on attendance_count for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on attendance_count for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on attendance_count for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on attendance_count for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table attendance_import_row (
  import_id uuid not null,
  attendance_id uuid not null,
  ordinal bigint not null,
  role text not null,
  pre_score numeric(6,3),
  post_score numeric(6,3),
  former_role text,
  former_pre_score numeric(6,3),
  former_post_score numeric(6,3),
  constraint attendance_import_row_attendance_id_fkey FOREIGN KEY (attendance_id) REFERENCES attendance(id) ON DELETE CASCADE,
  constraint attendance_import_row_import_id_fkey FOREIGN KEY (import_id) REFERENCES table_import(id),
  constraint attendance_import_row_pkey PRIMARY KEY (import_id, attendance_id)
);
CREATE INDEX attendance_import_row_by_attendance ON public.attendance_import_row USING btree (attendance_id);
create policy add on attendance_import_row for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on attendance_import_row for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on attendance_import_row for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on attendance_import_row for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table attendance_reach (
  committee_id uuid not null,
  participations integer not null,
  people integer not null,
  constraint attendance_reach_pkey PRIMARY KEY (committee_id)
);
create policy add on attendance_reach for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on attendance_reach for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on attendance_reach for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on attendance_reach for delete using (( SELECT hub.is_system() AS is_system) OR false);

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
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();
CREATE CONSTRAINT TRIGGER link AFTER INSERT ON public.audit_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hub.link_new_entry();

create table capacity_activity (
  id uuid not null,
  plan uuid not null,
  ordinal integer not null,
  kind text not null,
  title text not null,
  topics text[] not null,
  curriculum_id uuid,
  quarter integer not null,
  wanted integer not null,
  training_event_id uuid,
  held_on date,
  came integer,
  constraint capacity_activity_came_check CHECK ((came >= 0)),
  constraint capacity_activity_check CHECK (((held_on IS NULL) = (came IS NULL))),
  constraint capacity_activity_check1 CHECK (
CASE kind
    WHEN 'MEETING'::text THEN (training_event_id IS NULL)
    ELSE (held_on IS NULL)
END),
  constraint capacity_activity_curriculum_id_fkey FOREIGN KEY (curriculum_id) REFERENCES curriculum(id),
  constraint capacity_activity_pkey PRIMARY KEY (id),
  constraint capacity_activity_plan_fkey FOREIGN KEY (plan) REFERENCES capacity_plan(id),
  constraint capacity_activity_plan_ordinal_key UNIQUE (plan, ordinal),
  constraint capacity_activity_quarter_check CHECK (((quarter >= 1) AND (quarter <= 4))),
  constraint capacity_activity_training_event_id_fkey FOREIGN KEY (training_event_id) REFERENCES training_event(id),
  constraint capacity_activity_training_event_id_key UNIQUE (training_event_id),
  constraint capacity_activity_wanted_check CHECK ((wanted > 0))
);
create policy add on capacity_activity for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on capacity_activity for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on capacity_activity for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on capacity_activity for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table capacity_plan (
  id uuid not null,
  committee_id uuid not null,
  financial_year integer not null,
  begins_on date not null,
  state text not null,
  version integer not null default 1,
  agreed_on date,
  closed_on date,
  drafted_by text not null,
  idempotency_key text not null,
  fingerprint text not null,
  constraint capacity_plan_committee_id_financial_year_key UNIQUE (committee_id, financial_year),
  constraint capacity_plan_drafted_by_idempotency_key_key UNIQUE (drafted_by, idempotency_key),
  constraint capacity_plan_pkey PRIMARY KEY (id)
);
CREATE INDEX capacity_plan_by_year ON public.capacity_plan USING btree (committee_id, begins_on DESC, id DESC);
create policy add on capacity_plan for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on capacity_plan for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on capacity_plan for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on capacity_plan for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table certificate (
  attendance uuid not null,
  number text not null,
  issued_at timestamp with time zone not null,
  issued_by text not null,
  constraint certificate_attendance_fkey FOREIGN KEY (attendance) REFERENCES attendance(id) ON DELETE CASCADE,
  constraint certificate_number_key UNIQUE (number),
  constraint certificate_pkey PRIMARY KEY (attendance)
);
create policy add on certificate for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on certificate for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on certificate for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM attendance WHERE (attendance.id = certificate.attendance))));
create policy remove on certificate for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table curriculum (
  id uuid not null,
  committee_id uuid not null,
  title_en text not null,
  title_th text not null,
  author text not null,
  source text,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null,
  created_by text not null,
  idempotency_key text not null,
  fingerprint text not null,
  constraint curriculum_created_by_idempotency_key_key UNIQUE (created_by, idempotency_key),
  constraint curriculum_pkey PRIMARY KEY (id)
);
CREATE INDEX curriculum_by_time ON public.curriculum USING btree (created_at DESC, id DESC);
create policy add on curriculum for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on curriculum for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on curriculum for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on curriculum for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table curriculum_module (
  id uuid not null,
  curriculum_version_id uuid not null,
  ordinal integer not null,
  title_en text not null,
  title_th text not null,
  topics text[] not null,
  constraint curriculum_module_curriculum_version_id_fkey FOREIGN KEY (curriculum_version_id) REFERENCES curriculum_version(id) ON DELETE CASCADE,
  constraint curriculum_module_curriculum_version_id_ordinal_key UNIQUE (curriculum_version_id, ordinal),
  constraint curriculum_module_pkey PRIMARY KEY (id)
);
create policy add on curriculum_module for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on curriculum_module for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on curriculum_module for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on curriculum_module for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table curriculum_version (
  id uuid not null,
  curriculum_id uuid not null,
  number integer not null,
  state text not null,
  changed text,
  drafted_at timestamp(3) with time zone not null,
  published_on date,
  constraint curriculum_version_check CHECK (((state = 'DRAFT'::text) = (published_on IS NULL))),
  constraint curriculum_version_curriculum_id_fkey FOREIGN KEY (curriculum_id) REFERENCES curriculum(id),
  constraint curriculum_version_curriculum_id_number_key UNIQUE (curriculum_id, number),
  constraint curriculum_version_number_check CHECK ((number > 0)),
  constraint curriculum_version_pkey PRIMARY KEY (id)
);
CREATE INDEX curriculum_version_by_time ON public.curriculum_version USING btree (curriculum_id, drafted_at DESC, id DESC);
CREATE UNIQUE INDEX curriculum_version_draft ON public.curriculum_version USING btree (curriculum_id) WHERE (state = 'DRAFT'::text);
CREATE UNIQUE INDEX curriculum_version_published ON public.curriculum_version USING btree (curriculum_id) WHERE (state = 'PUBLISHED'::text);
create policy add on curriculum_version for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on curriculum_version for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on curriculum_version for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on curriculum_version for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table directory_record (
  kind text not null,
  id text not null,
  number bigint not null,
  data jsonb not null,
  constraint directory_record_pkey PRIMARY KEY (kind, id)
);
create policy add on directory_record for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on directory_record for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on directory_record for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on directory_record for delete using (( SELECT hub.is_system() AS is_system) OR false);

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
create policy add on erasure for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on erasure for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on erasure for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on erasure for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.erasure FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

create table escalation (
  id uuid not null,
  event uuid not null,
  rule text not null,
  state text not null default 'OPEN'::text,
  step integer not null default 0,
  due_at timestamp with time zone,
  declined_at timestamp with time zone,
  plan jsonb not null,
  facts jsonb not null,
  opened_at timestamp with time zone not null default clock_timestamp(),
  closed_at timestamp with time zone,
  closed_by text,
  closed_inbox bigint,
  closed_number bigint,
  constraint escalation_check CHECK (((state = 'OPEN'::text) = (due_at IS NOT NULL))),
  constraint escalation_check1 CHECK (((state = ANY (ARRAY['ACCEPTED'::text, 'CANCELLED'::text])) = (closed_by IS NOT NULL))),
  constraint escalation_check2 CHECK (((state = 'ACCEPTED'::text) = (closed_number IS NOT NULL))),
  constraint escalation_closed_inbox_closed_number_fkey FOREIGN KEY (closed_inbox, closed_number) REFERENCES inbox_entry(inbox, number),
  constraint escalation_event_rule_key UNIQUE (event, rule),
  constraint escalation_pkey PRIMARY KEY (id),
  constraint escalation_plan_check CHECK (((jsonb_typeof(plan) = 'array'::text) AND (jsonb_array_length(plan) > 0))),
  constraint escalation_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'ACCEPTED'::text, 'FINISHED'::text, 'CANCELLED'::text]))),
  constraint escalation_step_check CHECK ((step >= 0))
);
CREATE INDEX escalation_due ON public.escalation USING btree (due_at) WHERE (state = 'OPEN'::text);
create policy add on escalation for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on escalation for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on escalation for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM inbox_entry e WHERE (e.escalation = escalation.id))));
create policy remove on escalation for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table escalation_step (
  escalation uuid not null,
  step integer not null,
  due_at timestamp with time zone not null,
  fired_at timestamp with time zone not null default clock_timestamp(),
  reason text not null,
  outcome text not null,
  event uuid not null,
  owners text[] not null,
  constraint escalation_step_check1 CHECK (((outcome = 'VACANT'::text) = (owners = '{}'::text[]))),
  constraint escalation_step_escalation_fkey FOREIGN KEY (escalation) REFERENCES escalation(id),
  constraint escalation_step_outcome_check CHECK ((outcome = ANY (ARRAY['ALERTED'::text, 'VACANT'::text]))),
  constraint escalation_step_pkey PRIMARY KEY (escalation, step),
  constraint escalation_step_reason_check CHECK ((reason = ANY (ARRAY['DUE'::text, 'DECLINED'::text, 'VACANT'::text]))),
  constraint escalation_step_step_check CHECK ((step > 0))
);
create policy add on escalation_step for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on escalation_step for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on escalation_step for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM inbox_entry e WHERE (e.escalation = escalation_step.escalation))));
create policy remove on escalation_step for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table fanout_job (
  id uuid not null,
  place integer not null,
  owner text not null,
  event uuid not null,
  rule text,
  body jsonb not null,
  escalation uuid,
  created_at timestamp with time zone not null default clock_timestamp(),
  constraint fanout_job_escalation_fkey FOREIGN KEY (escalation) REFERENCES escalation(id),
  constraint fanout_job_pkey PRIMARY KEY (id, place)
);
create policy add on fanout_job for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on fanout_job for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on fanout_job for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on fanout_job for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table feed_position (
  feed text not null,
  number bigint not null,
  confirmed_at timestamp with time zone,
  constraint feed_position_number_check CHECK ((number > 0)),
  constraint feed_position_pkey PRIMARY KEY (feed)
);
create policy add on feed_position for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on feed_position for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on feed_position for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on feed_position for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table inbox (
  id bigint not null,
  owner text not null,
  head bigint not null default 0,
  constraint inbox_head_check CHECK ((head >= 0)),
  constraint inbox_owner_key UNIQUE (owner),
  constraint inbox_pkey PRIMARY KEY (id)
);
create policy add on inbox for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on inbox for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on inbox for select using (( SELECT hub.is_system() AS is_system) OR (owner = ANY (( SELECT hub.offices() AS offices)::text[])));
create policy remove on inbox for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table inbox_entry (
  inbox bigint not null,
  number bigint not null,
  event uuid not null,
  rule text,
  body jsonb not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  escalation uuid,
  closed_at timestamp with time zone,
  constraint inbox_entry_escalation_fkey FOREIGN KEY (escalation) REFERENCES escalation(id),
  constraint inbox_entry_inbox_event_key UNIQUE (inbox, event),
  constraint inbox_entry_inbox_fkey FOREIGN KEY (inbox) REFERENCES inbox(id),
  constraint inbox_entry_number_check CHECK ((number > 0)),
  constraint inbox_entry_pkey PRIMARY KEY (inbox, number)
);
CREATE INDEX inbox_entry_by_escalation ON public.inbox_entry USING btree (escalation) WHERE (escalation IS NOT NULL);
CREATE INDEX inbox_entry_open ON public.inbox_entry USING btree (inbox) WHERE ((closed_at IS NULL) AND (rule IS NOT NULL));
create policy add on inbox_entry for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on inbox_entry for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on inbox_entry for select using (( SELECT hub.is_system() AS is_system) OR (inbox IN ( SELECT inbox.id FROM inbox WHERE (inbox.owner = ANY (( SELECT hub.offices() AS offices)::text[])))));
create policy remove on inbox_entry for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table indicator_figure (
  id uuid not null,
  code text not null,
  value numeric not null,
  n integer,
  as_of date not null,
  scope text not null,
  source text not null,
  lower_bound boolean not null,
  parts jsonb not null,
  note text,
  recorded_by text not null,
  recorded_at timestamp with time zone not null,
  idempotency_key text not null,
  fingerprint text not null,
  constraint indicator_figure_n_check CHECK ((n >= 0)),
  constraint indicator_figure_pkey PRIMARY KEY (id),
  constraint indicator_figure_recorded_by_idempotency_key_key UNIQUE (recorded_by, idempotency_key)
);
CREATE INDEX indicator_figure_by_code ON public.indicator_figure USING btree (code, as_of, id);
create policy add on indicator_figure for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on indicator_figure for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on indicator_figure for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on indicator_figure for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table indicator_note (
  id uuid not null,
  code text not null,
  words text not null,
  noted_by text not null,
  noted_at timestamp(3) with time zone not null,
  idempotency_key text not null,
  fingerprint text not null,
  constraint indicator_note_noted_by_idempotency_key_key UNIQUE (noted_by, idempotency_key),
  constraint indicator_note_pkey PRIMARY KEY (id)
);
CREATE INDEX indicator_note_newest ON public.indicator_note USING btree (code, noted_at DESC, id DESC);
create policy add on indicator_note for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on indicator_note for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on indicator_note for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on indicator_note for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.indicator_note FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

create table indicator_target (
  id uuid not null,
  code text not null,
  of text not null,
  financial_year integer not null,
  version integer not null,
  baseline numeric,
  target numeric not null,
  note text,
  set_by text not null,
  set_at timestamp(3) with time zone not null,
  idempotency_key text not null,
  fingerprint text not null,
  constraint indicator_target_of_code_financial_year_version_key UNIQUE (of, code, financial_year, version),
  constraint indicator_target_pkey PRIMARY KEY (id),
  constraint indicator_target_set_by_idempotency_key_key UNIQUE (set_by, idempotency_key)
);
create policy add on indicator_target for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on indicator_target for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on indicator_target for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on indicator_target for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.indicator_target FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

create table master_trainer_count (
  agency_kind text not null,
  trainers integer not null,
  constraint master_trainer_count_pkey PRIMARY KEY (agency_kind)
);
create policy add on master_trainer_count for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on master_trainer_count for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on master_trainer_count for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on master_trainer_count for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table material (
  id uuid not null,
  committee_id uuid not null,
  kind text not null,
  title_en text not null,
  title_th text not null,
  author text not null,
  topics text[] not null,
  note text,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null,
  created_by text not null,
  idempotency_key text not null,
  fingerprint text not null,
  constraint material_created_by_idempotency_key_key UNIQUE (created_by, idempotency_key),
  constraint material_pkey PRIMARY KEY (id)
);
CREATE INDEX material_by_time ON public.material USING btree (created_at DESC, id DESC);
create policy add on material for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on material for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on material for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on material for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table material_distribution (
  id uuid not null,
  material_id uuid not null,
  material_version_id uuid not null,
  place text not null,
  district text,
  committee_id uuid,
  copies integer,
  lower_bound boolean not null,
  handed_on date not null,
  source text,
  recorded_by text not null,
  idempotency_key text not null,
  fingerprint text not null,
  version integer not null default 1,
  constraint material_distribution_copies_check CHECK ((copies > 0)),
  constraint material_distribution_material_id_fkey FOREIGN KEY (material_id) REFERENCES material(id),
  constraint material_distribution_material_version_id_fkey FOREIGN KEY (material_version_id) REFERENCES material_version(id),
  constraint material_distribution_pkey PRIMARY KEY (id),
  constraint material_distribution_recorded_by_idempotency_key_key UNIQUE (recorded_by, idempotency_key)
);
CREATE INDEX material_distribution_by_day ON public.material_distribution USING btree (material_id, handed_on DESC, id DESC);
CREATE INDEX material_distribution_by_district ON public.material_distribution USING btree (district);
create policy add on material_distribution for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on material_distribution for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on material_distribution for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on material_distribution for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table material_distribution_correction (
  distribution uuid not null,
  version integer not null,
  material_version_id uuid not null,
  place text not null,
  committee_id uuid,
  copies integer,
  lower_bound boolean not null,
  handed_on date not null,
  source text,
  reason text not null,
  corrected_by text not null,
  corrected_at timestamp(3) with time zone not null,
  constraint material_distribution_correction_distribution_fkey FOREIGN KEY (distribution) REFERENCES material_distribution(id),
  constraint material_distribution_correction_material_version_id_fkey FOREIGN KEY (material_version_id) REFERENCES material_version(id),
  constraint material_distribution_correction_pkey PRIMARY KEY (distribution, version)
);
create policy add on material_distribution_correction for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on material_distribution_correction for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on material_distribution_correction for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on material_distribution_correction for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.material_distribution_correction FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

create table material_version (
  id uuid not null,
  material_id uuid not null,
  number integer not null,
  issued_on date not null,
  changed text,
  languages text[] not null,
  sha256 text,
  entered_at timestamp(3) with time zone not null,
  constraint material_version_material_id_fkey FOREIGN KEY (material_id) REFERENCES material(id),
  constraint material_version_material_id_number_key UNIQUE (material_id, number),
  constraint material_version_number_check CHECK ((number > 0)),
  constraint material_version_pkey PRIMARY KEY (id)
);
CREATE INDEX material_version_by_time ON public.material_version USING btree (material_id, entered_at DESC, id DESC);
create policy add on material_version for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on material_version for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on material_version for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on material_version for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table outcome_story (
  id uuid not null,
  committee uuid not null,
  title text not null,
  text text not null,
  happened_on date not null,
  source text,
  agency text,
  place text,
  rescued integer,
  arrested integer,
  trainings uuid[] not null,
  outreach uuid[] not null,
  state text not null default 'DRAFT'::text,
  version integer not null default 1,
  drafted_by text not null,
  written_by text not null,
  written_at timestamp(3) with time zone not null,
  reviewed_by text,
  reviewed_at timestamp(3) with time zone,
  published_by text,
  published_at timestamp(3) with time zone,
  withdrawn_by text,
  withdrawn_at timestamp(3) with time zone,
  idempotency_key text not null,
  fingerprint text not null,
  curricula uuid[] not null default '{}'::uuid[],
  constraint outcome_story_arrested_check CHECK ((arrested >= 0)),
  constraint outcome_story_check CHECK ((reviewed_by <> written_by)),
  constraint outcome_story_check1 CHECK (((state = 'DRAFT'::text) = (reviewed_by IS NULL))),
  constraint outcome_story_check2 CHECK (((state = 'PUBLISHED'::text) = (published_by IS NOT NULL))),
  constraint outcome_story_check3 CHECK (((source IS NOT NULL) OR ((rescued IS NULL) AND (arrested IS NULL)))),
  constraint outcome_story_drafted_by_idempotency_key_key UNIQUE (drafted_by, idempotency_key),
  constraint outcome_story_pkey PRIMARY KEY (id),
  constraint outcome_story_rescued_check CHECK ((rescued >= 0))
);
CREATE INDEX outcome_story_by_day ON public.outcome_story USING btree (happened_on DESC, id DESC);
CREATE INDEX outcome_story_by_training ON public.outcome_story USING gin (trainings);
create policy add on outcome_story for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on outcome_story for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on outcome_story for select using (( SELECT hub.is_system() AS is_system) OR ((state = 'PUBLISHED'::text) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'outcome_story'::text) AND (a.resource = outcome_story.id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0))));
create policy remove on outcome_story for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table outreach_correction (
  outreach_event uuid not null,
  version integer not null,
  held_on date not null,
  place text not null,
  kind text not null,
  topics text[] not null,
  reach integer not null,
  lower_bound boolean not null,
  female integer,
  male integer,
  children integer,
  adults integer,
  materials text,
  partner text,
  committee uuid,
  corrected_by text not null,
  corrected_at timestamp(3) with time zone not null,
  reason text,
  constraint outreach_correction_outreach_event_fkey FOREIGN KEY (outreach_event) REFERENCES outreach_event(id),
  constraint outreach_correction_pkey PRIMARY KEY (outreach_event, version)
);
create policy add on outreach_correction for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on outreach_correction for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on outreach_correction for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on outreach_correction for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.outreach_correction FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

create table outreach_event (
  id uuid not null,
  held_on date not null,
  place text not null,
  kind text not null,
  topics text[] not null,
  reach integer not null,
  lower_bound boolean not null,
  female integer,
  male integer,
  children integer,
  adults integer,
  materials text,
  partner text,
  committee uuid,
  version integer not null default 1,
  recorded_by text not null,
  recorded_at timestamp with time zone not null,
  idempotency_key text not null,
  fingerprint text not null,
  constraint outreach_event_adults_check CHECK ((adults >= 0)),
  constraint outreach_event_check CHECK (((COALESCE(female, 0) + COALESCE(male, 0)) <= reach)),
  constraint outreach_event_check1 CHECK (((COALESCE(children, 0) + COALESCE(adults, 0)) <= reach)),
  constraint outreach_event_children_check CHECK ((children >= 0)),
  constraint outreach_event_female_check CHECK ((female >= 0)),
  constraint outreach_event_male_check CHECK ((male >= 0)),
  constraint outreach_event_pkey PRIMARY KEY (id),
  constraint outreach_event_reach_check CHECK ((reach > 0)),
  constraint outreach_event_recorded_by_idempotency_key_key UNIQUE (recorded_by, idempotency_key)
);
CREATE INDEX outreach_event_by_committee ON public.outreach_event USING btree (committee, held_on DESC, id DESC);
CREATE INDEX outreach_event_by_day ON public.outreach_event USING btree (held_on DESC, id DESC);
create policy add on outreach_event for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on outreach_event for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on outreach_event for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on outreach_event for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table participant (
  id uuid not null,
  committee_id uuid not null,
  name text not null,
  name_key text not null,
  sex text not null,
  agency_kind text not null,
  agency text,
  agency_key text not null,
  constraint participant_committee_id_name_key_agency_key_key UNIQUE (committee_id, name_key, agency_key),
  constraint participant_pkey PRIMARY KEY (id)
);
create policy add on participant for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on participant for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on participant for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM attendance WHERE (attendance.participant = participant.id))));
create policy remove on participant for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table policy (
  code text not null,
  kind text not null,
  title_en text not null,
  title_th text not null,
  title_lo text,
  title_my text,
  constraint policy_pkey PRIMARY KEY (code)
);
create policy add on policy for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on policy for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on policy for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on policy for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.policy FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

create table policy_version (
  id uuid not null,
  policy text not null,
  number integer not null,
  in_force_on date not null,
  change text not null,
  topics text[] not null,
  source text not null,
  published_by text not null,
  published_at timestamp with time zone not null,
  idempotency_key text not null,
  fingerprint text not null,
  constraint policy_version_number_check CHECK ((number > 0)),
  constraint policy_version_pkey PRIMARY KEY (id),
  constraint policy_version_policy_fkey FOREIGN KEY (policy) REFERENCES policy(code),
  constraint policy_version_policy_number_key UNIQUE (policy, number),
  constraint policy_version_published_by_idempotency_key_key UNIQUE (published_by, idempotency_key),
  constraint policy_version_topics_check CHECK ((cardinality(topics) > 0))
);
CREATE INDEX policy_version_by_day ON public.policy_version USING btree (in_force_on DESC, id DESC);
create policy add on policy_version for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on policy_version for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on policy_version for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on policy_version for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.policy_version FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

create table presentation (
  id uuid not null,
  module_id uuid not null,
  ordinal integer not null,
  title_en text not null,
  title_th text not null,
  topics text[] not null,
  minutes integer not null,
  stage text,
  constraint presentation_minutes_check CHECK ((minutes > 0)),
  constraint presentation_module_id_fkey FOREIGN KEY (module_id) REFERENCES curriculum_module(id) ON DELETE CASCADE,
  constraint presentation_module_id_ordinal_key UNIQUE (module_id, ordinal),
  constraint presentation_pkey PRIMARY KEY (id)
);
create policy add on presentation for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on presentation for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on presentation for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on presentation for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table recorded_figure (
  id bigint not null,
  owner text not null,
  code text not null,
  of text not null,
  period text not null,
  value numeric,
  n integer,
  as_of date not null,
  scope text not null,
  source text not null,
  lower_bound boolean not null,
  suppressed boolean not null,
  parts jsonb not null,
  recorded_at timestamp(3) with time zone not null,
  constraint recorded_figure_check CHECK (((NOT suppressed) OR ((value IS NULL) AND (n IS NULL)))),
  constraint recorded_figure_n_check CHECK ((n >= 0)),
  constraint recorded_figure_pkey PRIMARY KEY (id)
);
CREATE INDEX recorded_figure_newest ON public.recorded_figure USING btree (of, code, period, owner, id DESC);
create policy add on recorded_figure for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on recorded_figure for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on recorded_figure for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on recorded_figure for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.recorded_figure FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

create table report (
  id uuid not null,
  subject text not null,
  committee uuid,
  province text,
  period text not null,
  version integer not null,
  names jsonb not null,
  tables jsonb not null,
  made_by text not null,
  made_at timestamp(3) with time zone not null,
  idempotency_key text not null,
  fingerprint text not null,
  constraint report_committee_province_period_version_key UNIQUE NULLS NOT DISTINCT (committee, province, period, version),
  constraint report_made_by_idempotency_key_key UNIQUE (made_by, idempotency_key),
  constraint report_pkey PRIMARY KEY (id)
);
CREATE INDEX report_by_age ON public.report USING btree (made_at DESC, id DESC);
CREATE INDEX report_by_committee ON public.report USING btree (committee, made_at DESC, id DESC);
CREATE INDEX report_by_province ON public.report USING btree (province, made_at DESC, id DESC);
create policy add on report for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on report for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on report for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on report for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.report FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

create table retraining_count (
  policy_version uuid not null,
  committee_id uuid not null,
  due integer not null,
  retrained integer not null,
  constraint retraining_count_due_check CHECK ((due >= 0)),
  constraint retraining_count_pkey PRIMARY KEY (policy_version, committee_id),
  constraint retraining_count_policy_version_fkey FOREIGN KEY (policy_version) REFERENCES policy_version(id),
  constraint retraining_count_retrained_check CHECK ((retrained >= 0))
);
create policy add on retraining_count for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on retraining_count for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on retraining_count for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on retraining_count for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table retraining_met (
  policy_version uuid not null,
  committee_id uuid not null,
  met_on date not null,
  constraint retraining_met_pkey PRIMARY KEY (policy_version, committee_id),
  constraint retraining_met_policy_version_fkey FOREIGN KEY (policy_version) REFERENCES policy_version(id)
);
create policy add on retraining_met for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on retraining_met for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on retraining_met for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on retraining_met for delete using (( SELECT hub.is_system() AS is_system) OR false);

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
create policy add on row_access for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on row_access for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on row_access for select using (( SELECT hub.is_system() AS is_system) OR (office = ANY (( SELECT hub.offices() AS offices)::text[])));
create policy remove on row_access for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table row_reader (
  rows text not null,
  owner text not null,
  office text not null,
  reason text not null,
  constraint row_reader_pkey PRIMARY KEY (rows, owner, office, reason)
);
create policy add on row_reader for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on row_reader for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on row_reader for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on row_reader for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table statistics_snapshot (
  cube text not null,
  period text not null,
  population text not null,
  subject text not null,
  dimensions text[] not null,
  scope text not null,
  source text not null,
  as_of date not null,
  computed_at timestamp with time zone not null default clock_timestamp(),
  cells jsonb not null,
  constraint statistics_snapshot_pkey PRIMARY KEY (cube, period)
);
CREATE INDEX statistics_snapshot_by_population ON public.statistics_snapshot USING btree (population, period);
create policy publish on statistics_snapshot for insert with check ( SELECT hub.is_system() AS is_system);
create policy read on statistics_snapshot for select using true;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.statistics_snapshot FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

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
create policy add on subject_key for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on subject_key for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on subject_key for select using (( SELECT hub.is_system() AS is_system) OR (( SELECT hub.actor_id() AS actor_id) IS NOT NULL));
create policy remove on subject_key for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER guard BEFORE DELETE OR UPDATE ON public.subject_key FOR EACH ROW EXECUTE FUNCTION hub.guard_subject_key();

create table table_import (
  id uuid not null,
  kind text not null,
  subject uuid not null,
  office uuid not null,
  person text not null,
  state text not null default 'RECEIVING'::text,
  bytes integer not null,
  sha256 text not null,
  received integer not null default 0,
  next_part integer not null default 1,
  rows integer not null default 0,
  done integer not null default 0,
  created integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  rejected integer not null default 0,
  hidden_sheets integer not null default 0,
  other_sheets integer not null default 0,
  not_read text[] not null default '{}'::text[],
  idempotency_key text not null,
  fingerprint text not null,
  created_at timestamp(3) with time zone not null,
  committed_at timestamp(3) with time zone,
  constraint table_import_bytes_check CHECK ((bytes > 0)),
  constraint table_import_person_idempotency_key_key UNIQUE (person, idempotency_key),
  constraint table_import_pkey PRIMARY KEY (id),
  constraint table_import_state_check CHECK ((state = ANY (ARRAY['RECEIVING'::text, 'CHECKING'::text, 'CHECKED'::text, 'WRITING'::text, 'COMMITTED'::text, 'DROPPED'::text, 'WITHDRAWN'::text])))
);
CREATE UNIQUE INDEX table_import_content ON public.table_import USING btree (kind, subject, sha256) WHERE (state = ANY (ARRAY['WRITING'::text, 'COMMITTED'::text]));
create policy add on table_import for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on table_import for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on table_import for select using (( SELECT hub.is_system() AS is_system) OR (('person:'::text || person) = ( SELECT hub.actor_id() AS actor_id)));
create policy remove on table_import for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table table_import_line (
  import_id uuid not null,
  "row" integer not null,
  effect text not null,
  columns text[] not null,
  problems jsonb not null,
  constraint table_import_line_import_id_fkey FOREIGN KEY (import_id) REFERENCES table_import(id),
  constraint table_import_line_pkey PRIMARY KEY (import_id, "row")
);
create policy add on table_import_line for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on table_import_line for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on table_import_line for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM table_import WHERE ((table_import.id = table_import_line.import_id) AND (('person:'::text || table_import.person) = ( SELECT hub.actor_id() AS actor_id))))));
create policy remove on table_import_line for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table table_import_part (
  import_id uuid not null,
  number integer not null,
  content bytea not null,
  constraint table_import_part_import_id_fkey FOREIGN KEY (import_id) REFERENCES table_import(id),
  constraint table_import_part_pkey PRIMARY KEY (import_id, number)
);
create policy add on table_import_part for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on table_import_part for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on table_import_part for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on table_import_part for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table test_form (
  training_event_id uuid not null,
  items uuid[] not null,
  composed_at timestamp(3) with time zone not null,
  composed_by text not null,
  constraint test_form_items_check CHECK ((cardinality(items) > 0)),
  constraint test_form_pkey PRIMARY KEY (training_event_id),
  constraint test_form_training_event_id_fkey FOREIGN KEY (training_event_id) REFERENCES training_event(id) ON DELETE CASCADE
);
create policy add on test_form for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on test_form for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on test_form for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'test_form'::text) AND (a.resource = test_form.training_event_id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on test_form for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table test_item (
  id uuid not null,
  committee_id uuid not null,
  topic text not null,
  state text not null default 'ACTIVE'::text,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null,
  created_by text not null,
  idempotency_key text not null,
  fingerprint text not null,
  constraint test_item_created_by_idempotency_key_key UNIQUE (created_by, idempotency_key),
  constraint test_item_pkey PRIMARY KEY (id)
);
CREATE INDEX test_item_by_time ON public.test_item USING btree (created_at DESC, id DESC);
create policy add on test_item for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on test_item for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on test_item for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'test_item'::text) AND (a.resource = test_item.id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on test_item for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table test_item_version (
  id uuid not null,
  test_item_id uuid not null,
  number integer not null,
  text_en text not null,
  text_th text not null,
  options_en text[] not null,
  options_th text[] not null,
  right_option integer not null,
  written_at timestamp(3) with time zone not null,
  written_by text not null,
  constraint test_item_version_check CHECK ((cardinality(options_th) = cardinality(options_en))),
  constraint test_item_version_check1 CHECK (((right_option >= 1) AND (right_option <= cardinality(options_en)))),
  constraint test_item_version_number_check CHECK ((number > 0)),
  constraint test_item_version_options_en_check CHECK (((cardinality(options_en) >= 2) AND (cardinality(options_en) <= 6))),
  constraint test_item_version_pkey PRIMARY KEY (id),
  constraint test_item_version_test_item_id_fkey FOREIGN KEY (test_item_id) REFERENCES test_item(id),
  constraint test_item_version_test_item_id_number_key UNIQUE (test_item_id, number)
);
create policy add on test_item_version for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on test_item_version for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on test_item_version for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM test_item WHERE (test_item.id = test_item_version.test_item_id))));
create policy remove on test_item_version for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table test_sheet (
  attendance_id uuid not null,
  phase text not null,
  chosen integer[] not null,
  score numeric(6,3) not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint test_sheet_attendance_id_fkey FOREIGN KEY (attendance_id) REFERENCES attendance(id) ON DELETE CASCADE,
  constraint test_sheet_pkey PRIMARY KEY (attendance_id, phase),
  constraint test_sheet_score_check CHECK (((score >= (0)::numeric) AND (score <= (100)::numeric)))
);
create policy add on test_sheet for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on test_sheet for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on test_sheet for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM attendance WHERE (attendance.id = test_sheet.attendance_id))));
create policy remove on test_sheet for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table topic_result (
  training_event_id uuid not null,
  topic text not null,
  items integer not null,
  people integer not null,
  pre_right numeric(6,3) not null,
  post_right numeric(6,3) not null,
  constraint topic_result_items_check CHECK ((items > 0)),
  constraint topic_result_people_check CHECK ((people >= 5)),
  constraint topic_result_pkey PRIMARY KEY (training_event_id, topic),
  constraint topic_result_post_right_check CHECK (((post_right >= (0)::numeric) AND (post_right <= (100)::numeric))),
  constraint topic_result_pre_right_check CHECK (((pre_right >= (0)::numeric) AND (pre_right <= (100)::numeric))),
  constraint topic_result_training_event_id_fkey FOREIGN KEY (training_event_id) REFERENCES assessment(training_event_id) ON DELETE CASCADE
);
create policy add on topic_result for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on topic_result for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on topic_result for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on topic_result for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table trainer (
  id uuid not null,
  kind text not null,
  committee_id uuid not null,
  name text not null,
  agency_kind text not null,
  agency text,
  official uuid,
  participant uuid,
  since date not null,
  topics text[] not null,
  accredited_by text not null,
  formed_by uuid,
  formed_at uuid,
  created_at timestamp(3) with time zone not null,
  registered_by text not null,
  idempotency_key text not null,
  fingerprint text not null,
  version integer not null default 1,
  ended_on date,
  constraint trainer_check CHECK (((formed_by IS NULL) = (formed_at IS NULL))),
  constraint trainer_check1 CHECK ((ended_on >= since)),
  constraint trainer_formed_at_fkey FOREIGN KEY (formed_at) REFERENCES training_event(id),
  constraint trainer_formed_by_fkey FOREIGN KEY (formed_by) REFERENCES trainer(id),
  constraint trainer_participant_fkey FOREIGN KEY (participant) REFERENCES participant(id),
  constraint trainer_pkey PRIMARY KEY (id),
  constraint trainer_registered_by_idempotency_key_key UNIQUE (registered_by, idempotency_key),
  constraint trainer_topics_check CHECK ((cardinality(topics) > 0))
);
CREATE INDEX trainer_by_age ON public.trainer USING btree (created_at DESC, id DESC);
CREATE INDEX trainer_by_master ON public.trainer USING btree (formed_by);
CREATE INDEX trainer_by_participant ON public.trainer USING btree (participant);
create policy add on trainer for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on trainer for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on trainer for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'trainer'::text) AND (a.resource = trainer.id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on trainer for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table training_change (
  training_event_id uuid not null,
  version integer not null,
  held_on date not null,
  place text not null,
  title text not null,
  topics text[] not null,
  state text not null,
  reason text not null,
  changed_by text not null,
  changed_at timestamp(3) with time zone not null,
  constraint training_change_pkey PRIMARY KEY (training_event_id, version),
  constraint training_change_training_event_id_fkey FOREIGN KEY (training_event_id) REFERENCES training_event(id)
);
create policy add on training_change for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on training_change for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on training_change for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on training_change for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.training_change FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

create table training_curriculum (
  training_event_id uuid not null,
  curriculum_version_id uuid not null,
  modules uuid[] not null,
  constraint training_curriculum_curriculum_version_id_fkey FOREIGN KEY (curriculum_version_id) REFERENCES curriculum_version(id),
  constraint training_curriculum_pkey PRIMARY KEY (training_event_id),
  constraint training_curriculum_training_event_id_fkey FOREIGN KEY (training_event_id) REFERENCES training_event(id) ON DELETE CASCADE
);
create policy add on training_curriculum for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on training_curriculum for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on training_curriculum for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on training_curriculum for delete using (( SELECT hub.is_system() AS is_system) OR false);

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
create policy add on training_event for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on training_event for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on training_event for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on training_event for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table training_material (
  training_event_id uuid not null,
  material_version_id uuid not null,
  constraint training_material_material_version_id_fkey FOREIGN KEY (material_version_id) REFERENCES material_version(id),
  constraint training_material_pkey PRIMARY KEY (training_event_id, material_version_id),
  constraint training_material_training_event_id_fkey FOREIGN KEY (training_event_id) REFERENCES training_event(id) ON DELETE CASCADE
);
create policy add on training_material for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on training_material for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on training_material for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on training_material for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table training_trainer (
  training_event_id uuid not null,
  trainer uuid not null,
  constraint training_trainer_pkey PRIMARY KEY (training_event_id, trainer),
  constraint training_trainer_trainer_fkey FOREIGN KEY (trainer) REFERENCES trainer(id),
  constraint training_trainer_training_event_id_fkey FOREIGN KEY (training_event_id) REFERENCES training_event(id) ON DELETE CASCADE
);
CREATE INDEX training_trainer_by_trainer ON public.training_trainer USING btree (trainer);
create policy add on training_trainer for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on training_trainer for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on training_trainer for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM trainer WHERE (trainer.id = training_trainer.trainer))));
create policy remove on training_trainer for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table volunteer_group (
  id uuid not null,
  committee uuid not null,
  place text not null,
  village text not null,
  village_key text not null,
  members integer not null,
  female integer,
  male integer,
  youth integer,
  version integer not null default 1,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  idempotency_key text not null,
  fingerprint text not null,
  constraint volunteer_group_check CHECK (((youth >= 0) AND (youth <= members))),
  constraint volunteer_group_check1 CHECK (((COALESCE(female, 0) + COALESCE(male, 0)) <= members)),
  constraint volunteer_group_committee_place_village_key_key UNIQUE (committee, place, village_key),
  constraint volunteer_group_female_check CHECK ((female >= 0)),
  constraint volunteer_group_male_check CHECK ((male >= 0)),
  constraint volunteer_group_members_check CHECK ((members >= 0)),
  constraint volunteer_group_pkey PRIMARY KEY (id),
  constraint volunteer_group_recorded_by_idempotency_key_key UNIQUE (recorded_by, idempotency_key)
);
CREATE INDEX volunteer_group_by_committee ON public.volunteer_group USING btree (committee, recorded_at DESC, id DESC);
CREATE INDEX volunteer_group_by_time ON public.volunteer_group USING btree (recorded_at);
create policy add on volunteer_group for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on volunteer_group for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on volunteer_group for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'volunteers'::text) AND (a.resource = volunteer_group.committee) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on volunteer_group for delete using (( SELECT hub.is_system() AS is_system) OR false);
