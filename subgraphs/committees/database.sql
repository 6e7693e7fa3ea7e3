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
  deputy uuid,
  stands_in_for uuid,
  constraint appointment_check CHECK ((ends_at >= starts_at)),
  constraint appointment_check1 CHECK (((ends_at AT TIME ZONE 'UTC'::text) <= ((starts_at AT TIME ZONE 'UTC'::text) + '2 years'::interval))),
  constraint appointment_check2 CHECK ((deputy <> official)),
  constraint appointment_deputy_fkey FOREIGN KEY (deputy) REFERENCES official(id),
  constraint appointment_deputy_of_none CHECK (((stands_in_for IS NULL) OR (deputy IS NULL))),
  constraint appointment_made_by_idempotency_key_key UNIQUE (made_by, idempotency_key),
  constraint appointment_office_fkey FOREIGN KEY (office) REFERENCES office(id),
  constraint appointment_official_fkey FOREIGN KEY (official) REFERENCES official(id),
  constraint appointment_pkey PRIMARY KEY (id),
  constraint appointment_stands_in_for_fkey FOREIGN KEY (stands_in_for) REFERENCES appointment(id)
);
CREATE INDEX appointment_by_office ON public.appointment USING btree (office, ends_at);
CREATE INDEX appointment_by_official ON public.appointment USING btree (official, ends_at);
CREATE INDEX appointment_by_stand_in ON public.appointment USING btree (stands_in_for) WHERE (stands_in_for IS NOT NULL);
create policy add on appointment for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on appointment for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on appointment for select using (( SELECT hub.is_system() AS is_system) OR (( SELECT (EXISTS ( SELECT FROM office o WHERE ((o.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (o.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text, 'INQUIRY_POLICE'::text, 'SHELTER'::text, 'PARTNER'::text, 'AUDITOR'::text, 'DATA_PROTECTION_OFFICER'::text, 'ADMINISTRATOR'::text]))))) AS "exists") OR (('person:'::text || official) = ( SELECT hub.actor_id() AS actor_id))));
create policy remove on appointment for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table appointment_order (
  id uuid not null,
  committee uuid not null,
  drafted_on date not null,
  signed_on date,
  legal_bases text[] not null,
  revision integer not null,
  created_at timestamp(3) with time zone not null,
  constraint appointment_order_check CHECK ((signed_on >= drafted_on)),
  constraint appointment_order_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint appointment_order_pkey PRIMARY KEY (id)
);
CREATE INDEX appointment_order_by_committee ON public.appointment_order USING btree (committee, created_at DESC, id DESC);
create policy add on appointment_order for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on appointment_order for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on appointment_order for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on appointment_order for delete using (( SELECT hub.is_system() AS is_system) OR false);

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
  organization uuid,
  submitted_on date,
  decided_on date,
  rejected_for text,
  spent_on date,
  constraint budget_line_activity_fkey FOREIGN KEY (activity) REFERENCES plan_activity(id) ON DELETE CASCADE,
  constraint budget_line_check CHECK (((allocated IS NULL) OR ((allocated >= 0) AND (source <> 'WITHIN_MANDATE'::text)))),
  constraint budget_line_check1 CHECK (((spent >= 0) AND (spent <= COALESCE(allocated,
CASE
    WHEN (source = 'WITHIN_MANDATE'::text) THEN proposed
    ELSE (0)::bigint
END)))),
  constraint budget_line_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint budget_line_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id),
  constraint budget_line_pkey PRIMARY KEY (id),
  constraint budget_line_plan_fkey FOREIGN KEY (plan) REFERENCES action_plan(id),
  constraint budget_line_proposed_check CHECK ((proposed >= 0)),
  constraint budget_line_way CHECK ((((source <> 'WITHIN_MANDATE'::text) OR (num_nonnulls(submitted_on, decided_on, rejected_for) = 0)) AND ((rejected_for IS NULL) OR ((decided_on IS NOT NULL) AND (allocated IS NULL) AND (spent IS NULL))) AND ((decided_on IS NULL) OR (num_nonnulls(allocated, rejected_for) = 1)) AND ((spent_on IS NULL) OR (spent IS NOT NULL)) AND ((decided_on >= submitted_on) IS NOT FALSE)))
);
CREATE INDEX budget_line_by_activity ON public.budget_line USING btree (activity, ordinal);
CREATE INDEX budget_line_by_plan ON public.budget_line USING btree (plan);
create policy add on budget_line for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on budget_line for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on budget_line for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = budget_line.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (((held.committee = c.id) AND (held.kind = 'MEMBER'::text)) OR ((held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text))))))));
create policy remove on budget_line for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table calendar_feed (
  committee uuid not null,
  secret_digest text not null,
  issued_at timestamp(3) with time zone not null,
  issued_by text not null,
  constraint calendar_feed_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint calendar_feed_pkey PRIMARY KEY (committee),
  constraint calendar_feed_secret_digest_key UNIQUE (secret_digest)
);
create policy add on calendar_feed for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on calendar_feed for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on calendar_feed for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on calendar_feed for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table campaign (
  id uuid not null,
  committee uuid not null,
  committees uuid[] not null,
  organizations uuid[] not null,
  title text not null,
  starts_on date not null,
  ends_on date not null,
  reach integer,
  version integer not null,
  planned_by text not null,
  idempotency_key text not null,
  fingerprint text not null,
  created_at timestamp(3) with time zone not null,
  constraint campaign_check CHECK ((ends_on >= starts_on)),
  constraint campaign_check1 CHECK ((committees @> ARRAY[committee])),
  constraint campaign_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint campaign_pkey PRIMARY KEY (id),
  constraint campaign_planned_by_idempotency_key_key UNIQUE (planned_by, idempotency_key),
  constraint campaign_reach_check CHECK ((reach >= 0))
);
CREATE INDEX campaign_by_committees ON public.campaign USING gin (committees);
create policy add on campaign for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on campaign for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on campaign for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on campaign for delete using (( SELECT hub.is_system() AS is_system) OR false);

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
  member_count integer,
  created_at timestamp(3) with time zone not null default now(),
  version integer not null default 1,
  form text not null default 'EXECUTIVE_AND_GROUPS'::text,
  themes text[] not null default '{}'::text[],
  legal_bases text[] not null default '{}'::text[],
  proposed_by text,
  idempotency_key text,
  fingerprint text,
  dissolved_on date,
  constraint committee_parent_fkey FOREIGN KEY (parent) REFERENCES committee(id),
  constraint committee_pkey PRIMARY KEY (id),
  constraint committee_place_fkey FOREIGN KEY (place) REFERENCES place(pcode),
  constraint committee_proposal UNIQUE (proposed_by, idempotency_key)
);
CREATE UNIQUE INDEX committee_active ON public.committee USING btree (place) WHERE (state = 'ACTIVE'::text);
CREATE INDEX committee_by_code ON public.committee USING btree (code, created_at);
CREATE INDEX committee_by_level ON public.committee USING btree (level, created_at, code);
CREATE INDEX committee_by_parent ON public.committee USING btree (parent, code);
CREATE INDEX committee_by_place ON public.committee USING btree (place);
CREATE INDEX committee_by_time ON public.committee USING btree (created_at, code);
CREATE UNIQUE INDEX committee_code ON public.committee USING btree (code) WHERE (state <> 'DISSOLVED'::text);
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
  purpose text,
  formed_on date,
  ended_on date,
  name_th text,
  constraint committee_group_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint committee_group_committee_ordinal_key UNIQUE (committee, ordinal),
  constraint committee_group_pkey PRIMARY KEY (id),
  constraint committee_group_times CHECK (((ended_on IS NULL) OR (ended_on >= formed_on)))
);
create policy add on committee_group for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on committee_group for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on committee_group for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on committee_group for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table decision_follow_up (
  decision uuid not null,
  organization uuid not null,
  committee uuid not null,
  meeting uuid not null,
  words text not null,
  said_by uuid not null,
  said_at timestamp(3) with time zone not null,
  constraint decision_follow_up_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint decision_follow_up_decision_fkey FOREIGN KEY (decision) REFERENCES meeting_decision(id),
  constraint decision_follow_up_meeting_fkey FOREIGN KEY (meeting) REFERENCES meeting(id),
  constraint decision_follow_up_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id),
  constraint decision_follow_up_pkey PRIMARY KEY (decision, organization),
  constraint decision_follow_up_said_by_fkey FOREIGN KEY (said_by) REFERENCES official(id)
);
create policy add on decision_follow_up for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on decision_follow_up for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on decision_follow_up for select using (( SELECT hub.is_system() AS is_system) OR ((EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = decision_follow_up.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text))))) OR (EXISTS ( SELECT FROM meeting_attendance invited WHERE ((invited.meeting = decision_follow_up.meeting) AND (NOT invited.guest) AND (invited.office = ANY ((( SELECT hub.offices() AS offices))::uuid[]))))) OR (EXISTS ( SELECT FROM (meeting own JOIN seat s ON ((s.committee_group = own.committee_group))) WHERE ((own.id = decision_follow_up.meeting) AND (s.role = 'SECRETARY'::text) AND (s.ended_on IS NULL) AND (s.office = ANY ((( SELECT hub.offices() AS offices))::uuid[])))))));
create policy remove on decision_follow_up for delete using (( SELECT hub.is_system() AS is_system) OR false);

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
CREATE INDEX delivery_ended ON public.delivery USING btree (created_at) WHERE (state <> 'WAITING'::text);
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
create policy read on duty_shift for select using (( SELECT hub.is_system() AS is_system) OR (( SELECT (EXISTS ( SELECT FROM office o WHERE ((o.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (o.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text, 'INQUIRY_POLICE'::text, 'SHELTER'::text, 'PARTNER'::text, 'AUDITOR'::text, 'DATA_PROTECTION_OFFICER'::text, 'ADMINISTRATOR'::text]))))) AS "exists") OR (('person:'::text || official) = ( SELECT hub.actor_id() AS actor_id))));
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

