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

create table action_plan (
  id uuid not null,
  committee uuid not null,
  financial_year integer not null,
  title text not null,
  state text not null,
  version integer not null,
  return_reason text,
  within_mandate bigint not null default 0,
  proposed bigint not null default 0,
  allocated bigint not null default 0,
  spent bigint not null default 0,
  submitted_at timestamp(3) with time zone,
  accepted_at timestamp(3) with time zone,
  drafted_by text not null,
  idempotency_key text not null,
  fingerprint text not null,
  constraint action_plan_check CHECK (((state = 'RETURNED'::text) = (return_reason IS NOT NULL))),
  constraint action_plan_committee_financial_year_key UNIQUE (committee, financial_year),
  constraint action_plan_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint action_plan_drafted_by_idempotency_key_key UNIQUE (drafted_by, idempotency_key),
  constraint action_plan_pkey PRIMARY KEY (id)
);
create policy add on action_plan for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on action_plan for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on action_plan for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on action_plan for delete using (( SELECT hub.is_system() AS is_system) OR false);

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

create table appointment (
  id uuid not null,
  official uuid not null,
  office uuid not null,
  starts_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone not null,
  made_by text not null,
  idempotency_key text not null,
  fingerprint text not null,
  ended_by text,
  constraint appointment_check CHECK ((ends_at >= starts_at)),
  constraint appointment_check1 CHECK (((ends_at AT TIME ZONE 'UTC'::text) <= ((starts_at AT TIME ZONE 'UTC'::text) + '2 years'::interval))),
  constraint appointment_made_by_idempotency_key_key UNIQUE (made_by, idempotency_key),
  constraint appointment_office_fkey FOREIGN KEY (office) REFERENCES office(id),
  constraint appointment_official_fkey FOREIGN KEY (official) REFERENCES official(id),
  constraint appointment_pkey PRIMARY KEY (id)
);
CREATE INDEX appointment_by_office ON public.appointment USING btree (office, ends_at);
CREATE INDEX appointment_by_official ON public.appointment USING btree (official, ends_at);
create policy add on appointment for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on appointment for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on appointment for select using (( SELECT hub.is_system() AS is_system) OR (( SELECT (EXISTS ( SELECT FROM office o WHERE ((o.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (o.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text, 'INQUIRY_POLICE'::text, 'SHELTER'::text, 'PARTNER'::text, 'AUDITOR'::text, 'DATA_PROTECTION_OFFICER'::text, 'ADMINISTRATOR'::text]))))) AS "exists") OR (('person:'::text || official) = ( SELECT hub.actor_id() AS actor_id))));
create policy remove on appointment for delete using (( SELECT hub.is_system() AS is_system) OR false);

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

