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
  hours jsonb,
  version integer not null default 1,
  name_th text,
  name_lo text,
  name_my text,
  constraint border_crossing_check CHECK (((kind = 'LEGAL'::text) = (count_at_least IS NULL))),
  constraint border_crossing_check1 CHECK (((kind = 'LEGAL'::text) = (mode IS NOT NULL))),
  constraint border_crossing_check2 CHECK (((kind = 'LEGAL'::text) OR (hours IS NULL))),
  constraint border_crossing_check3 CHECK (((kind = 'LEGAL'::text) OR (num_nonnulls(name_th, name_lo, name_my) = 0))),
  constraint border_crossing_count_at_least_check CHECK ((count_at_least > 0)),
  constraint border_crossing_hours_check CHECK ((jsonb_typeof(hours) = 'array'::text)),
  constraint border_crossing_id_kind_key UNIQUE (id, kind),
  constraint border_crossing_kind_check CHECK ((kind = ANY (ARRAY['LEGAL'::text, 'NATURAL_AGGREGATE'::text]))),
  constraint border_crossing_mode_check CHECK ((mode = ANY (ARRAY['BRIDGE'::text, 'PIER'::text, 'BOAT'::text]))),
  constraint border_crossing_name_lo_check CHECK ((name_lo <> ''::text)),
  constraint border_crossing_name_my_check CHECK ((name_my <> ''::text)),
  constraint border_crossing_name_th_check CHECK ((name_th <> ''::text)),
  constraint border_crossing_pkey PRIMARY KEY (id),
  constraint border_crossing_version_check CHECK ((version > 0))
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
  duty_hours jsonb not null,
  time_zone text not null,
  verified_on date,
  verify_every_days integer not null default 90,
  verified_by text,
  verified_office text,
  version integer not null default 1,
  constraint counterpart_office_check CHECK ((num_nulls(verified_by, verified_office) = ANY (ARRAY[0, 2]))),
  constraint counterpart_office_duty_hours_check CHECK ((jsonb_typeof(duty_hours) = 'array'::text)),
  constraint counterpart_office_pkey PRIMARY KEY (id),
  constraint counterpart_office_verify_every_days_check CHECK (((verify_every_days >= 7) AND (verify_every_days <= 365))),
  constraint counterpart_office_version_check CHECK ((version > 0))
);
create policy add on counterpart_office for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on counterpart_office for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on counterpart_office for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'counterpart_office'::text) AND (a.resource = counterpart_office.id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on counterpart_office for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table counterpart_reminder (
  id uuid not null,
  counterpart uuid not null,
  kind text not null,
  verified_on date,
  created_at timestamp with time zone not null,
  constraint counterpart_reminder_counterpart_fkey FOREIGN KEY (counterpart) REFERENCES counterpart_office(id),
  constraint counterpart_reminder_counterpart_kind_verified_on_key UNIQUE NULLS NOT DISTINCT (counterpart, kind, verified_on),
  constraint counterpart_reminder_kind_check CHECK ((kind = ANY (ARRAY['DUE'::text, 'OVERDUE'::text]))),
  constraint counterpart_reminder_pkey PRIMARY KEY (id)
);
create policy add on counterpart_reminder for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on counterpart_reminder for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on counterpart_reminder for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on counterpart_reminder for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table counterpart_update (
  id uuid not null,
  repatriation uuid not null,
  ref text not null,
  office text not null,
  kind text not null,
  reason text,
  window_start date,
  window_end date,
  days integer,
  received_at timestamp with time zone,
  persons_band text,
  at timestamp with time zone not null,
  person text not null,
  constraint counterpart_update_check CHECK ((window_end >= window_start)),
  constraint counterpart_update_check1 CHECK (((kind = ANY (ARRAY['DELAYED'::text, 'CANNOT'::text])) = (reason IS NOT NULL))),
  constraint counterpart_update_check2 CHECK (((kind = 'DELAYED'::text) = (num_nonnulls(window_start, days) = 1))),
  constraint counterpart_update_check3 CHECK ((num_nulls(window_start, window_end) = ANY (ARRAY[0, 2]))),
  constraint counterpart_update_check4 CHECK ((num_nonnulls(received_at, persons_band) =
CASE
    WHEN (kind = 'RECEIVED'::text) THEN 2
    ELSE 0
END)),
  constraint counterpart_update_days_check CHECK ((days > 0)),
  constraint counterpart_update_kind_check CHECK ((kind = ANY (ARRAY['READY'::text, 'DELAYED'::text, 'CANNOT'::text, 'RECEIVED'::text]))),
  constraint counterpart_update_persons_band_check CHECK ((persons_band = ANY (ARRAY['ONE'::text, 'TWO_TO_FIVE'::text, 'SIX_TO_TWENTY'::text, 'OVER_TWENTY'::text]))),
  constraint counterpart_update_pkey PRIMARY KEY (id),
  constraint counterpart_update_reason_check CHECK ((reason = ANY (ARRAY['WISH_OF_PERSON'::text, 'WISH_OF_GUARDIAN'::text, 'REFUSED_HERE'::text, 'REFUSED_THERE'::text, 'NATIONALITY_NOT_CONFIRMED'::text, 'HEALTH'::text, 'DOCUMENTS'::text, 'SAFETY'::text, 'LEGAL_PROCEEDINGS'::text, 'CROSSING_CLOSED'::text, 'WEATHER'::text, 'TRANSPORT'::text, 'SENDER_NOT_READY'::text, 'RECEIVER_NOT_READY'::text, 'FIRST_AGREED'::text]))),
  constraint counterpart_update_repatriation_fkey FOREIGN KEY (repatriation) REFERENCES repatriation(id)
);
CREATE INDEX counterpart_update_by_ref ON public.counterpart_update USING btree (ref, at, id);
CREATE INDEX counterpart_update_by_repatriation ON public.counterpart_update USING btree (repatriation, at, id);
create policy add on counterpart_update for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on counterpart_update for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on counterpart_update for select using (( SELECT hub.is_system() AS is_system) OR ((EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'repatriation'::text) AND (a.resource = counterpart_update.repatriation) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)) OR ((office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (EXISTS ( SELECT FROM repatriation_update u WHERE ((u.office = counterpart_update.office) AND (u.ref = counterpart_update.ref)))))));
create policy remove on counterpart_update for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table crossing_closure (
  id uuid not null,
  crossing uuid not null,
  kind text not null default 'LEGAL'::text,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  reason text not null,
  constraint crossing_closure_check CHECK ((ends_at >= starts_at)),
  constraint crossing_closure_crossing_kind_fkey FOREIGN KEY (crossing, kind) REFERENCES border_crossing(id, kind),
  constraint crossing_closure_kind_check CHECK ((kind = 'LEGAL'::text)),
  constraint crossing_closure_pkey PRIMARY KEY (id),
  constraint crossing_closure_reason_check CHECK ((reason = ANY (ARRAY['FLOOD'::text, 'REPAIR'::text, 'PUBLIC_HEALTH'::text, 'SECURITY'::text, 'HOLIDAY'::text, 'GOVERNMENT_ORDER'::text, 'OTHER'::text])))
);
CREATE INDEX crossing_closure_by_crossing ON public.crossing_closure USING btree (crossing, kind, starts_at);
create policy add on crossing_closure for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on crossing_closure for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on crossing_closure for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on crossing_closure for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table directory_key (
  caller text not null,
  key text not null,
  input_hash text not null,
  made uuid not null,
  created_at timestamp with time zone not null,
  constraint directory_key_pkey PRIMARY KEY (caller, key)
);
create policy add on directory_key for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on directory_key for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on directory_key for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on directory_key for delete using (( SELECT hub.is_system() AS is_system) OR false);

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