create table establishment_step (
  committee uuid not null,
  step text not null,
  happened_on date not null,
  organizations uuid[] not null default '{}'::uuid[],
  person text not null,
  office uuid not null,
  recorded_at timestamp(3) with time zone not null,
  constraint establishment_step_check CHECK (((step = 'WORKING_TEAM'::text) = (cardinality(organizations) > 0))),
  constraint establishment_step_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint establishment_step_office_fkey FOREIGN KEY (office) REFERENCES office(id),
  constraint establishment_step_pkey PRIMARY KEY (committee, step)
);
create policy add on establishment_step for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on establishment_step for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on establishment_step for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on establishment_step for delete using (( SELECT hub.is_system() AS is_system) OR false);

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

create table handover_acknowledgement (
  pack uuid not null,
  person uuid not null,
  appointment uuid not null,
  created_at timestamp(3) with time zone not null,
  constraint handover_acknowledgement_appointment_fkey FOREIGN KEY (appointment) REFERENCES appointment(id),
  constraint handover_acknowledgement_pack_fkey FOREIGN KEY (pack) REFERENCES handover_pack(id),
  constraint handover_acknowledgement_person_fkey FOREIGN KEY (person) REFERENCES official(id),
  constraint handover_acknowledgement_pkey PRIMARY KEY (pack, person)
);
create policy add on handover_acknowledgement for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on handover_acknowledgement for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on handover_acknowledgement for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM handover_pack p WHERE (p.id = handover_acknowledgement.pack))));
create policy remove on handover_acknowledgement for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.handover_acknowledgement FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