create table budget_line (
  id uuid not null,
  activity uuid not null,
  plan uuid not null,
  committee uuid not null,
  ordinal integer not null,
  source text not null,
  proposed bigint not null,
  allocated bigint,
  spent bigint,
  constraint budget_line_activity_fkey FOREIGN KEY (activity) REFERENCES plan_activity(id) ON DELETE CASCADE,
  constraint budget_line_check CHECK (((allocated IS NULL) OR ((allocated >= 0) AND (source <> 'WITHIN_MANDATE'::text)))),
  constraint budget_line_check1 CHECK (((spent >= 0) AND (spent <= COALESCE(allocated,
CASE
    WHEN (source = 'WITHIN_MANDATE'::text) THEN proposed
    ELSE (0)::bigint
END)))),
  constraint budget_line_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint budget_line_pkey PRIMARY KEY (id),
  constraint budget_line_plan_fkey FOREIGN KEY (plan) REFERENCES action_plan(id),
  constraint budget_line_proposed_check CHECK ((proposed >= 0))
);
CREATE INDEX budget_line_by_activity ON public.budget_line USING btree (activity, ordinal);
CREATE INDEX budget_line_by_plan ON public.budget_line USING btree (plan);
create policy add on budget_line for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on budget_line for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on budget_line for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = budget_line.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text))))));
create policy remove on budget_line for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table channel (
  id uuid not null,
  person uuid,
  office uuid,
  kind text not null,
  sealed text,
  fingerprint text not null,
  language text not null,
  code_number integer not null default 0,
  code_attempts integer not null default 0,
  code_until timestamp(3) with time zone,
  confirmed_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null default now(),
  constraint channel_check CHECK (((person IS NULL) <> (office IS NULL))),
  constraint channel_check1 CHECK (((office IS NOT NULL) = (kind = 'WEBHOOK'::text))),
  constraint channel_check2 CHECK (((sealed IS NULL) = (ended_at IS NOT NULL))),
  constraint channel_office_fkey FOREIGN KEY (office) REFERENCES office(id),
  constraint channel_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX channel_once ON public.channel USING btree (COALESCE(person, office), kind, fingerprint);
create policy add on channel for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on channel for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on channel for select using (( SELECT hub.is_system() AS is_system) OR ((('person:'::text || person) = ( SELECT hub.actor_id() AS actor_id)) OR ((office)::text = ANY (( SELECT hub.offices() AS offices)::text[]))));
create policy remove on channel for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table committee (
  id uuid not null,
  code text not null,
  name_en text not null,
  name_th text,
  level text not null,
  state text not null,
  place text not null,
  parent uuid,
  established_year integer,
  established_as text,
  legal_basis text,
  member_count integer,
  created_at timestamp(3) with time zone not null default now(),
  constraint committee_code_key UNIQUE (code),
  constraint committee_parent_fkey FOREIGN KEY (parent) REFERENCES committee(id),
  constraint committee_pkey PRIMARY KEY (id),
  constraint committee_place_fkey FOREIGN KEY (place) REFERENCES place(pcode)
);
CREATE UNIQUE INDEX committee_active ON public.committee USING btree (place) WHERE (state = 'ACTIVE'::text);
CREATE INDEX committee_by_level ON public.committee USING btree (level, created_at, code);
CREATE INDEX committee_by_parent ON public.committee USING btree (parent, code);
CREATE INDEX committee_by_place ON public.committee USING btree (place);
CREATE INDEX committee_by_time ON public.committee USING btree (created_at, code);
create policy add on committee for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on committee for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on committee for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on committee for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table committee_group (
  id uuid not null,
  committee uuid not null,
  ordinal integer not null,
  kind text not null,
  name_en text not null,
  duties text[] not null,
  constraint committee_group_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint committee_group_committee_ordinal_key UNIQUE (committee, ordinal),
  constraint committee_group_pkey PRIMARY KEY (id)
);
create policy add on committee_group for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on committee_group for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on committee_group for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on committee_group for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table delivery (
  id uuid not null default gen_random_uuid(),
  record text not null,
  channel uuid not null,
  kind text not null,
  about text not null,
  person uuid,
  office uuid,
  rule text,
  urgency text,
  inbox text,
  number bigint,
  state text not null default 'WAITING'::text,
  outcome text,
  attempts integer not null default 0,
  next_at timestamp(3) with time zone not null default clock_timestamp(),
  sent_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null default clock_timestamp(),
  constraint delivery_channel_fkey FOREIGN KEY (channel) REFERENCES channel(id),
  constraint delivery_office_fkey FOREIGN KEY (office) REFERENCES office(id),
  constraint delivery_pkey PRIMARY KEY (id),
  constraint delivery_record_channel_key UNIQUE (record, channel)
);
CREATE INDEX delivery_by_channel ON public.delivery USING btree (channel, created_at);
CREATE INDEX delivery_by_office ON public.delivery USING btree (office, created_at DESC, id DESC);
CREATE INDEX delivery_by_person ON public.delivery USING btree (person, created_at);
CREATE INDEX delivery_due ON public.delivery USING btree (kind, attempts, next_at) WHERE (state = 'WAITING'::text);
CREATE INDEX delivery_in_order ON public.delivery USING btree (channel, inbox, number) WHERE (state = 'WAITING'::text);
create policy add on delivery for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on delivery for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on delivery for select using (( SELECT hub.is_system() AS is_system) OR (((office)::text = ANY (( SELECT hub.offices() AS offices)::text[])) OR ( SELECT (EXISTS ( SELECT FROM office o WHERE (((o.id)::text = ANY (( SELECT hub.offices() AS offices)::text[])) AND (o.kind = ANY (ARRAY['AUDITOR'::text, 'DATA_PROTECTION_OFFICER'::text]))))) AS "exists") OR (office = ANY (( SELECT ARRAY( SELECT o.id FROM (office o JOIN office mine ON (((mine.committee = o.committee) AND (mine.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text]))))) WHERE ((mine.id)::text = ANY (( SELECT hub.offices() AS offices)::text[]))) AS "array")::uuid[]))));
create policy remove on delivery for delete using (( SELECT hub.is_system() AS is_system) OR false);

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

