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
  constraint alert_rule_addressees_check CHECK ((jsonb_array_length(addressees) > 0)),
  constraint alert_rule_chain_check CHECK ((jsonb_typeof(chain) = 'array'::text)),
  constraint alert_rule_pkey PRIMARY KEY (code, version),
  constraint alert_rule_version_check CHECK ((version > 0))
);
create policy change on alert_rule for insert with check ( SELECT hub.is_system() AS is_system);
create policy read on alert_rule for select using (( SELECT hub.actor_id() AS actor_id) IS NOT NULL);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.alert_rule FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

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

create table border_crossing (
  id uuid not null,
  name_en text not null,
  kind text not null,
  mode text,
  traffic text,
  district text,
  counterpart_place text not null,
  river text,
  count_at_least integer,
  constraint border_crossing_check CHECK (((kind = 'LEGAL'::text) = (count_at_least IS NULL))),
  constraint border_crossing_check1 CHECK (((kind = 'LEGAL'::text) = (mode IS NOT NULL))),
  constraint border_crossing_count_at_least_check CHECK ((count_at_least > 0)),
  constraint border_crossing_kind_check CHECK ((kind = ANY (ARRAY['LEGAL'::text, 'NATURAL_AGGREGATE'::text]))),
  constraint border_crossing_mode_check CHECK ((mode = ANY (ARRAY['BRIDGE'::text, 'PIER'::text, 'BOAT'::text]))),
  constraint border_crossing_pkey PRIMARY KEY (id)
);
CREATE INDEX border_crossing_by_counterpart_place ON public.border_crossing USING btree (counterpart_place);
CREATE INDEX border_crossing_by_district ON public.border_crossing USING btree (district);
create policy add on border_crossing for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on border_crossing for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on border_crossing for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on border_crossing for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table counterpart_office (
  id uuid not null,
  place text not null,
  name_en text not null,
  name_local text,
  languages text[] not null,
  duty_hours text not null,
  time_zone text not null,
  verified_on date,
  constraint counterpart_office_pkey PRIMARY KEY (id)
);
create policy add on counterpart_office for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on counterpart_office for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on counterpart_office for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'counterpart_office'::text) AND (a.resource = counterpart_office.id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on counterpart_office for delete using (( SELECT hub.is_system() AS is_system) OR false);

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
CREATE INDEX escalation_by_repatriation ON public.escalation USING btree (((facts ->> 'repatriation'::text)));
CREATE INDEX escalation_due ON public.escalation USING btree (due_at) WHERE (state = 'OPEN'::text);
create policy add on escalation for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on escalation for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on escalation for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'repatriation'::text) AND (a.resource = ((escalation.facts ->> 'repatriation'::text))::uuid) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
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
create policy read on escalation_step for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM escalation WHERE (escalation.id = escalation_step.escalation))));
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