create table handover_pack (
  id uuid not null,
  office uuid not null,
  version integer not null,
  occasion text not null,
  occasion_key text not null,
  concerns_at timestamp(3) with time zone,
  appointment uuid,
  asked_by text not null,
  idempotency_key text not null,
  created_at timestamp(3) with time zone not null default now(),
  constraint handover_pack_appointment_fkey FOREIGN KEY (appointment) REFERENCES appointment(id),
  constraint handover_pack_asked_by_idempotency_key_key UNIQUE (asked_by, idempotency_key),
  constraint handover_pack_occasion_key_key UNIQUE (occasion_key),
  constraint handover_pack_office_fkey FOREIGN KEY (office) REFERENCES office(id),
  constraint handover_pack_office_version_key UNIQUE (office, version),
  constraint handover_pack_pkey PRIMARY KEY (id)
);
CREATE INDEX handover_pack_by_office ON public.handover_pack USING btree (office, created_at DESC, id DESC);
create policy add on handover_pack for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on handover_pack for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on handover_pack for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM (office held JOIN office about ON ((about.id = handover_pack.office))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text])) AND ((held.id = about.id) OR ((held.committee = about.committee) AND (held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text])) AND (about.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'COMMITTEE_SECRETARY'::text]))))))));
create policy remove on handover_pack for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.handover_pack FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

create table handover_section (
  pack uuid not null,
  code text not null,
  lines jsonb not null,
  gathered_at timestamp(3) with time zone not null,
  constraint handover_section_pack_fkey FOREIGN KEY (pack) REFERENCES handover_pack(id),
  constraint handover_section_pkey PRIMARY KEY (pack, code)
);
create policy add on handover_section for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on handover_section for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on handover_section for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM handover_pack p WHERE (p.id = handover_section.pack))));
create policy remove on handover_section for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.handover_section FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

create table handover_source (
  pack uuid not null,
  document text not null,
  attempts integer not null default 0,
  next_at timestamp(3) with time zone not null default now(),
  reason text,
  done_at timestamp(3) with time zone,
  constraint handover_source_pack_fkey FOREIGN KEY (pack) REFERENCES handover_pack(id),
  constraint handover_source_pkey PRIMARY KEY (pack, document)
);
CREATE INDEX handover_source_waiting ON public.handover_source USING btree (next_at) WHERE (done_at IS NULL);
create policy add on handover_source for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on handover_source for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on handover_source for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM handover_pack p WHERE (p.id = handover_source.pack))));
create policy remove on handover_source for delete using (( SELECT hub.is_system() AS is_system) OR false);

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