create table duty_note (
  shift uuid not null,
  office uuid not null,
  note text not null,
  constraint duty_note_office_fkey FOREIGN KEY (office) REFERENCES office(id),
  constraint duty_note_pkey PRIMARY KEY (shift),
  constraint duty_note_shift_fkey FOREIGN KEY (shift) REFERENCES duty_shift(id)
);
create policy add on duty_note for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on duty_note for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on duty_note for select using (( SELECT hub.is_system() AS is_system) OR ((office = ANY ((( SELECT hub.offices() AS offices))::uuid[])) OR (EXISTS ( SELECT FROM (office planned JOIN office held ON ((held.committee = planned.committee))) WHERE ((planned.id = duty_note.office) AND (held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text])))))));
create policy remove on duty_note for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table duty_plan (
  id uuid not null,
  planned_by text not null,
  idempotency_key text not null,
  fingerprint text not null,
  constraint duty_plan_pkey PRIMARY KEY (id),
  constraint duty_plan_planned_by_idempotency_key_key UNIQUE (planned_by, idempotency_key)
);
create policy add on duty_plan for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on duty_plan for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on duty_plan for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on duty_plan for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table duty_shift (
  id uuid not null,
  office uuid not null,
  official uuid not null,
  appointment uuid not null,
  starts_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone not null,
  plan uuid,
  handed_over_from uuid,
  cancelled_by text,
  constraint duty_shift_appointment_fkey FOREIGN KEY (appointment) REFERENCES appointment(id),
  constraint duty_shift_check CHECK (((ends_at >= starts_at) AND (ends_at <= (starts_at + '744:00:00'::interval)))),
  constraint duty_shift_handed_over_from_fkey FOREIGN KEY (handed_over_from) REFERENCES duty_shift(id),
  constraint duty_shift_handed_over_from_key UNIQUE (handed_over_from),
  constraint duty_shift_office_fkey FOREIGN KEY (office) REFERENCES office(id),
  constraint duty_shift_official_fkey FOREIGN KEY (official) REFERENCES official(id),
  constraint duty_shift_pkey PRIMARY KEY (id),
  constraint duty_shift_plan_fkey FOREIGN KEY (plan) REFERENCES duty_plan(id)
);
CREATE INDEX duty_shift_by_appointment ON public.duty_shift USING btree (appointment, ends_at);
CREATE INDEX duty_shift_by_end ON public.duty_shift USING btree (ends_at);
CREATE INDEX duty_shift_by_office ON public.duty_shift USING btree (office, starts_at, id);
CREATE INDEX duty_shift_by_official ON public.duty_shift USING btree (official, starts_at, id);
CREATE INDEX duty_shift_by_plan ON public.duty_shift USING btree (plan);
create policy add on duty_shift for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on duty_shift for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on duty_shift for select using (( SELECT hub.is_system() AS is_system) OR (( SELECT (EXISTS ( SELECT FROM office o WHERE ((o.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (o.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text, 'INQUIRY_POLICE'::text, 'SHELTER'::text, 'PARTNER'::text, 'AUDITOR'::text, 'DATA_PROTECTION_OFFICER'::text, 'ADMINISTRATOR'::text]))))) AS "exists") OR (('person:'::text || official) = ( SELECT hub.actor_id() AS actor_id))));
create policy remove on duty_shift for delete using (( SELECT hub.is_system() AS is_system) OR false);

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
create policy notices_of_office on inbox for select using ((owner ~~ 'notices:%'::text) AND (substr(owner, 9) = ANY (( SELECT hub.offices() AS offices)::text[])));
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
create policy notices_of_office on inbox_entry for select using (inbox IN ( SELECT inbox.id FROM inbox WHERE ((inbox.owner ~~ 'notices:%'::text) AND (substr(inbox.owner, 9) = ANY (( SELECT hub.offices() AS offices)::text[])))));
create policy read on inbox_entry for select using (( SELECT hub.is_system() AS is_system) OR (inbox IN ( SELECT inbox.id FROM inbox WHERE (inbox.owner = ANY (( SELECT hub.offices() AS offices)::text[])))));
create policy remove on inbox_entry for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table office (
  id uuid not null,
  kind text not null,
  committee uuid,
  title_en text not null,
  jurisdiction text[] not null,
  constraint office_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint office_pkey PRIMARY KEY (id)
);
CREATE INDEX office_by_committee ON public.office USING btree (committee, id);
create policy add on office for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on office for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on office for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on office for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table official (
  id uuid not null,
  name text not null,
  title text not null,
  organization uuid,
  constraint official_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id),
  constraint official_pkey PRIMARY KEY (id)
);
create policy add on official for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on official for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on official for select using (( SELECT hub.is_system() AS is_system) OR (( SELECT (EXISTS ( SELECT FROM office o WHERE ((o.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (o.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text, 'INQUIRY_POLICE'::text, 'SHELTER'::text, 'PARTNER'::text, 'AUDITOR'::text, 'DATA_PROTECTION_OFFICER'::text, 'ADMINISTRATOR'::text]))))) AS "exists") OR (('person:'::text || id) = ( SELECT hub.actor_id() AS actor_id))));
create policy remove on official for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table organization (
  id uuid not null,
  name_en text not null,
  name_th text,
  agency_kind text not null,
  place text not null,
  constraint organization_pkey PRIMARY KEY (id),
  constraint organization_place_fkey FOREIGN KEY (place) REFERENCES place(pcode)
);
create policy add on organization for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on organization for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on organization for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on organization for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table place (
  pcode text not null,
  level text not null,
  country text not null,
  parent text,
  within text[] not null,
  name_en text not null,
  name_th text,
  name_lo text,
  name_my text,
  aliases text[] not null default '{}'::text[],
  created_at timestamp(3) with time zone not null default now(),
  faces text[] not null default '{}'::text[],
  constraint place_check CHECK ((within[array_length(within, 1)] = pcode)),
  constraint place_parent_fkey FOREIGN KEY (parent) REFERENCES place(pcode),
  constraint place_pcode_check CHECK ((pcode ~ '^[A-Z]{2,3}[0-9]{0,12}$'::text)),
  constraint place_pkey PRIMARY KEY (pcode)
);
CREATE INDEX place_by_level ON public.place USING btree (level, created_at, pcode);
CREATE INDEX place_by_parent ON public.place USING btree (parent, created_at, pcode);
CREATE INDEX place_by_time ON public.place USING btree (created_at, pcode);
CREATE INDEX place_within ON public.place USING gin (within);
create policy add on place for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on place for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on place for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on place for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table plan_activity (
  id uuid not null,
  plan uuid not null,
  committee uuid not null,
  ordinal integer not null,
  kind text not null,
  title text not null,
  problem text,
  solution text,
  quarters integer[] not null,
  official uuid not null,
  agencies uuid[] not null,
  state text not null,
  endorsed_on date,
  endorsed_as text,
  endorsed_by text,
  constraint plan_activity_check CHECK ((((endorsed_on IS NULL) = (endorsed_as IS NULL)) AND ((endorsed_on IS NULL) = (endorsed_by IS NULL)))),
  constraint plan_activity_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint plan_activity_official_fkey FOREIGN KEY (official) REFERENCES official(id),
  constraint plan_activity_pkey PRIMARY KEY (id),
  constraint plan_activity_plan_fkey FOREIGN KEY (plan) REFERENCES action_plan(id)
);
CREATE INDEX plan_activity_by_official ON public.plan_activity USING btree (official);
CREATE INDEX plan_activity_by_plan ON public.plan_activity USING btree (plan, ordinal);
create policy add on plan_activity for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on plan_activity for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on plan_activity for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = plan_activity.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text))))));
create policy remove on plan_activity for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table plan_review (
  plan uuid not null,
  committee uuid not null,
  quarter integer not null,
  held_on date not null,
  planned integer not null,
  under_way integer not null,
  done integer not null,
  dropped integer not null,
  person text not null,
  office uuid not null,
  created_at timestamp(3) with time zone not null,
  constraint plan_review_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint plan_review_office_fkey FOREIGN KEY (office) REFERENCES office(id),
  constraint plan_review_pkey PRIMARY KEY (plan, quarter),
  constraint plan_review_plan_fkey FOREIGN KEY (plan) REFERENCES action_plan(id),
  constraint plan_review_quarter_check CHECK (((quarter >= 1) AND (quarter <= 4)))
);
create policy add on plan_review for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on plan_review for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on plan_review for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = plan_review.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text))))));
create policy remove on plan_review for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table plan_step (
  plan uuid not null,
  version integer not null,
  committee uuid not null,
  state text not null,
  reason text,
  person text not null,
  office uuid not null,
  created_at timestamp(3) with time zone not null,
  constraint plan_step_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint plan_step_office_fkey FOREIGN KEY (office) REFERENCES office(id),
  constraint plan_step_pkey PRIMARY KEY (plan, version),
  constraint plan_step_plan_fkey FOREIGN KEY (plan) REFERENCES action_plan(id)
);
create policy add on plan_step for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on plan_step for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on plan_step for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = plan_step.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text))))));
create policy remove on plan_step for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table quiet_hours (
  person uuid not null,
  from_minute integer not null,
  to_minute integer not null,
  time_zone text not null,
  constraint quiet_hours_check CHECK ((((to_minute >= 0) AND (to_minute <= 1439)) AND (to_minute <> from_minute))),
  constraint quiet_hours_from_minute_check CHECK (((from_minute >= 0) AND (from_minute <= 1439))),
  constraint quiet_hours_pkey PRIMARY KEY (person)
);
create policy add on quiet_hours for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on quiet_hours for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on quiet_hours for select using (( SELECT hub.is_system() AS is_system) OR (('person:'::text || person) = ( SELECT hub.actor_id() AS actor_id)));
create policy remove on quiet_hours for delete using (( SELECT hub.is_system() AS is_system) OR false);

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