create table idempotency_record (
  caller text not null,
  key text not null,
  input_hash text not null,
  repatriation uuid not null,
  created_at timestamp with time zone not null,
  constraint idempotency_record_pkey PRIMARY KEY (caller, key),
  constraint idempotency_record_repatriation_fkey FOREIGN KEY (repatriation) REFERENCES repatriation(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX idempotency_record_by_repatriation ON public.idempotency_record USING btree (repatriation);
create policy add on idempotency_record for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on idempotency_record for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on idempotency_record for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on idempotency_record for delete using (( SELECT hub.is_system() AS is_system) OR false);

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

create table liaison_assignment (
  id uuid not null,
  committee text not null,
  counterpart uuid not null,
  since date,
  until date,
  constraint liaison_assignment_check CHECK ((until > since)),
  constraint liaison_assignment_committee_counterpart_since_key UNIQUE NULLS NOT DISTINCT (committee, counterpart, since),
  constraint liaison_assignment_counterpart_fkey FOREIGN KEY (counterpart) REFERENCES counterpart_office(id),
  constraint liaison_assignment_pkey PRIMARY KEY (id)
);
CREATE INDEX liaison_assignment_by_counterpart ON public.liaison_assignment USING btree (counterpart);
create policy add on liaison_assignment for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on liaison_assignment for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on liaison_assignment for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'counterpart_office'::text) AND (a.resource = liaison_assignment.counterpart) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on liaison_assignment for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table liaison_contact (
  id uuid not null,
  counterpart uuid not null,
  name text not null,
  phone text not null,
  constraint liaison_contact_counterpart_fkey FOREIGN KEY (counterpart) REFERENCES counterpart_office(id),
  constraint liaison_contact_pkey PRIMARY KEY (id)
);
CREATE INDEX liaison_contact_by_counterpart ON public.liaison_contact USING btree (counterpart, name, id);
create policy add on liaison_contact for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on liaison_contact for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on liaison_contact for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'counterpart_office'::text) AND (a.resource = liaison_contact.counterpart) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on liaison_contact for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table repatriation (
  id uuid not null,
  ref text not null,
  direction text not null,
  state text not null,
  held_from text,
  crossing uuid,
  window_start date,
  window_end date,
  persons_band text not null,
  needs_flags text[] not null,
  lead_committee text not null,
  counterpart uuid not null,
  case_id text not null,
  version integer not null,
  created_at timestamp with time zone not null,
  released_at timestamp with time zone,
  released_by text,
  release_office text,
  legal_basis text,
  constraint repatriation_check CHECK ((window_end >= window_start)),
  constraint repatriation_check1 CHECK (((state = 'ON_HOLD'::text) = (held_from IS NOT NULL))),
  constraint repatriation_check2 CHECK ((num_nulls(released_at, released_by, release_office, legal_basis) = ANY (ARRAY[0, 4]))),
  constraint repatriation_check3 CHECK (((released_at IS NOT NULL) OR (state = ANY (ARRAY['REQUESTED'::text, 'ON_HOLD'::text, 'WITHDRAWN'::text])))),
  constraint repatriation_counterpart_fkey FOREIGN KEY (counterpart) REFERENCES counterpart_office(id),
  constraint repatriation_crossing_fkey FOREIGN KEY (crossing) REFERENCES border_crossing(id),
  constraint repatriation_direction_check CHECK ((direction = ANY (ARRAY['INBOUND'::text, 'OUTBOUND'::text]))),
  constraint repatriation_held_from_check CHECK ((held_from = ANY (ARRAY['REQUESTED'::text, 'COUNTERPART_NOTIFIED'::text, 'COUNTERPART_ACKNOWLEDGED'::text, 'TRACING'::text, 'CLEARED'::text, 'SCHEDULED'::text, 'IN_TRANSIT'::text, 'HANDED_OVER'::text, 'RECEIVED'::text, 'FOLLOW_UP'::text, 'CLOSED'::text, 'ON_HOLD'::text, 'WITHDRAWN'::text, 'SELF_RETURNED'::text, 'REFUSED'::text, 'LOST_CONTACT'::text]))),
  constraint repatriation_needs_flags_check CHECK ((needs_flags <@ ARRAY['CHILD'::text, 'MEDICAL'::text, 'INTERPRETER'::text])),
  constraint repatriation_persons_band_check CHECK ((persons_band = ANY (ARRAY['ONE'::text, 'TWO_TO_FIVE'::text, 'SIX_TO_TWENTY'::text, 'OVER_TWENTY'::text]))),
  constraint repatriation_pkey PRIMARY KEY (id),
  constraint repatriation_ref_check CHECK ((ref ~ '^REP-[A-Z2-7]{6}$'::text)),
  constraint repatriation_ref_key UNIQUE (ref),
  constraint repatriation_state_check CHECK ((state = ANY (ARRAY['REQUESTED'::text, 'COUNTERPART_NOTIFIED'::text, 'COUNTERPART_ACKNOWLEDGED'::text, 'TRACING'::text, 'CLEARED'::text, 'SCHEDULED'::text, 'IN_TRANSIT'::text, 'HANDED_OVER'::text, 'RECEIVED'::text, 'FOLLOW_UP'::text, 'CLOSED'::text, 'ON_HOLD'::text, 'WITHDRAWN'::text, 'SELF_RETURNED'::text, 'REFUSED'::text, 'LOST_CONTACT'::text]))),
  constraint repatriation_version_check CHECK ((version > 0))
);
CREATE INDEX repatriation_by_case ON public.repatriation USING btree (case_id, created_at DESC, id DESC);
CREATE INDEX repatriation_by_committee ON public.repatriation USING btree (lead_committee, created_at DESC, id DESC);
CREATE INDEX repatriation_by_counterpart ON public.repatriation USING btree (counterpart);
CREATE INDEX repatriation_by_crossing ON public.repatriation USING btree (crossing);
CREATE INDEX repatriation_by_state ON public.repatriation USING btree (state, created_at DESC, id DESC);
CREATE INDEX repatriation_by_time ON public.repatriation USING btree (created_at DESC, id DESC);
create policy add on repatriation for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on repatriation for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on repatriation for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'repatriation'::text) AND (a.resource = repatriation.id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on repatriation for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table repatriation_step (
  repatriation uuid not null,
  version integer not null,
  state text not null,
  at timestamp with time zone not null,
  office text not null,
  person text not null,
  constraint repatriation_step_pkey PRIMARY KEY (repatriation, version),
  constraint repatriation_step_repatriation_fkey FOREIGN KEY (repatriation) REFERENCES repatriation(id),
  constraint repatriation_step_state_check CHECK ((state = ANY (ARRAY['REQUESTED'::text, 'COUNTERPART_NOTIFIED'::text, 'COUNTERPART_ACKNOWLEDGED'::text, 'TRACING'::text, 'CLEARED'::text, 'SCHEDULED'::text, 'IN_TRANSIT'::text, 'HANDED_OVER'::text, 'RECEIVED'::text, 'FOLLOW_UP'::text, 'CLOSED'::text, 'ON_HOLD'::text, 'WITHDRAWN'::text, 'SELF_RETURNED'::text, 'REFUSED'::text, 'LOST_CONTACT'::text])))
);
create policy add on repatriation_step for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on repatriation_step for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on repatriation_step for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'repatriation'::text) AND (a.resource = repatriation_step.repatriation) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on repatriation_step for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table repatriation_update (
  id uuid not null,
  office text not null,
  ref text not null,
  body jsonb not null,
  created_at timestamp with time zone not null,
  constraint repatriation_update_office_ref_key UNIQUE (office, ref),
  constraint repatriation_update_pkey PRIMARY KEY (id)
);
CREATE INDEX repatriation_update_by_office ON public.repatriation_update USING btree (office, created_at DESC, id DESC);
create policy add on repatriation_update for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on repatriation_update for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on repatriation_update for select using (( SELECT hub.is_system() AS is_system) OR (office = ANY (( SELECT hub.offices() AS offices)::text[])));
create policy remove on repatriation_update for delete using (( SELECT hub.is_system() AS is_system) OR false);

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