create table disclosure_grant (
  id uuid not null,
  repatriation uuid not null,
  counterpart uuid not null,
  contact text not null,
  until timestamp with time zone not null,
  granted_at timestamp with time zone not null,
  granted_by text not null,
  granted_office text not null,
  fields text[],
  grounds jsonb,
  sealed_at timestamp with time zone,
  opened_at timestamp with time zone,
  ended_at timestamp with time zone,
  ending text,
  constraint disclosure_grant_check CHECK ((num_nulls(fields, grounds, sealed_at) = ANY (ARRAY[0, 3]))),
  constraint disclosure_grant_check1 CHECK (((ended_at IS NULL) = (ending IS NULL))),
  constraint disclosure_grant_counterpart_fkey FOREIGN KEY (counterpart) REFERENCES counterpart_office(id),
  constraint disclosure_grant_ending_check CHECK ((ending = ANY (ARRAY['TAKEN_BACK'::text, 'RELEASE_WITHDRAWN'::text, 'RETURN_ENDED'::text, 'CONSENT_ENDED'::text, 'PERSON_ERASED'::text, 'CODE_LOCKED'::text, 'EXPIRED'::text]))),
  constraint disclosure_grant_fields_check CHECK ((fields <@ ARRAY['GIVEN_NAME'::text, 'FAMILY_NAME'::text, 'OTHER_NAMES'::text, 'BORN_ON'::text, 'PAPER'::text, 'PHONE'::text, 'ADDRESS'::text, 'GUARDIAN'::text])),
  constraint disclosure_grant_pkey PRIMARY KEY (id),
  constraint disclosure_grant_repatriation_fkey FOREIGN KEY (repatriation) REFERENCES repatriation(id)
);
CREATE INDEX disclosure_grant_by_counterpart ON public.disclosure_grant USING btree (counterpart);
CREATE INDEX disclosure_grant_by_repatriation ON public.disclosure_grant USING btree (repatriation, granted_at, id);
CREATE UNIQUE INDEX disclosure_grant_waiting ON public.disclosure_grant USING btree (repatriation) WHERE ((opened_at IS NULL) AND (ended_at IS NULL));
create policy add on disclosure_grant for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on disclosure_grant for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on disclosure_grant for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'repatriation'::text) AND (a.resource = disclosure_grant.repatriation) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on disclosure_grant for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table disclosure_waiting (
  disclosure uuid not null,
  office text not null,
  contact text not null,
  ref text not null,
  until timestamp with time zone not null,
  constraint disclosure_waiting_disclosure_fkey FOREIGN KEY (disclosure) REFERENCES disclosure_grant(id),
  constraint disclosure_waiting_pkey PRIMARY KEY (disclosure)
);
CREATE INDEX disclosure_waiting_by_office ON public.disclosure_waiting USING btree (office, contact);
create policy add on disclosure_waiting for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on disclosure_waiting for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on disclosure_waiting for select using (( SELECT hub.is_system() AS is_system) OR ((office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (('person:'::text || contact) = ( SELECT hub.actor_id() AS actor_id))));
create policy remove on disclosure_waiting for delete using (( SELECT hub.is_system() AS is_system) OR false);

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
CREATE INDEX escalation_by_said ON public.escalation USING btree (((facts ->> 'said'::text))) WHERE (facts ? 'said'::text);
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

create table handover_confirmation (
  repatriation uuid not null,
  transit integer not null,
  side text not null,
  at timestamp with time zone not null,
  office text not null,
  person text not null,
  constraint handover_confirmation_pkey PRIMARY KEY (repatriation, transit, side),
  constraint handover_confirmation_repatriation_fkey FOREIGN KEY (repatriation) REFERENCES repatriation(id),
  constraint handover_confirmation_side_check CHECK ((side = ANY (ARRAY['THAILAND'::text, 'COUNTERPART'::text])))
);
create policy add on handover_confirmation for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on handover_confirmation for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on handover_confirmation for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'repatriation'::text) AND (a.resource = handover_confirmation.repatriation) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on handover_confirmation for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table handover_preparation (
  repatriation uuid not null,
  version integer not null,
  crossing uuid not null,
  window_start date not null,
  window_end date not null,
  told_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint handover_preparation_crossing_fkey FOREIGN KEY (crossing) REFERENCES border_crossing(id),
  constraint handover_preparation_pkey PRIMARY KEY (repatriation, version),
  constraint handover_preparation_repatriation_fkey FOREIGN KEY (repatriation) REFERENCES repatriation(id)
);
CREATE INDEX handover_preparation_by_crossing ON public.handover_preparation USING btree (crossing);
CREATE UNIQUE INDEX handover_preparation_standing ON public.handover_preparation USING btree (repatriation) WHERE (ended_at IS NULL);
create policy add on handover_preparation for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on handover_preparation for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on handover_preparation for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on handover_preparation for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table idempotency_record (
  caller text not null,
  key text not null,
  input_hash text not null,
  repatriation uuid not null,
  created_at timestamp with time zone not null,
  made uuid,
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
create policy counterparts_of_office on inbox for select using ((owner ~~ 'counterparts:%'::text) AND (substr(owner, 14) = ANY (( SELECT hub.offices() AS offices)::text[])));
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
create policy counterparts_of_office on inbox_entry for select using (inbox IN ( SELECT inbox.id FROM inbox WHERE ((inbox.owner ~~ 'counterparts:%'::text) AND (substr(inbox.owner, 14) = ANY (( SELECT hub.offices() AS offices)::text[])))));
create policy read on inbox_entry for select using (( SELECT hub.is_system() AS is_system) OR (inbox IN ( SELECT inbox.id FROM inbox WHERE (inbox.owner = ANY (( SELECT hub.offices() AS offices)::text[])))));
create policy remove on inbox_entry for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table joint_meeting (
  id uuid not null,
  committee text not null,
  counterpart uuid not null,
  state text not null,
  version integer not null,
  agreement text,
  planned_on date not null,
  agenda text[] not null,
  held_on date,
  participants_here integer,
  participants_there integer,
  decisions text[] not null,
  follow_up_on date,
  created_at timestamp with time zone not null,
  office text not null,
  person text not null,
  constraint joint_meeting_agenda_check CHECK (((agenda <@ ARRAY['CONTACTS'::text, 'RETURNS'::text, 'CROSSINGS'::text, 'IDENTIFICATION'::text, 'FAMILY_TRACING'::text, 'REINTEGRATION'::text, 'PREVENTION'::text, 'SCAM_COMPOUNDS'::text, 'TRAINING'::text, 'AGREEMENT'::text]) AND (agenda <> '{}'::text[]))),
  constraint joint_meeting_agreement_check CHECK ((agreement = ANY (ARRAY['NORTHERN_PROVINCES_2003'::text, 'THAI_LAO_2005'::text]))),
  constraint joint_meeting_check CHECK ((follow_up_on >= held_on)),
  constraint joint_meeting_check1 CHECK ((num_nulls(held_on, participants_here, participants_there) =
CASE
    WHEN (state = 'HELD'::text) THEN 0
    ELSE 3
END)),
  constraint joint_meeting_check2 CHECK (((state = 'HELD'::text) OR ((decisions = '{}'::text[]) AND (follow_up_on IS NULL)))),
  constraint joint_meeting_counterpart_fkey FOREIGN KEY (counterpart) REFERENCES counterpart_office(id),
  constraint joint_meeting_decisions_check CHECK ((decisions <@ ARRAY['CONTACTS_RENEWED'::text, 'CHANNEL_AGREED'::text, 'PROCEDURE_AGREED'::text, 'INFORMATION_SHARED'::text, 'JOINT_TRAINING'::text, 'JOINT_CAMPAIGN'::text, 'AGREEMENT_REVIEW'::text, 'NEXT_MEETING'::text])),
  constraint joint_meeting_participants_here_check CHECK (((participants_here >= 1) AND (participants_here <= 500))),
  constraint joint_meeting_participants_there_check CHECK (((participants_there >= 1) AND (participants_there <= 500))),
  constraint joint_meeting_pkey PRIMARY KEY (id),
  constraint joint_meeting_state_check CHECK ((state = ANY (ARRAY['PLANNED'::text, 'HELD'::text, 'CANCELLED'::text]))),
  constraint joint_meeting_version_check CHECK ((version > 0))
);
CREATE INDEX joint_meeting_by_committee ON public.joint_meeting USING btree (committee, planned_on DESC, id DESC);
CREATE INDEX joint_meeting_by_counterpart ON public.joint_meeting USING btree (counterpart, planned_on DESC, id DESC);
create policy add on joint_meeting for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on joint_meeting for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on joint_meeting for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'counterpart_office'::text) AND (a.resource = joint_meeting.counterpart) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on joint_meeting for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table known_case (
  id text not null,
  lead_committee text,
  consent_withdrawn_at timestamp with time zone,
  merged_into text,
  constraint known_case_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES known_case(id),
  constraint known_case_pkey PRIMARY KEY (id)
);
CREATE INDEX known_case_by_survivor ON public.known_case USING btree (merged_into) WHERE (merged_into IS NOT NULL);
create policy add on known_case for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on known_case for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on known_case for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on known_case for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table liaison_assignment (
  id uuid not null,
  committee text not null,
  counterpart uuid not null,
  since date,
  until date,
  constraint liaison_assignment_check CHECK ((until >= since)),
  constraint liaison_assignment_counterpart_fkey FOREIGN KEY (counterpart) REFERENCES counterpart_office(id),
  constraint liaison_assignment_pkey PRIMARY KEY (id)
);
CREATE INDEX liaison_assignment_by_counterpart ON public.liaison_assignment USING btree (counterpart);
CREATE UNIQUE INDEX liaison_assignment_running ON public.liaison_assignment USING btree (committee, counterpart) WHERE (until IS NULL);
create policy add on liaison_assignment for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on liaison_assignment for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on liaison_assignment for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'counterpart_office'::text) AND (a.resource = liaison_assignment.counterpart) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on liaison_assignment for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table liaison_contact (
  id uuid not null,
  counterpart uuid not null,
  name text not null,
  channels jsonb not null,
  role text not null,
  languages text[] not null,
  hours jsonb,
  call_order integer not null default 1,
  constraint liaison_contact_call_order_check CHECK (((call_order >= 1) AND (call_order <= 99))),
  constraint liaison_contact_channels_check CHECK ((jsonb_typeof(channels) = 'array'::text)),
  constraint liaison_contact_counterpart_fkey FOREIGN KEY (counterpart) REFERENCES counterpart_office(id),
  constraint liaison_contact_hours_check CHECK ((jsonb_typeof(hours) = 'array'::text)),
  constraint liaison_contact_pkey PRIMARY KEY (id)
);
CREATE INDEX liaison_contact_by_counterpart ON public.liaison_contact USING btree (counterpart, call_order, name, id);
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
  release_office text,
  legal_basis text,
  movement uuid,
  withdrawn_at timestamp with time zone,
  withdrawal_office text,
  withdrawal text,
  shared_until timestamp with time zone,
  release_scope text[] not null default ARRAY['WINDOW'::text, 'CROSSING'::text, 'PERSONS_BAND'::text, 'NEEDS'::text],
  constraint repatriation_check CHECK ((window_end >= window_start)),
  constraint repatriation_counterpart_fkey FOREIGN KEY (counterpart) REFERENCES counterpart_office(id),
  constraint repatriation_crossing_fkey FOREIGN KEY (crossing) REFERENCES border_crossing(id),
  constraint repatriation_direction_check CHECK ((direction = ANY (ARRAY['INBOUND'::text, 'OUTBOUND'::text]))),
  constraint repatriation_held_from_check CHECK ((held_from = ANY (ARRAY['REQUESTED'::text, 'COUNTERPART_NOTIFIED'::text, 'COUNTERPART_ACKNOWLEDGED'::text, 'TRACING'::text, 'CLEARED'::text, 'SCHEDULED'::text, 'IN_TRANSIT'::text, 'HANDED_OVER'::text, 'RECEIVED'::text, 'FOLLOW_UP'::text, 'CLOSED'::text, 'ON_HOLD'::text, 'WITHDRAWN'::text, 'SELF_RETURNED'::text, 'REFUSED'::text, 'LOST_CONTACT'::text]))),
  constraint repatriation_movement_fkey FOREIGN KEY (movement) REFERENCES repatriation_movement(id),
  constraint repatriation_needs_flags_check CHECK ((needs_flags <@ ARRAY['CHILD'::text, 'MEDICAL'::text, 'INTERPRETER'::text])),
  constraint repatriation_pause CHECK (((state = ANY (ARRAY['ON_HOLD'::text, 'LOST_CONTACT'::text])) = (held_from IS NOT NULL))),
  constraint repatriation_persons_band_check CHECK ((persons_band = ANY (ARRAY['ONE'::text, 'TWO_TO_FIVE'::text, 'SIX_TO_TWENTY'::text, 'OVER_TWENTY'::text]))),
  constraint repatriation_pkey PRIMARY KEY (id),
  constraint repatriation_ref_check CHECK ((ref ~ '^REP-[A-Z2-7]{6}$'::text)),
  constraint repatriation_ref_key UNIQUE (ref),
  constraint repatriation_release CHECK ((num_nulls(released_at, release_office, legal_basis) = ANY (ARRAY[0, 3]))),
  constraint repatriation_release_scope_check CHECK ((release_scope <@ ARRAY['WINDOW'::text, 'CROSSING'::text, 'PERSONS_BAND'::text, 'NEEDS'::text])),
  constraint repatriation_state_check CHECK ((state = ANY (ARRAY['REQUESTED'::text, 'COUNTERPART_NOTIFIED'::text, 'COUNTERPART_ACKNOWLEDGED'::text, 'TRACING'::text, 'CLEARED'::text, 'SCHEDULED'::text, 'IN_TRANSIT'::text, 'HANDED_OVER'::text, 'RECEIVED'::text, 'FOLLOW_UP'::text, 'CLOSED'::text, 'ON_HOLD'::text, 'WITHDRAWN'::text, 'SELF_RETURNED'::text, 'REFUSED'::text, 'LOST_CONTACT'::text]))),
  constraint repatriation_told CHECK (((released_at IS NOT NULL) OR (state = ANY (ARRAY['REQUESTED'::text, 'ON_HOLD'::text, 'LOST_CONTACT'::text, 'WITHDRAWN'::text, 'SELF_RETURNED'::text, 'REFUSED'::text, 'FOLLOW_UP'::text, 'CLOSED'::text])))),
  constraint repatriation_version_check CHECK ((version > 0)),
  constraint repatriation_withdrawal CHECK (((num_nulls(withdrawn_at, withdrawal) = ANY (ARRAY[0, 2])) AND ((withdrawal_office IS NULL) OR (withdrawn_at IS NOT NULL)) AND ((withdrawal_office IS NOT NULL) OR (withdrawn_at IS NULL) OR (withdrawal = 'CONSENT_WITHDRAWN'::text)))),
  constraint repatriation_withdrawal_check CHECK ((withdrawal = ANY (ARRAY['CONSENT_WITHDRAWN'::text, 'SAFETY'::text, 'WRONG_OFFICE'::text, 'NO_LEGAL_BASIS'::text]))),
  constraint repatriation_withdrawn_release CHECK (((withdrawn_at IS NULL) OR (released_at IS NOT NULL)))
);
CREATE INDEX repatriation_by_case ON public.repatriation USING btree (case_id, created_at DESC, id DESC);
CREATE INDEX repatriation_by_committee ON public.repatriation USING btree (lead_committee, created_at DESC, id DESC);
CREATE INDEX repatriation_by_counterpart ON public.repatriation USING btree (counterpart);
CREATE INDEX repatriation_by_crossing ON public.repatriation USING btree (crossing);
CREATE INDEX repatriation_by_movement ON public.repatriation USING btree (movement) WHERE (movement IS NOT NULL);
CREATE INDEX repatriation_by_state ON public.repatriation USING btree (state, created_at DESC, id DESC);
CREATE INDEX repatriation_by_time ON public.repatriation USING btree (created_at DESC, id DESC);
CREATE INDEX repatriation_scheduled ON public.repatriation USING btree (window_start) WHERE (state = 'SCHEDULED'::text);
create policy add on repatriation for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on repatriation for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on repatriation for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'repatriation'::text) AND (a.resource = repatriation.id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on repatriation for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table repatriation_coordination (
  repatriation uuid not null,
  office text not null,
  act text not null,
  level text not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  recorded_office text,
  recorded_person text,
  constraint repatriation_coordination_act_check CHECK ((act = ANY (ARRAY['TOLD'::text, 'AGREED'::text]))),
  constraint repatriation_coordination_check CHECK ((num_nulls(recorded_office, recorded_person) = ANY (ARRAY[0, 2]))),
  constraint repatriation_coordination_level_check CHECK ((level = ANY (ARRAY['DISTRICT'::text, 'PROVINCE'::text, 'NATIONAL'::text, 'COUNTERPART'::text]))),
  constraint repatriation_coordination_pkey PRIMARY KEY (repatriation, office, act),
  constraint repatriation_coordination_repatriation_fkey FOREIGN KEY (repatriation) REFERENCES repatriation(id)
);
create policy add on repatriation_coordination for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on repatriation_coordination for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on repatriation_coordination for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'repatriation'::text) AND (a.resource = repatriation_coordination.repatriation) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on repatriation_coordination for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table repatriation_movement (
  id uuid not null,
  version integer not null,
  counterpart uuid not null,
  created_at timestamp with time zone not null,
  office text not null,
  person text not null,
  constraint repatriation_movement_counterpart_fkey FOREIGN KEY (counterpart) REFERENCES counterpart_office(id),
  constraint repatriation_movement_pkey PRIMARY KEY (id),
  constraint repatriation_movement_version_check CHECK ((version > 0))
);
CREATE INDEX repatriation_movement_by_counterpart ON public.repatriation_movement USING btree (counterpart);
create policy add on repatriation_movement for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on repatriation_movement for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on repatriation_movement for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM repatriation r WHERE (r.movement = repatriation_movement.id))));
create policy remove on repatriation_movement for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table repatriation_phrase (
  id uuid not null,
  repatriation uuid not null,
  ref text not null,
  counterpart text not null,
  side text not null,
  office text not null,
  phrase text not null,
  parameters jsonb not null,
  at timestamp with time zone not null,
  person text not null,
  constraint repatriation_phrase_parameters_check CHECK ((jsonb_typeof(parameters) = 'object'::text)),
  constraint repatriation_phrase_phrase_check CHECK ((phrase ~ '^[A-Z_]{1,40}$'::text)),
  constraint repatriation_phrase_pkey PRIMARY KEY (id),
  constraint repatriation_phrase_repatriation_fkey FOREIGN KEY (repatriation) REFERENCES repatriation(id),
  constraint repatriation_phrase_side_check CHECK ((side = ANY (ARRAY['THAILAND'::text, 'COUNTERPART'::text])))
);
CREATE INDEX repatriation_phrase_by_ref ON public.repatriation_phrase USING btree (ref, at DESC, id DESC);
CREATE INDEX repatriation_phrase_by_repatriation ON public.repatriation_phrase USING btree (((repatriation)::text), at DESC, id DESC);
create policy add on repatriation_phrase for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on repatriation_phrase for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on repatriation_phrase for select using (( SELECT hub.is_system() AS is_system) OR ((EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'repatriation'::text) AND (a.resource = repatriation_phrase.repatriation) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)) OR ((counterpart = ANY (( SELECT hub.offices() AS offices)::text[])) AND (EXISTS ( SELECT FROM repatriation_update u WHERE ((u.office = repatriation_phrase.counterpart) AND (u.ref = repatriation_phrase.ref)))))));
create policy remove on repatriation_phrase for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table repatriation_proof (
  id uuid not null,
  repatriation uuid not null,
  proof text not null,
  confirmed_on date not null,
  recorded_at timestamp with time zone not null,
  office text not null,
  person text not null,
  ended_at timestamp with time zone,
  ended_office text,
  ended_person text,
  constraint repatriation_proof_end CHECK (((num_nulls(ended_office, ended_person) = ANY (ARRAY[0, 2])) AND ((ended_person IS NULL) OR (ended_at IS NOT NULL)) AND ((ended_person IS NOT NULL) OR (ended_at IS NULL) OR (proof = 'CONSENT_GIVEN'::text)))),
  constraint repatriation_proof_pkey PRIMARY KEY (id),
  constraint repatriation_proof_proof_check CHECK ((proof = ANY (ARRAY['PERSON_LOCATED'::text, 'IDENTITY_CONFIRMED'::text, 'FAMILY_TRACED'::text, 'FAMILY_ASSESSED'::text, 'NATIONALITY_CONFIRMED'::text, 'CONSENT_GIVEN'::text, 'BEST_INTEREST_DECIDED'::text, 'DOCUMENTS_READY'::text, 'SAFETY_ASSESSED'::text, 'FEEDBACK_GIVEN'::text]))),
  constraint repatriation_proof_repatriation_fkey FOREIGN KEY (repatriation) REFERENCES repatriation(id)
);
CREATE INDEX repatriation_proof_by_repatriation ON public.repatriation_proof USING btree (repatriation, recorded_at, id);
CREATE UNIQUE INDEX repatriation_proof_standing ON public.repatriation_proof USING btree (repatriation, proof) WHERE (ended_at IS NULL);
create policy add on repatriation_proof for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on repatriation_proof for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on repatriation_proof for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'repatriation'::text) AND (a.resource = repatriation_proof.repatriation) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on repatriation_proof for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table repatriation_release (
  repatriation uuid not null,
  number integer not null,
  act text not null,
  at timestamp with time zone not null,
  office text,
  person text,
  legal_basis text,
  scope text[],
  withdrawal text,
  constraint repatriation_release_act_check CHECK ((act = ANY (ARRAY['RELEASED'::text, 'SCOPE_CHANGED'::text, 'WITHDRAWN'::text]))),
  constraint repatriation_release_check CHECK ((num_nulls(office, person) = ANY (ARRAY[0, 2]))),
  constraint repatriation_release_check1 CHECK (((office IS NOT NULL) OR ((act = 'WITHDRAWN'::text) AND (withdrawal = 'CONSENT_WITHDRAWN'::text)))),
  constraint repatriation_release_check2 CHECK (
CASE act
    WHEN 'WITHDRAWN'::text THEN ((num_nonnulls(legal_basis, scope) = 0) AND (withdrawal IS NOT NULL))
    ELSE ((num_nulls(legal_basis, scope) = 0) AND (withdrawal IS NULL))
END),
  constraint repatriation_release_number_check CHECK ((number > 0)),
  constraint repatriation_release_pkey PRIMARY KEY (repatriation, number),
  constraint repatriation_release_repatriation_fkey FOREIGN KEY (repatriation) REFERENCES repatriation(id),
  constraint repatriation_release_scope_check1 CHECK ((scope <@ ARRAY['WINDOW'::text, 'CROSSING'::text, 'PERSONS_BAND'::text, 'NEEDS'::text])),
  constraint repatriation_release_withdrawal_check CHECK ((withdrawal = ANY (ARRAY['CONSENT_WITHDRAWN'::text, 'SAFETY'::text, 'WRONG_OFFICE'::text, 'NO_LEGAL_BASIS'::text])))
);
create policy add on repatriation_release for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on repatriation_release for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on repatriation_release for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'repatriation'::text) AND (a.resource = repatriation_release.repatriation) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on repatriation_release for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.repatriation_release FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