create table lesson_learned (
  id uuid not null,
  committee uuid not null,
  meeting uuid,
  challenge text not null,
  recommendation text not null,
  version integer not null,
  noted_at timestamp(3) with time zone not null,
  noted_by text not null,
  reviewed_at timestamp(3) with time zone,
  reviewed_by text,
  idempotency_key text not null,
  fingerprint text not null,
  constraint lesson_learned_check CHECK ((reviewed_by <> noted_by)),
  constraint lesson_learned_check1 CHECK (((reviewed_at IS NULL) = (reviewed_by IS NULL))),
  constraint lesson_learned_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint lesson_learned_meeting_fkey FOREIGN KEY (meeting) REFERENCES meeting(id),
  constraint lesson_learned_noted_by_idempotency_key_key UNIQUE (noted_by, idempotency_key),
  constraint lesson_learned_pkey PRIMARY KEY (id)
);
CREATE INDEX lesson_learned_by_committee ON public.lesson_learned USING btree (committee, noted_at DESC, id DESC);
create policy add on lesson_learned for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on lesson_learned for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on lesson_learned for select using (( SELECT hub.is_system() AS is_system) OR ((EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = lesson_learned.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text))))) OR (reviewed_at IS NOT NULL)));
create policy remove on lesson_learned for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table local_body (
  id uuid not null,
  committee uuid not null,
  place text not null,
  kind text not null,
  organization uuid,
  name text,
  created_at timestamp(3) with time zone not null,
  constraint local_body_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint local_body_committee_place_kind_organization_name_key UNIQUE NULLS NOT DISTINCT (committee, place, kind, organization, name),
  constraint local_body_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id),
  constraint local_body_pkey PRIMARY KEY (id),
  constraint local_body_place_fkey FOREIGN KEY (place) REFERENCES place(pcode)
);
CREATE INDEX local_body_by_committee ON public.local_body USING btree (committee, created_at, id);
create policy add on local_body for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on local_body for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on local_body for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on local_body for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table meeting (
  id uuid not null,
  committee uuid not null,
  kind text not null,
  state text not null,
  version integer not null,
  planned_at timestamp(3) with time zone not null,
  venue text,
  agenda text,
  held_on date,
  minutes text,
  conference uuid,
  planned_by text not null,
  idempotency_key text not null,
  fingerprint text not null,
  committee_group uuid,
  constraint meeting_check CHECK (((state = 'HELD'::text) = (held_on IS NOT NULL))),
  constraint meeting_check1 CHECK (((conference IS NULL) OR (kind = 'CASE_CONFERENCE'::text))),
  constraint meeting_check2 CHECK (((minutes IS NULL) OR ((state = 'HELD'::text) AND (kind <> 'CASE_CONFERENCE'::text)))),
  constraint meeting_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint meeting_committee_group_fkey FOREIGN KEY (committee_group) REFERENCES committee_group(id),
  constraint meeting_pkey PRIMARY KEY (id),
  constraint meeting_planned_by_idempotency_key_key UNIQUE (planned_by, idempotency_key)
);
CREATE INDEX meeting_by_committee ON public.meeting USING btree (committee, planned_at DESC, id DESC);
create policy add on meeting for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on meeting for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on meeting for select using (( SELECT hub.is_system() AS is_system) OR ((EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = meeting.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text))))) OR (EXISTS ( SELECT FROM meeting_attendance invited WHERE ((invited.meeting = meeting.id) AND (NOT invited.guest) AND (invited.office = ANY ((( SELECT hub.offices() AS offices))::uuid[]))))) OR (EXISTS ( SELECT FROM seat s WHERE ((s.committee_group = meeting.committee_group) AND (s.role = 'SECRETARY'::text) AND (s.ended_on IS NULL) AND (s.office = ANY ((( SELECT hub.offices() AS offices))::uuid[])))))));
create policy remove on meeting for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table meeting_attendance (
  meeting uuid not null,
  office uuid not null,
  committee uuid not null,
  state text not null,
  official uuid,
  guest boolean not null default false,
  constraint meeting_attendance_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint meeting_attendance_meeting_fkey FOREIGN KEY (meeting) REFERENCES meeting(id),
  constraint meeting_attendance_office_fkey FOREIGN KEY (office) REFERENCES office(id),
  constraint meeting_attendance_official_fkey FOREIGN KEY (official) REFERENCES official(id),
  constraint meeting_attendance_pkey PRIMARY KEY (meeting, office)
);
CREATE INDEX meeting_attendance_by_office ON public.meeting_attendance USING btree (office);
create policy add on meeting_attendance for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on meeting_attendance for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on meeting_attendance for select using (( SELECT hub.is_system() AS is_system) OR ((EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = meeting_attendance.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text))))) OR (office = ANY ((( SELECT hub.offices() AS offices))::uuid[]))));
create policy remove on meeting_attendance for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table meeting_correction (
  meeting uuid not null,
  ordinal integer not null,
  committee uuid not null,
  reason text not null,
  corrected_by uuid not null,
  corrected_at timestamp(3) with time zone not null,
  former_held_on date not null,
  former_minutes text,
  former_decisions text[] not null,
  constraint meeting_correction_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint meeting_correction_meeting_fkey FOREIGN KEY (meeting) REFERENCES meeting(id),
  constraint meeting_correction_pkey PRIMARY KEY (meeting, ordinal)
);
create policy add on meeting_correction for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on meeting_correction for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on meeting_correction for select using (( SELECT hub.is_system() AS is_system) OR ((EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = meeting_correction.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text))))) OR (EXISTS ( SELECT FROM meeting_attendance invited WHERE ((invited.meeting = meeting_correction.meeting) AND (NOT invited.guest) AND (invited.office = ANY ((( SELECT hub.offices() AS offices))::uuid[]))))) OR (EXISTS ( SELECT FROM (meeting own JOIN seat s ON ((s.committee_group = own.committee_group))) WHERE ((own.id = meeting_correction.meeting) AND (s.role = 'SECRETARY'::text) AND (s.ended_on IS NULL) AND (s.office = ANY ((( SELECT hub.offices() AS offices))::uuid[])))))));
create policy remove on meeting_correction for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table meeting_decision (
  id uuid not null,
  meeting uuid not null,
  committee uuid not null,
  ordinal integer not null,
  words text not null,
  withdrawn_at timestamp(3) with time zone,
  constraint meeting_decision_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint meeting_decision_meeting_fkey FOREIGN KEY (meeting) REFERENCES meeting(id),
  constraint meeting_decision_meeting_ordinal_key UNIQUE (meeting, ordinal),
  constraint meeting_decision_pkey PRIMARY KEY (id)
);
create policy add on meeting_decision for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on meeting_decision for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on meeting_decision for select using (( SELECT hub.is_system() AS is_system) OR ((EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = meeting_decision.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text))))) OR (EXISTS ( SELECT FROM meeting_attendance invited WHERE ((invited.meeting = meeting_decision.meeting) AND (NOT invited.guest) AND (invited.office = ANY ((( SELECT hub.offices() AS offices))::uuid[]))))) OR (EXISTS ( SELECT FROM (meeting own JOIN seat s ON ((s.committee_group = own.committee_group))) WHERE ((own.id = meeting_decision.meeting) AND (s.role = 'SECRETARY'::text) AND (s.ended_on IS NULL) AND (s.office = ANY ((( SELECT hub.offices() AS offices))::uuid[])))))));
create policy remove on meeting_decision for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table meeting_seat (
  meeting uuid not null,
  seat uuid not null,
  committee uuid not null,
  state text not null,
  constraint meeting_seat_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint meeting_seat_meeting_fkey FOREIGN KEY (meeting) REFERENCES meeting(id),
  constraint meeting_seat_pkey PRIMARY KEY (meeting, seat),
  constraint meeting_seat_seat_fkey FOREIGN KEY (seat) REFERENCES seat(id)
);
create policy add on meeting_seat for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on meeting_seat for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on meeting_seat for select using (( SELECT hub.is_system() AS is_system) OR ((EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = meeting_seat.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text))))) OR (EXISTS ( SELECT FROM meeting_attendance invited WHERE ((invited.meeting = meeting_seat.meeting) AND (NOT invited.guest) AND (invited.office = ANY ((( SELECT hub.offices() AS offices))::uuid[]))))) OR (EXISTS ( SELECT FROM (meeting own JOIN seat s ON ((s.committee_group = own.committee_group))) WHERE ((own.id = meeting_seat.meeting) AND (s.role = 'SECRETARY'::text) AND (s.ended_on IS NULL) AND (s.office = ANY ((( SELECT hub.offices() AS offices))::uuid[])))))));
create policy remove on meeting_seat for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table office (
  id uuid not null,
  kind text not null,
  committee uuid,
  title_en text not null,
  jurisdiction text[] not null,
  founded_by uuid,
  idempotency_key text,
  fingerprint text,
  title_th text,
  constraint office_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint office_founded_once UNIQUE (founded_by, idempotency_key),
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
  version integer not null default 1,
  entered_by uuid,
  idempotency_key text,
  fingerprint text,
  constraint official_entered_once UNIQUE (entered_by, idempotency_key),
  constraint official_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id),
  constraint official_pkey PRIMARY KEY (id)
);
create policy add on official for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on official for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on official for select using (( SELECT hub.is_system() AS is_system) OR (( SELECT (EXISTS ( SELECT FROM office o WHERE ((o.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (o.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text, 'INQUIRY_POLICE'::text, 'SHELTER'::text, 'PARTNER'::text, 'AUDITOR'::text, 'DATA_PROTECTION_OFFICER'::text, 'ADMINISTRATOR'::text]))))) AS "exists") OR (('person:'::text || id) = ( SELECT hub.actor_id() AS actor_id))));
create policy remove on official for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table official_phone (
  official uuid not null,
  phone text not null,
  constraint official_phone_official_fkey FOREIGN KEY (official) REFERENCES official(id),
  constraint official_phone_phone_check CHECK ((phone ~ '^[+][1-9][0-9]{6,14}$'::text)),
  constraint official_phone_pkey PRIMARY KEY (official)
);
create policy add on official_phone for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on official_phone for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on official_phone for select using (( SELECT hub.is_system() AS is_system) OR ((('person:'::text || official) = ( SELECT hub.actor_id() AS actor_id)) OR (EXISTS ( SELECT FROM (office reader JOIN place near ON ((near.pcode = ANY (reader.jurisdiction)))), (LATERAL ( SELECT unnest(o.jurisdiction) AS pcode FROM (appointment a JOIN office o ON ((o.id = a.office))) WHERE ((a.official = official_phone.official) AND (a.ends_at > now())) UNION ALL SELECT g.place FROM (official f JOIN organization g ON ((g.id = f.organization))) WHERE (f.id = official_phone.official)) there JOIN place served ON ((served.pcode = there.pcode))) WHERE ((reader.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (reader.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text, 'INQUIRY_POLICE'::text, 'SHELTER'::text, 'PARTNER'::text, 'AUDITOR'::text, 'DATA_PROTECTION_OFFICER'::text, 'ADMINISTRATOR'::text])) AND ((served.pcode = ANY (near.within)) OR (near.pcode = ANY (served.within))))))));
create policy remove on official_phone for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table order_comment (
  id uuid not null,
  order_id uuid not null,
  committee uuid not null,
  revision integer not null,
  words text not null,
  organization uuid,
  person text not null,
  office uuid not null,
  idempotency_key text not null,
  fingerprint text not null,
  created_at timestamp(3) with time zone not null,
  constraint order_comment_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint order_comment_office_fkey FOREIGN KEY (office) REFERENCES office(id),
  constraint order_comment_order_id_fkey FOREIGN KEY (order_id) REFERENCES appointment_order(id),
  constraint order_comment_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id),
  constraint order_comment_person_idempotency_key_key UNIQUE (person, idempotency_key),
  constraint order_comment_pkey PRIMARY KEY (id)
);
CREATE INDEX order_comment_by_order ON public.order_comment USING btree (order_id, created_at DESC, id DESC);
create policy add on order_comment for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on order_comment for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on order_comment for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = order_comment.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (((held.committee = c.id) AND (held.kind = 'MEMBER'::text)) OR ((held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text))))))));
create policy remove on order_comment for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table order_document (
  id uuid not null,
  order_id uuid not null,
  committee uuid not null,
  type text not null,
  size integer not null,
  sha256 text not null,
  stripped boolean,
  added_by text not null,
  added_through uuid not null,
  idempotency_key text not null,
  fingerprint text not null,
  door_until timestamp with time zone not null,
  taken_at timestamp with time zone,
  kept_at timestamp with time zone,
  created_at timestamp(3) with time zone not null,
  constraint order_document_added_by_idempotency_key_key UNIQUE (added_by, idempotency_key),
  constraint order_document_added_through_fkey FOREIGN KEY (added_through) REFERENCES office(id),
  constraint order_document_check CHECK (((kept_at IS NULL) = (stripped IS NULL))),
  constraint order_document_check1 CHECK (((kept_at IS NULL) OR (taken_at IS NOT NULL))),
  constraint order_document_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint order_document_order_id_fkey FOREIGN KEY (order_id) REFERENCES appointment_order(id),
  constraint order_document_pkey PRIMARY KEY (id),
  constraint order_document_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint order_document_size_check CHECK (((size >= 1) AND (size <= 20971520)))
);
CREATE INDEX order_document_by_order ON public.order_document USING btree (order_id, created_at DESC, id DESC);
create policy add on order_document for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on order_document for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on order_document for select using (( SELECT hub.is_system() AS is_system) OR ((kept_at IS NOT NULL) AND (EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = order_document.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (((held.committee = c.id) AND (held.kind = 'MEMBER'::text)) OR ((held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text)))))))));
create policy remove on order_document for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table order_document_key (
  document uuid not null,
  committee uuid not null,
  sealed text not null,
  constraint order_document_key_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint order_document_key_document_fkey FOREIGN KEY (document) REFERENCES order_document(id),
  constraint order_document_key_pkey PRIMARY KEY (document)
);
create policy add on order_document_key for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on order_document_key for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on order_document_key for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = order_document_key.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (((held.committee = c.id) AND (held.kind = 'MEMBER'::text)) OR ((held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text))))))));
create policy remove on order_document_key for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table order_revision (
  order_id uuid not null,
  committee uuid not null,
  revision integer not null,
  objectives text not null,
  organizations uuid[] not null,
  person text not null,
  office uuid not null,
  created_at timestamp(3) with time zone not null,
  constraint order_revision_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint order_revision_office_fkey FOREIGN KEY (office) REFERENCES office(id),
  constraint order_revision_order_id_fkey FOREIGN KEY (order_id) REFERENCES appointment_order(id),
  constraint order_revision_pkey PRIMARY KEY (order_id, revision)
);
create policy add on order_revision for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on order_revision for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on order_revision for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = order_revision.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (((held.committee = c.id) AND (held.kind = 'MEMBER'::text)) OR ((held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text))))))));
create policy remove on order_revision for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table order_signature (
  order_id uuid not null,
  number text not null,
  signed_as text not null,
  constraint order_signature_order_id_fkey FOREIGN KEY (order_id) REFERENCES appointment_order(id),
  constraint order_signature_pkey PRIMARY KEY (order_id)
);
create policy add on order_signature for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on order_signature for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on order_signature for select using (( SELECT hub.is_system() AS is_system) OR (( SELECT (EXISTS ( SELECT FROM office o WHERE ((o.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (o.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text, 'INQUIRY_POLICE'::text, 'SHELTER'::text, 'PARTNER'::text, 'AUDITOR'::text, 'DATA_PROTECTION_OFFICER'::text, 'ADMINISTRATOR'::text]))))) AS "exists") OR (EXISTS ( SELECT FROM appointment_order signed WHERE ((signed.id = order_signature.order_id) AND (EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = signed.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (((held.committee = c.id) AND (held.kind = 'MEMBER'::text)) OR ((held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text))))))))))));
create policy remove on order_signature for delete using (( SELECT hub.is_system() AS is_system) OR false);

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
  ended_on date,
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
  official uuid,
  agencies uuid[] not null,
  state text not null,
  endorsed_on date,
  endorsed_as text,
  endorsed_by text,
  places text[] not null default '{}'::text[],
  endorsement text,
  endorsement_remarks text,
  answered_on date,
  answered_as text,
  office uuid,
  theme text,
  constraint plan_activity_answering CHECK ((num_nonnulls(office, official) = 1)),
  constraint plan_activity_check CHECK ((((endorsed_on IS NULL) = (endorsed_as IS NULL)) AND ((endorsed_on IS NULL) = (endorsed_by IS NULL)))),
  constraint plan_activity_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint plan_activity_endorsement CHECK ((((endorsement IS NULL) = (answered_on IS NULL)) AND ((endorsement IS NULL) = (answered_as IS NULL)) AND ((NOT (endorsement IS DISTINCT FROM 'ENDORSED'::text)) = (endorsed_on IS NOT NULL)) AND ((endorsement IS DISTINCT FROM 'NOT_ENDORSED'::text) OR (endorsement_remarks IS NOT NULL)))),
  constraint plan_activity_office_fkey FOREIGN KEY (office) REFERENCES office(id),
  constraint plan_activity_official_fkey FOREIGN KEY (official) REFERENCES official(id),
  constraint plan_activity_pkey PRIMARY KEY (id),
  constraint plan_activity_plan_fkey FOREIGN KEY (plan) REFERENCES action_plan(id)
);
CREATE INDEX plan_activity_by_office ON public.plan_activity USING btree (office);
CREATE INDEX plan_activity_by_plan ON public.plan_activity USING btree (plan, ordinal);
create policy add on plan_activity for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on plan_activity for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on plan_activity for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = plan_activity.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (((held.committee = c.id) AND (held.kind = 'MEMBER'::text)) OR ((held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text))))))));
create policy remove on plan_activity for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table plan_comment (
  id uuid not null,
  plan uuid not null,
  committee uuid not null,
  activity uuid,
  words text not null,
  said_by uuid not null,
  office uuid not null,
  said_at timestamp(3) with time zone not null,
  answer text,
  answered_by uuid,
  answered_at timestamp(3) with time zone,
  idempotency_key text not null,
  fingerprint text not null,
  constraint plan_comment_activity_fkey FOREIGN KEY (activity) REFERENCES plan_activity(id) ON DELETE SET NULL,
  constraint plan_comment_check CHECK ((((answer IS NULL) = (answered_by IS NULL)) AND ((answer IS NULL) = (answered_at IS NULL)))),
  constraint plan_comment_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint plan_comment_office_fkey FOREIGN KEY (office) REFERENCES office(id),
  constraint plan_comment_pkey PRIMARY KEY (id),
  constraint plan_comment_plan_fkey FOREIGN KEY (plan) REFERENCES action_plan(id),
  constraint plan_comment_said_by_idempotency_key_key UNIQUE (said_by, idempotency_key)
);
CREATE INDEX plan_comment_by_activity ON public.plan_comment USING btree (activity);
CREATE INDEX plan_comment_by_plan ON public.plan_comment USING btree (plan, said_at, id);
create policy add on plan_comment for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on plan_comment for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on plan_comment for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM office held WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (held.committee = plan_comment.committee) AND (held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text, 'MEMBER'::text]))))));
create policy remove on plan_comment for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table plan_measure (
  activity uuid not null,
  committee uuid not null,
  ordinal integer not null,
  words text not null,
  is_monitoring boolean not null,
  due_on date,
  constraint plan_measure_activity_fkey FOREIGN KEY (activity) REFERENCES plan_activity(id) ON DELETE CASCADE,
  constraint plan_measure_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint plan_measure_pkey PRIMARY KEY (activity, ordinal)
);
create policy add on plan_measure for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on plan_measure for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on plan_measure for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = plan_measure.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (((held.committee = c.id) AND (held.kind = 'MEMBER'::text)) OR ((held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text))))))));
create policy remove on plan_measure for delete using (( SELECT hub.is_system() AS is_system) OR false);

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
create policy read on plan_review for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = plan_review.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (((held.committee = c.id) AND (held.kind = 'MEMBER'::text)) OR ((held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text))))))));
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
create policy read on plan_step for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = plan_step.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (((held.committee = c.id) AND (held.kind = 'MEMBER'::text)) OR ((held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text))))))));
create policy remove on plan_step for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table policy_version (
  id uuid not null,
  policy text not null,
  number integer not null,
  in_force_on date not null,
  constraint policy_version_number_check CHECK ((number > 0)),
  constraint policy_version_pkey PRIMARY KEY (id)
);
create policy add on policy_version for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on policy_version for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on policy_version for select using (( SELECT hub.is_system() AS is_system) OR true);
create policy remove on policy_version for delete using (( SELECT hub.is_system() AS is_system) OR false);

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