create table seat (
  id uuid not null,
  committee_group uuid not null,
  ordinal integer not null,
  title_en text not null,
  title_th text,
  role text not null,
  organization uuid not null,
  constraint seat_committee_group_fkey FOREIGN KEY (committee_group) REFERENCES committee_group(id),
  constraint seat_committee_group_ordinal_key UNIQUE (committee_group, ordinal),
  constraint seat_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id),
  constraint seat_pkey PRIMARY KEY (id)
);
create policy add on seat for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on seat for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on seat for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on seat for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table session_end (
  person text not null,
  ended_at timestamp(3) with time zone not null,
  ended_by text not null,
  constraint session_end_pkey PRIMARY KEY (person)
);
create policy add on session_end for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on session_end for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on session_end for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on session_end for delete using (( SELECT hub.is_system() AS is_system) OR false);

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

create table system_account (
  id uuid not null,
  office uuid not null,
  name text not null,
  created_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone not null,
  made_by text not null,
  idempotency_key text not null,
  fingerprint text not null,
  ended_by text,
  last_used_at timestamp(3) with time zone,
  constraint system_account_check CHECK ((ends_at >= created_at)),
  constraint system_account_check1 CHECK (((ends_at AT TIME ZONE 'UTC'::text) <= ((created_at AT TIME ZONE 'UTC'::text) + '2 years'::interval))),
  constraint system_account_made_by_idempotency_key_key UNIQUE (made_by, idempotency_key),
  constraint system_account_office_fkey FOREIGN KEY (office) REFERENCES office(id),
  constraint system_account_pkey PRIMARY KEY (id)
);
CREATE INDEX system_account_by_office ON public.system_account USING btree (office, ends_at);
create policy add on system_account for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on system_account for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on system_account for select using (( SELECT hub.is_system() AS is_system) OR (((office)::text = ANY (( SELECT hub.offices() AS offices)::text[])) OR ( SELECT (EXISTS ( SELECT FROM office o WHERE ((o.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (o.kind = ANY (ARRAY['SECRETARIAT'::text, 'NATIONAL_DESK'::text]))))) AS "exists")));
create policy remove on system_account for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table system_key (
  id text not null,
  account uuid not null,
  public_key text not null,
  created_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone,
  made_by text not null,
  constraint system_key_account_fkey FOREIGN KEY (account) REFERENCES system_account(id),
  constraint system_key_pkey PRIMARY KEY (id),
  constraint system_key_public_key_check CHECK ((public_key ~ '^[A-Za-z0-9_-]{43}$'::text))
);
CREATE INDEX system_key_by_account ON public.system_key USING btree (account, created_at);
CREATE UNIQUE INDEX system_key_current ON public.system_key USING btree (account) WHERE (ends_at IS NULL);
create policy add on system_key for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on system_key for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on system_key for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM system_account account WHERE ((account.id = system_key.account) AND (((account.office)::text = ANY (( SELECT hub.offices() AS offices)::text[])) OR ( SELECT (EXISTS ( SELECT FROM office o WHERE ((o.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (o.kind = ANY (ARRAY['SECRETARIAT'::text, 'NATIONAL_DESK'::text]))))) AS "exists"))))));
create policy remove on system_key for delete using (( SELECT hub.is_system() AS is_system) OR false);

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
  constraint table_import_state_check CHECK ((state = ANY (ARRAY['RECEIVING'::text, 'CHECKING'::text, 'CHECKED'::text, 'WRITING'::text, 'COMMITTED'::text, 'DROPPED'::text])))
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

create table tenure_reminder (
  appointment uuid not null,
  days integer not null,
  raised_at timestamp with time zone not null default now(),
  constraint tenure_reminder_appointment_fkey FOREIGN KEY (appointment) REFERENCES appointment(id),
  constraint tenure_reminder_pkey PRIMARY KEY (appointment, days)
);
create policy add on tenure_reminder for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on tenure_reminder for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on tenure_reminder for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on tenure_reminder for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table vacancy (
  id bigint not null,
  office uuid not null,
  since timestamp with time zone not null,
  told_at timestamp with time zone not null default now(),
  filled_at timestamp with time zone,
  constraint vacancy_office_fkey FOREIGN KEY (office) REFERENCES office(id),
  constraint vacancy_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX vacancy_open ON public.vacancy USING btree (office) WHERE (filled_at IS NULL);
create policy add on vacancy for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on vacancy for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on vacancy for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on vacancy for delete using (( SELECT hub.is_system() AS is_system) OR false);