create table repatriation_standstill (
  repatriation uuid not null,
  since timestamp with time zone not null,
  times integer not null,
  constraint repatriation_standstill_pkey PRIMARY KEY (repatriation, since, times),
  constraint repatriation_standstill_repatriation_fkey FOREIGN KEY (repatriation) REFERENCES repatriation(id),
  constraint repatriation_standstill_times_check CHECK ((times > 0))
);
create policy add on repatriation_standstill for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on repatriation_standstill for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on repatriation_standstill for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on repatriation_standstill for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table repatriation_step (
  repatriation uuid not null,
  version integer not null,
  state text not null,
  at timestamp with time zone not null,
  office text not null,
  person text not null,
  reason text,
  constraint repatriation_step_pkey PRIMARY KEY (repatriation, version),
  constraint repatriation_step_reason_check CHECK ((reason = ANY (ARRAY['WISH_OF_PERSON'::text, 'WISH_OF_GUARDIAN'::text, 'REFUSED_HERE'::text, 'REFUSED_THERE'::text, 'NATIONALITY_NOT_CONFIRMED'::text, 'HEALTH'::text, 'DOCUMENTS'::text, 'SAFETY'::text, 'LEGAL_PROCEEDINGS'::text, 'CROSSING_CLOSED'::text, 'WEATHER'::text, 'TRANSPORT'::text, 'SENDER_NOT_READY'::text, 'RECEIVER_NOT_READY'::text, 'FIRST_AGREED'::text]))),
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
  handover boolean not null default false,
  until timestamp with time zone,
  scope jsonb,
  constraint repatriation_update_office_ref_key UNIQUE (office, ref),
  constraint repatriation_update_pkey PRIMARY KEY (id)
);
CREATE INDEX repatriation_update_by_office ON public.repatriation_update USING btree (office, created_at DESC, id DESC);
CREATE INDEX repatriation_update_by_ref ON public.repatriation_update USING btree (ref);
create policy add on repatriation_update for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on repatriation_update for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on repatriation_update for select using (( SELECT hub.is_system() AS is_system) OR ((office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((until IS NULL) OR (until > now()))));
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

create table told_figure (
  code text not null,
  of text not null,
  period text not null,
  body jsonb not null,
  told_at timestamp(3) with time zone not null,
  constraint told_figure_pkey PRIMARY KEY (code, of, period)
);
create policy add on told_figure for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on told_figure for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on told_figure for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on told_figure for delete using (( SELECT hub.is_system() AS is_system) OR false);