create table reminder (
  id bigint not null,
  kind text not null,
  about text not null,
  since timestamp with time zone not null,
  stage integer not null,
  ended_at timestamp with time zone,
  constraint reminder_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX reminder_open ON public.reminder USING btree (kind, about) WHERE (ended_at IS NULL);
create policy add on reminder for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on reminder for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on reminder for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on reminder for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table retraining_met (
  policy_version uuid not null,
  committee uuid not null,
  met_on date not null,
  constraint retraining_met_pkey PRIMARY KEY (policy_version, committee)
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

create table seat (
  id uuid not null,
  committee_group uuid not null,
  ordinal integer not null,
  title_en text not null,
  title_th text,
  role text not null,
  organization uuid not null,
  office uuid,
  ended_on date,
  constraint seat_committee_group_fkey FOREIGN KEY (committee_group) REFERENCES committee_group(id),
  constraint seat_committee_group_ordinal_key UNIQUE (committee_group, ordinal),
  constraint seat_office_fkey FOREIGN KEY (office) REFERENCES office(id),
  constraint seat_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id),
  constraint seat_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX seat_by_office ON public.seat USING btree (office) WHERE (ended_on IS NULL);
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

create table task (
  id uuid not null,
  committee uuid not null,
  title text not null,
  state text not null,
  version integer not null,
  due_on date not null,
  office uuid,
  official uuid,
  case_id uuid,
  activity uuid,
  decision uuid,
  endorsed_on date,
  endorsed_as text,
  endorsed_by text,
  ended_at timestamp(3) with time zone,
  proposed_by text not null,
  idempotency_key text not null,
  fingerprint text not null,
  endorsement text,
  endorsement_remarks text,
  answered_on date,
  answered_as text,
  constraint task_activity_fkey FOREIGN KEY (activity) REFERENCES plan_activity(id) ON DELETE SET NULL,
  constraint task_check1 CHECK (((office IS NOT NULL) OR (state = ANY (ARRAY['PROPOSED'::text, 'DROPPED'::text])))),
  constraint task_check2 CHECK ((((endorsed_on IS NULL) = (endorsed_as IS NULL)) AND ((endorsed_on IS NULL) = (endorsed_by IS NULL)))),
  constraint task_check3 CHECK (((state <> ALL (ARRAY['ENDORSED'::text, 'IN_PROGRESS'::text, 'DONE'::text])) OR (endorsed_on IS NOT NULL))),
  constraint task_check4 CHECK (((ended_at IS NOT NULL) = (state = ANY (ARRAY['DONE'::text, 'DROPPED'::text])))),
  constraint task_committee_fkey FOREIGN KEY (committee) REFERENCES committee(id),
  constraint task_decision_fkey FOREIGN KEY (decision) REFERENCES meeting_decision(id),
  constraint task_endorsement CHECK ((((endorsement IS NULL) = (answered_on IS NULL)) AND ((endorsement IS NULL) = (answered_as IS NULL)) AND ((NOT (endorsement IS DISTINCT FROM 'ENDORSED'::text)) = (endorsed_on IS NOT NULL)) AND ((endorsement IS DISTINCT FROM 'NOT_ENDORSED'::text) OR (endorsement_remarks IS NOT NULL)))),
  constraint task_given CHECK (((official IS NULL) OR (office IS NOT NULL))),
  constraint task_office_fkey FOREIGN KEY (office) REFERENCES office(id),
  constraint task_official_fkey FOREIGN KEY (official) REFERENCES official(id),
  constraint task_pkey PRIMARY KEY (id),
  constraint task_proposed_by_idempotency_key_key UNIQUE (proposed_by, idempotency_key)
);
CREATE INDEX task_by_committee ON public.task USING btree (committee, due_on, id);
CREATE INDEX task_by_decision ON public.task USING btree (decision) WHERE (decision IS NOT NULL);
CREATE INDEX task_by_office ON public.task USING btree (office, due_on, id) WHERE (ended_at IS NULL);
create policy add on task for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on task for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on task for select using (( SELECT hub.is_system() AS is_system) OR ((EXISTS ( SELECT FROM (office held JOIN committee c ON ((c.id = task.committee))) WHERE ((held.id = ANY ((( SELECT hub.offices() AS offices))::uuid[])) AND (held.kind = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'FOCAL_POINT'::text, 'PREVENTION_GROUP'::text, 'SUPPRESSION_GROUP'::text, 'REHABILITATION_GROUP'::text, 'COMMITTEE_SECRETARY'::text, 'SECRETARIAT'::text, 'NATIONAL_DESK'::text])) AND (((held.committee = c.id) OR (held.committee = c.parent)) OR (held.kind = 'NATIONAL_DESK'::text))))) OR (office = ANY ((( SELECT hub.offices() AS offices))::uuid[]))));
create policy remove on task for delete using (( SELECT hub.is_system() AS is_system) OR false);

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
