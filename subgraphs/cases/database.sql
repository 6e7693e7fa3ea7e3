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
create policy alerted on acknowledgement for select using (EXISTS ( SELECT FROM case_alert l WHERE ((l.inbox = acknowledgement.inbox) AND (l.number = acknowledgement.number))));
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

create table alert_subscription (
  id uuid not null,
  office text not null,
  committee uuid not null,
  place text not null,
  category text,
  created_by text not null,
  created_at timestamp with time zone not null,
  ended_by text,
  ended_at timestamp with time zone,
  constraint alert_subscription_check CHECK (((ended_by IS NULL) = (ended_at IS NULL))),
  constraint alert_subscription_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX alert_subscription_live ON public.alert_subscription USING btree (place, category, office) NULLS NOT DISTINCT WHERE (ended_at IS NULL);
create policy add on alert_subscription for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on alert_subscription for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on alert_subscription for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'alert_subscription'::text) AND (a.resource = alert_subscription.id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on alert_subscription for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table assistance (
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  type text not null,
  status text not null,
  office text,
  organization text,
  planned_on date,
  started_on date,
  ended_on date,
  outcome text,
  shelter_needs text[] not null,
  version integer not null default 1,
  created_by text not null,
  created_through text not null,
  idempotency_key text not null,
  digest text not null,
  created_at timestamp with time zone not null,
  constraint assistance_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint assistance_created_by_idempotency_key_key UNIQUE (created_by, idempotency_key),
  constraint assistance_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint assistance_pkey PRIMARY KEY (id),
  constraint assistance_shelter_unnamed CHECK (((type <> 'SAFE_ACCOMMODATION'::text) OR ((office IS NULL) AND (organization IS NULL))))
);
CREATE INDEX assistance_by_case ON public.assistance USING btree (case_id, created_at DESC, id DESC);
CREATE INDEX assistance_by_person ON public.assistance USING btree (person_id, created_at DESC, id DESC);
create policy add on assistance for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on assistance for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on assistance for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case_person'::text) AND (a.resource = assistance.case_id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on assistance for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.assistance FOR EACH ROW EXECUTE FUNCTION follow_merge();

create table assistance_value (
  assistance_id uuid not null,
  person_id uuid not null,
  field text not null,
  sealed text not null,
  constraint assistance_value_assistance_id_fkey FOREIGN KEY (assistance_id) REFERENCES assistance(id),
  constraint assistance_value_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint assistance_value_pkey PRIMARY KEY (assistance_id, field)
);
CREATE INDEX assistance_value_by_person ON public.assistance_value USING btree (person_id);
create policy add on assistance_value for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy broken_glass on assistance_value for select using (EXISTS ( SELECT FROM (assistance a JOIN break_glass b ON ((b.case_id = a.case_id))) WHERE ((a.id = assistance_value.assistance_id) AND (('person:'::text || b.person) = ( SELECT hub.actor_id() AS actor_id)) AND (b.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (b.ended_at IS NULL) AND (b.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = 'PROTECTION'::text))));
create policy change on assistance_value for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on assistance_value for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM consent c WHERE ((c.person_id = assistance_value.person_id) AND (c.withdrawn_at IS NULL) AND ((c.until IS NULL) OR (c.until > now())) AND (( SELECT (hub.actor())[4] AS actor) = ANY (c.purposes)) AND ((('COMMITTEE'::text = ANY (c.recipients)) AND (EXISTS ( SELECT FROM case_assignment s WHERE ((s.case_id = c.case_id) AND (('person:'::text || s.person) = ( SELECT hub.actor_id() AS actor_id)) AND (s.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (s.ended_at IS NULL))))) OR (EXISTS ( SELECT FROM case_share h WHERE ((h.case_id = c.case_id) AND (h.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (h.ended_at IS NULL) AND (h.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = ANY (h.purposes)) AND (h.recipient = ANY (c.recipients))))))))));
create policy remove on assistance_value for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table attachment (
  id uuid not null,
  case_id uuid not null,
  person_id uuid,
  report_id uuid,
  kind text not null,
  type text not null,
  size integer not null,
  content_digest text not null,
  stripped boolean,
  added_by text not null,
  added_through text not null,
  idempotency_key text not null,
  digest text not null,
  door_until timestamp with time zone not null,
  taken_at timestamp with time zone,
  kept_at timestamp with time zone,
  ended_at timestamp with time zone,
  ending text,
  created_at timestamp with time zone not null,
  origin text not null,
  constraint attachment_added_by_idempotency_key_key UNIQUE (added_by, idempotency_key),
  constraint attachment_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint attachment_check CHECK (((person_id IS NULL) <> (report_id IS NULL))),
  constraint attachment_check1 CHECK (((kept_at IS NULL) = (stripped IS NULL))),
  constraint attachment_check2 CHECK (((kept_at IS NULL) OR (taken_at IS NOT NULL))),
  constraint attachment_check3 CHECK (((ended_at IS NULL) = (ending IS NULL))),
  constraint attachment_check4 CHECK (((origin = 'OFFICE'::text) OR (report_id IS NOT NULL))),
  constraint attachment_origin_check CHECK ((origin = ANY (ARRAY['OFFICE'::text, 'REPORTER'::text, 'TIP'::text]))),
  constraint attachment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint attachment_pkey PRIMARY KEY (id),
  constraint attachment_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id),
  constraint attachment_size_check CHECK (((size >= 1) AND (size <= 20971520)))
);
CREATE INDEX attachment_by_case ON public.attachment USING btree (case_id, created_at DESC, id DESC);
CREATE INDEX attachment_by_person ON public.attachment USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX attachment_by_report ON public.attachment USING btree (report_id) WHERE (report_id IS NOT NULL);
CREATE INDEX attachment_door ON public.attachment USING btree (door_until) WHERE (kept_at IS NULL);
create policy add on attachment for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on attachment for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on attachment for select using (( SELECT hub.is_system() AS is_system) OR ((kept_at IS NOT NULL) AND (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case_person'::text) AND (a.resource = attachment.case_id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0))));
create policy remove on attachment for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.attachment FOR EACH ROW EXECUTE FUNCTION follow_merge();

create table attachment_key (
  attachment_id uuid not null,
  sealed text not null,
  constraint attachment_key_attachment_id_fkey FOREIGN KEY (attachment_id) REFERENCES attachment(id),
  constraint attachment_key_pkey PRIMARY KEY (attachment_id)
);
create policy add on attachment_key for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on attachment_key for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on attachment_key for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM attachment a WHERE ((a.id = attachment_key.attachment_id) AND (((a.person_id IS NULL) AND ((EXISTS ( SELECT FROM case_assignment s WHERE ((s.case_id = a.case_id) AND (('person:'::text || s.person) = ( SELECT hub.actor_id() AS actor_id)) AND (s.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (s.ended_at IS NULL)))) OR (EXISTS ( SELECT FROM case_share h WHERE ((h.case_id = a.case_id) AND (h.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (h.ended_at IS NULL) AND (h.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = ANY (h.purposes))))) OR (EXISTS ( SELECT FROM break_glass b WHERE ((b.case_id = a.case_id) AND (('person:'::text || b.person) = ( SELECT hub.actor_id() AS actor_id)) AND (b.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (b.ended_at IS NULL) AND (b.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = 'PROTECTION'::text)))))) OR ((a.person_id IS NOT NULL) AND ((EXISTS ( SELECT FROM consent c WHERE ((c.person_id = a.person_id) AND (c.withdrawn_at IS NULL) AND ((c.until IS NULL) OR (c.until > now())) AND (( SELECT (hub.actor())[4] AS actor) = ANY (c.purposes)) AND ((('COMMITTEE'::text = ANY (c.recipients)) AND (EXISTS ( SELECT FROM case_assignment s WHERE ((s.case_id = c.case_id) AND (('person:'::text || s.person) = ( SELECT hub.actor_id() AS actor_id)) AND (s.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (s.ended_at IS NULL))))) OR (EXISTS ( SELECT FROM case_share h WHERE ((h.case_id = c.case_id) AND (h.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (h.ended_at IS NULL) AND (h.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = ANY (h.purposes)) AND (h.recipient = ANY (c.recipients))))))))) OR (EXISTS ( SELECT FROM person p WHERE ((p.id = a.person_id) AND (EXISTS ( SELECT FROM break_glass b WHERE ((b.case_id = p.case_id) AND (('person:'::text || b.person) = ( SELECT hub.actor_id() AS actor_id)) AND (b.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (b.ended_at IS NULL) AND (b.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = 'PROTECTION'::text))))))))))))));
create policy remove on attachment_key for delete using (( SELECT hub.is_system() AS is_system) OR false);

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

create table break_glass (
  id uuid not null,
  case_id uuid not null,
  person text not null,
  office text not null,
  appointment text not null,
  idempotency_key text not null,
  digest text not null,
  sealed_reason text not null,
  told text[] not null,
  opened_at timestamp with time zone not null,
  until timestamp with time zone not null,
  ended_at timestamp with time zone,
  review_by timestamp with time zone not null,
  remind_at timestamp with time zone,
  constraint break_glass_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint break_glass_check CHECK ((until <= (opened_at + '01:00:00'::interval))),
  constraint break_glass_id_person_key UNIQUE (id, person),
  constraint break_glass_person_idempotency_key_key UNIQUE (person, idempotency_key),
  constraint break_glass_pkey PRIMARY KEY (id)
);
CREATE INDEX break_glass_by_case ON public.break_glass USING btree (case_id, person);
CREATE INDEX break_glass_by_time ON public.break_glass USING btree (opened_at DESC, id DESC);
CREATE INDEX break_glass_to_remind ON public.break_glass USING btree (remind_at) WHERE (remind_at IS NOT NULL);
create policy add on break_glass for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on break_glass for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on break_glass for select using (( SELECT hub.is_system() AS is_system) OR (((('person:'::text || person) = ( SELECT hub.actor_id() AS actor_id)) AND (office = ANY (( SELECT hub.offices() AS offices)::text[]))) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'break_glass'::text) AND (a.resource = break_glass.id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0))));
create policy remove on break_glass for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table break_glass_review (
  break_glass uuid not null,
  opener text not null,
  verdict text not null,
  person text not null,
  office text not null,
  appointment text not null,
  sealed_note text,
  reviewed_at timestamp with time zone not null,
  constraint break_glass_review_break_glass_opener_fkey FOREIGN KEY (break_glass, opener) REFERENCES break_glass(id, person),
  constraint break_glass_review_check CHECK ((person <> opener)),
  constraint break_glass_review_pkey PRIMARY KEY (break_glass),
  constraint break_glass_review_verdict_check CHECK ((verdict = ANY (ARRAY['JUSTIFIED'::text, 'NOT_JUSTIFIED'::text])))
);
create policy add on break_glass_review for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on break_glass_review for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on break_glass_review for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM break_glass b WHERE (b.id = break_glass_review.break_glass))));
create policy remove on break_glass_review for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table case_alert (
  id uuid not null,
  case_id uuid,
  office text not null,
  committee uuid,
  inbox bigint not null,
  number bigint not null,
  created_at timestamp with time zone not null,
  own boolean not null default false,
  constraint case_alert_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint case_alert_inbox_number_fkey FOREIGN KEY (inbox, number) REFERENCES inbox_entry(inbox, number),
  constraint case_alert_inbox_number_key UNIQUE (inbox, number),
  constraint case_alert_pkey PRIMARY KEY (id)
);
CREATE INDEX case_alert_by_case ON public.case_alert USING btree (case_id);
CREATE INDEX case_alert_by_committee ON public.case_alert USING btree (committee, created_at DESC, id DESC);
create policy add on case_alert for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on case_alert for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on case_alert for select using (( SELECT hub.is_system() AS is_system) OR (office = ANY (( SELECT hub.offices() AS offices)::text[])) OR ((NOT own) AND (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case'::text) AND (a.resource = case_alert.case_id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0))));
create policy remove on case_alert for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.case_alert FOR EACH ROW EXECUTE FUNCTION follow_merge();

create table case_assignment (
  id uuid not null,
  case_id uuid not null,
  person text not null,
  office text not null,
  appointment text not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by text,
  constraint case_assignment_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint case_assignment_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX case_assignment_running ON public.case_assignment USING btree (case_id, person, office) WHERE (ended_at IS NULL);
create policy add on case_assignment for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on case_assignment for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on case_assignment for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case'::text) AND (a.resource = case_assignment.case_id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on case_assignment for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.case_assignment FOR EACH ROW EXECUTE FUNCTION follow_merge();

create table case_conference (
  id uuid not null,
  case_id uuid not null,
  state text not null,
  topics text[] not null,
  scheduled_at timestamp with time zone not null,
  offices text[] not null,
  members jsonb not null,
  held_at timestamp with time zone,
  tasks uuid[] not null default '{}'::uuid[],
  call_off_reason text,
  version integer not null default 1,
  convened_by text not null,
  convened_through text not null,
  idempotency_key text not null,
  fingerprint text not null,
  created_at timestamp with time zone not null,
  constraint case_conference_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint case_conference_check CHECK (((state = 'HELD'::text) = (held_at IS NOT NULL))),
  constraint case_conference_check1 CHECK (((state = 'CALLED_OFF'::text) = (call_off_reason IS NOT NULL))),
  constraint case_conference_convened_by_idempotency_key_key UNIQUE (convened_by, idempotency_key),
  constraint case_conference_offices_check CHECK ((cardinality(offices) >= 2)),
  constraint case_conference_pkey PRIMARY KEY (id)
);
CREATE INDEX case_conference_by_case ON public.case_conference USING btree (case_id, scheduled_at DESC, id DESC);
CREATE INDEX case_conference_convened ON public.case_conference USING btree (scheduled_at, id) WHERE (state = 'CONVENED'::text);
create policy add on case_conference for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on case_conference for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on case_conference for select using (( SELECT hub.is_system() AS is_system) OR ((EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case'::text) AND (a.resource = case_conference.case_id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)) AND ((offices && ( SELECT hub.offices() AS offices)) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case'::text) AND (a.resource = case_conference.case_id) AND (a.reason <> 'SHARE'::text) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)))));
create policy remove on case_conference for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.case_conference FOR EACH ROW EXECUTE FUNCTION follow_merge();

create table case_emergency (
  id uuid not null,
  case_id uuid not null,
  committee uuid not null,
  started_by text not null,
  started_through text not null,
  executive text[] not null,
  secretariats text[] not null,
  idempotency_key text not null,
  digest text not null,
  started_at timestamp with time zone not null,
  until timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by text,
  review_by timestamp with time zone not null,
  verdict text,
  reviewed_by text,
  reviewed_at timestamp with time zone,
  constraint case_emergency_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint case_emergency_check CHECK ((until <= (started_at + '72:00:00'::interval))),
  constraint case_emergency_check1 CHECK ((reviewed_by <> started_by)),
  constraint case_emergency_check2 CHECK ((((verdict IS NULL) = (reviewed_by IS NULL)) AND ((verdict IS NULL) = (reviewed_at IS NULL)))),
  constraint case_emergency_check3 CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint case_emergency_pkey PRIMARY KEY (id),
  constraint case_emergency_started_by_idempotency_key_key UNIQUE (started_by, idempotency_key),
  constraint case_emergency_verdict_check CHECK ((verdict = ANY (ARRAY['JUSTIFIED'::text, 'NOT_JUSTIFIED'::text])))
);
CREATE INDEX case_emergency_by_case ON public.case_emergency USING btree (case_id, started_at DESC);
create policy add on case_emergency for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on case_emergency for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on case_emergency for select using (( SELECT hub.is_system() AS is_system) OR (((executive || secretariats) && ( SELECT hub.offices() AS offices)) OR (EXISTS ( SELECT FROM case_assignment s WHERE ((s.case_id = case_emergency.case_id) AND (('person:'::text || s.person) = ( SELECT hub.actor_id() AS actor_id)) AND (s.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (s.ended_at IS NULL))))));
create policy remove on case_emergency for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table case_emergency_reason (
  emergency uuid not null,
  sealed_reason text not null,
  constraint case_emergency_reason_emergency_fkey FOREIGN KEY (emergency) REFERENCES case_emergency(id),
  constraint case_emergency_reason_pkey PRIMARY KEY (emergency)
);
create policy add on case_emergency_reason for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on case_emergency_reason for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on case_emergency_reason for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM case_emergency e WHERE ((e.id = case_emergency_reason.emergency) AND ((e.executive || e.secretariats) && ( SELECT hub.offices() AS offices))))));
create policy remove on case_emergency_reason for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table case_file (
  id uuid not null,
  district text not null,
  lead_committee uuid not null,
  category text not null,
  urgency text not null,
  state text not null,
  persons_band text not null,
  minor_involved boolean not null,
  source text not null,
  site_class text,
  exploitation_abroad boolean not null,
  interview_consent boolean,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  reflection_ends_at timestamp with time zone,
  outcome text,
  resolved_at_level text,
  reporter_feedback text,
  closed_at timestamp with time zone,
  duplicate_of uuid,
  import_id uuid,
  origin_place text,
  transit_places text[] not null default '{}'::text[],
  constraint case_file_closed CHECK (((state <> 'CLOSED'::text) OR ((outcome IS NOT NULL) AND (resolved_at_level IS NOT NULL) AND (reporter_feedback IS NOT NULL) AND (closed_at IS NOT NULL)))),
  constraint case_file_duplicate CHECK (((duplicate_of IS NULL) OR ((state = 'DUPLICATE'::text) AND (duplicate_of <> id)))),
  constraint case_file_duplicate_of_fkey FOREIGN KEY (duplicate_of) REFERENCES case_file(id),
  constraint case_file_import_id_fkey FOREIGN KEY (import_id) REFERENCES case_import(id),
  constraint case_file_pkey PRIMARY KEY (id)
);
CREATE INDEX case_file_by_committee ON public.case_file USING btree (lead_committee, created_at DESC, id DESC);
CREATE INDEX case_file_by_day ON public.case_file USING btree (created_at);
CREATE INDEX case_file_by_district ON public.case_file USING btree (district, category, created_at);
CREATE INDEX case_file_by_filing ON public.case_file USING btree (created_at);
CREATE INDEX case_file_by_survivor ON public.case_file USING btree (duplicate_of) WHERE (duplicate_of IS NOT NULL);
CREATE INDEX case_file_reflecting ON public.case_file USING btree (reflection_ends_at) WHERE (state = ANY (ARRAY['PRESUMED_VICTIM'::text, 'MDT_REVIEW'::text]));
create policy add on case_file for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on case_file for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on case_file for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case'::text) AND (a.resource = case_file.id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on case_file for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER list_changed AFTER UPDATE OF state, district, lead_committee ON public.case_file FOR EACH ROW EXECUTE FUNCTION list_changed_case();

create table case_import (
  id uuid not null,
  committee uuid not null,
  office text not null,
  person text not null,
  appointment text not null,
  district text not null,
  consent jsonb not null,
  child_consent jsonb,
  state text not null default 'OPEN'::text,
  next_chunk integer not null default 1,
  rows integer not null default 0,
  cases integer not null default 0,
  rejected integer not null default 0,
  written integer not null default 0,
  not_kept text[] not null default '{}'::text[],
  content text not null default ''::text,
  idempotency_key text not null,
  fingerprint text not null,
  created_at timestamp with time zone not null,
  committed_at timestamp with time zone,
  constraint case_import_person_idempotency_key_key UNIQUE (person, idempotency_key),
  constraint case_import_pkey PRIMARY KEY (id),
  constraint case_import_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'WRITING'::text, 'COMMITTED'::text, 'DROPPED'::text])))
);
CREATE UNIQUE INDEX case_import_content ON public.case_import USING btree (committee, content) WHERE (state = ANY (ARRAY['WRITING'::text, 'COMMITTED'::text]));
create policy add on case_import for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on case_import for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on case_import for select using (( SELECT hub.is_system() AS is_system) OR (('person:'::text || person) = ( SELECT hub.actor_id() AS actor_id)));
create policy remove on case_import for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table case_import_chunk (
  import_id uuid not null,
  number integer not null,
  rows integer not null,
  digest text not null,
  sealed text,
  rejections jsonb not null,
  constraint case_import_chunk_import_id_fkey FOREIGN KEY (import_id) REFERENCES case_import(id),
  constraint case_import_chunk_pkey PRIMARY KEY (import_id, number)
);
create policy add on case_import_chunk for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on case_import_chunk for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on case_import_chunk for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on case_import_chunk for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table case_import_ref (
  import_id uuid not null,
  kind text not null,
  ref text not null,
  id uuid not null,
  fingerprint text not null,
  persons integer not null,
  minor boolean not null,
  constraint case_import_ref_import_id_fkey FOREIGN KEY (import_id) REFERENCES case_import(id),
  constraint case_import_ref_kind_check CHECK ((kind = ANY (ARRAY['CASE'::text, 'PERSON'::text]))),
  constraint case_import_ref_pkey PRIMARY KEY (import_id, kind, ref)
);
create policy add on case_import_ref for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on case_import_ref for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on case_import_ref for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on case_import_ref for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table case_share (
  id uuid not null,
  case_id uuid not null,
  office text not null,
  recipient text not null,
  purposes text[] not null,
  reason text not null,
  until timestamp with time zone not null,
  ended_at timestamp with time zone,
  shared_by text not null,
  shared_through text not null,
  idempotency_key text not null,
  fingerprint text not null,
  created_at timestamp with time zone not null,
  constraint case_share_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint case_share_pkey PRIMARY KEY (id),
  constraint case_share_shared_by_idempotency_key_key UNIQUE (shared_by, idempotency_key)
);
CREATE INDEX case_share_by_case ON public.case_share USING btree (case_id, office);
create policy add on case_share for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on case_share for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on case_share for select using (( SELECT hub.is_system() AS is_system) OR ((office = ANY (( SELECT hub.offices() AS offices)::text[])) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case'::text) AND (a.resource = case_share.case_id) AND (a.reason <> 'SHARE'::text) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0))));
create policy remove on case_share for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.case_share FOR EACH ROW EXECUTE FUNCTION follow_merge();

create table case_step (
  case_id uuid not null,
  version integer not null,
  act text not null,
  from_state text,
  to_state text,
  from_committee uuid,
  to_committee uuid,
  reflection_ends_at timestamp with time zone,
  outcome text,
  resolved_at_level text,
  reason text,
  person text not null,
  office text not null,
  created_at timestamp with time zone not null,
  urgency text,
  minor_involved boolean,
  former jsonb,
  constraint case_step_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint case_step_correction CHECK (((act = 'CORRECTED'::text) = (former IS NOT NULL))),
  constraint case_step_pkey PRIMARY KEY (case_id, version),
  constraint case_step_triage CHECK (((act = 'TRIAGED'::text) = ((urgency IS NOT NULL) AND (minor_involved IS NOT NULL))))
);
create policy add on case_step for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on case_step for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on case_step for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case'::text) AND (a.resource = case_step.case_id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on case_step for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table case_task (
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  person text not null,
  office text not null,
  due_at timestamp with time zone not null,
  state text not null,
  drop_reason text,
  ended_at timestamp with time zone,
  version integer not null default 1,
  created_by text not null,
  created_through text not null,
  idempotency_key text not null,
  fingerprint text not null,
  created_at timestamp with time zone not null,
  constraint case_task_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint case_task_check CHECK (((state = 'OPEN'::text) = (ended_at IS NULL))),
  constraint case_task_check1 CHECK (((state = 'DROPPED'::text) = (drop_reason IS NOT NULL))),
  constraint case_task_created_by_idempotency_key_key UNIQUE (created_by, idempotency_key),
  constraint case_task_pkey PRIMARY KEY (id)
);
CREATE INDEX case_task_by_case ON public.case_task USING btree (case_id, created_at DESC, id DESC);
CREATE INDEX case_task_due ON public.case_task USING btree (due_at, id) WHERE (state = 'OPEN'::text);
CREATE INDEX case_task_of_person ON public.case_task USING btree (person, due_at, id) WHERE (state = 'OPEN'::text);
create policy add on case_task for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on case_task for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on case_task for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case'::text) AND (a.resource = case_task.case_id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on case_task for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.case_task FOR EACH ROW EXECUTE FUNCTION follow_merge();

create table conference_words (
  conference_id uuid not null,
  office text not null,
  sealed text not null,
  constraint conference_words_conference_id_fkey FOREIGN KEY (conference_id) REFERENCES case_conference(id),
  constraint conference_words_pkey PRIMARY KEY (conference_id, office)
);
create policy add on conference_words for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy broken_glass on conference_words for select using (EXISTS ( SELECT FROM case_conference c WHERE ((c.id = conference_words.conference_id) AND (EXISTS ( SELECT FROM break_glass b WHERE ((b.case_id = c.case_id) AND (('person:'::text || b.person) = ( SELECT hub.actor_id() AS actor_id)) AND (b.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (b.ended_at IS NULL) AND (b.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = 'PROTECTION'::text)))))));
create policy change on conference_words for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on conference_words for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM case_conference c WHERE ((c.id = conference_words.conference_id) AND ((EXISTS ( SELECT FROM case_assignment s WHERE ((s.case_id = c.case_id) AND (('person:'::text || s.person) = ( SELECT hub.actor_id() AS actor_id)) AND (s.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (s.ended_at IS NULL)))) OR (EXISTS ( SELECT FROM case_share h WHERE ((h.case_id = c.case_id) AND (h.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (h.ended_at IS NULL) AND (h.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = ANY (h.purposes)))))) AND (NOT (EXISTS ( SELECT FROM person p WHERE ((p.case_id = c.case_id) AND (p.erased_at IS NULL) AND (NOT (EXISTS ( SELECT FROM consent c_1 WHERE ((c_1.person_id = p.id) AND (c_1.withdrawn_at IS NULL) AND ((c_1.until IS NULL) OR (c_1.until > now())) AND (( SELECT (hub.actor())[4] AS actor) = ANY (c_1.purposes)) AND ((('COMMITTEE'::text = ANY (c_1.recipients)) AND (EXISTS ( SELECT FROM case_assignment s WHERE ((s.case_id = c_1.case_id) AND (('person:'::text || s.person) = ( SELECT hub.actor_id() AS actor_id)) AND (s.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (s.ended_at IS NULL))))) OR (EXISTS ( SELECT FROM case_share h WHERE ((h.case_id = c_1.case_id) AND (h.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (h.ended_at IS NULL) AND (h.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = ANY (h.purposes)) AND (h.recipient = ANY (c_1.recipients))))))))))))))))));
create policy remove on conference_words for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table consent (
  id uuid not null,
  person_id uuid not null,
  case_id uuid not null,
  basis text not null,
  purposes text[] not null,
  recipients text[] not null,
  interview boolean not null,
  purpose_explained boolean not null,
  use_explained boolean not null,
  non_identifying_use boolean not null,
  right_to_access boolean not null,
  retention_explained boolean not null,
  withdrawal_explained boolean not null,
  given_at timestamp with time zone not null,
  until timestamp with time zone,
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  recorded_by text not null,
  recorded_through text not null,
  idempotency_key text not null,
  fingerprint text not null,
  assent text,
  without_guardian text,
  constraint consent_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint consent_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint consent_pkey PRIMARY KEY (id),
  constraint consent_recorded_by_idempotency_key_key UNIQUE (recorded_by, idempotency_key)
);
CREATE INDEX consent_by_case ON public.consent USING btree (case_id);
CREATE INDEX consent_by_person ON public.consent USING btree (person_id, given_at);
create policy add on consent for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on consent for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on consent for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case_person'::text) AND (a.resource = consent.case_id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on consent for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.consent FOR EACH ROW EXECUTE FUNCTION follow_merge();

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

create table disclosure (
  id uuid not null,
  case_id uuid not null,
  ref text not null,
  office text not null,
  contact text not null,
  until timestamp with time zone not null,
  granted_at timestamp with time zone not null,
  fields text[],
  token text,
  sealed text,
  wrong_codes integer not null default 0,
  sealed_at timestamp with time zone,
  sealed_by text,
  sealed_through text,
  opened_at timestamp with time zone,
  ended_at timestamp with time zone,
  ending text,
  constraint disclosure_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint disclosure_check CHECK ((num_nulls(fields, sealed_at, sealed_by, sealed_through) = ANY (ARRAY[0, 4]))),
  constraint disclosure_check1 CHECK (((token IS NULL) = (sealed IS NULL))),
  constraint disclosure_check2 CHECK (((sealed IS NULL) OR ((opened_at IS NULL) AND (ended_at IS NULL)))),
  constraint disclosure_check3 CHECK (((ended_at IS NULL) = (ending IS NULL))),
  constraint disclosure_check4 CHECK (((opened_at IS NULL) OR ((sealed_at IS NOT NULL) AND (ended_at IS NULL)))),
  constraint disclosure_ending_check CHECK ((ending = ANY (ARRAY['TAKEN_BACK'::text, 'RELEASE_WITHDRAWN'::text, 'RETURN_ENDED'::text, 'CONSENT_ENDED'::text, 'PERSON_ERASED'::text, 'CODE_LOCKED'::text, 'EXPIRED'::text]))),
  constraint disclosure_fields_check CHECK ((fields <@ ARRAY['GIVEN_NAME'::text, 'FAMILY_NAME'::text, 'OTHER_NAMES'::text, 'BORN_ON'::text, 'PAPER'::text, 'PHONE'::text, 'ADDRESS'::text, 'GUARDIAN'::text])),
  constraint disclosure_pkey PRIMARY KEY (id)
);
CREATE INDEX disclosure_by_case ON public.disclosure USING btree (case_id);
CREATE INDEX disclosure_of_contact ON public.disclosure USING btree (office, ref, contact);
CREATE INDEX disclosure_waiting ON public.disclosure USING btree (until) WHERE ((opened_at IS NULL) AND (ended_at IS NULL));
create policy add on disclosure for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on disclosure for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on disclosure for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on disclosure for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.disclosure FOR EACH ROW EXECUTE FUNCTION follow_merge();

create table disclosure_person (
  disclosure uuid not null,
  person_id uuid not null,
  consent uuid not null,
  constraint disclosure_person_consent_fkey FOREIGN KEY (consent) REFERENCES consent(id),
  constraint disclosure_person_disclosure_fkey FOREIGN KEY (disclosure) REFERENCES disclosure(id),
  constraint disclosure_person_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint disclosure_person_pkey PRIMARY KEY (disclosure, person_id)
);
CREATE INDEX disclosure_person_by_consent ON public.disclosure_person USING btree (consent);
CREATE INDEX disclosure_person_by_person ON public.disclosure_person USING btree (person_id);
create policy add on disclosure_person for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on disclosure_person for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on disclosure_person for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on disclosure_person for delete using (( SELECT hub.is_system() AS is_system) OR false);

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

create table follow_up (
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  held_on date not null,
  method text not null,
  wellbeing text not null,
  risk text not null,
  next_due_on date,
  task_id uuid,
  recorded_by text not null,
  recorded_through text not null,
  idempotency_key text not null,
  digest text not null,
  created_at timestamp with time zone not null,
  constraint follow_up_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint follow_up_check CHECK ((next_due_on > held_on)),
  constraint follow_up_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint follow_up_pkey PRIMARY KEY (id),
  constraint follow_up_recorded_by_idempotency_key_key UNIQUE (recorded_by, idempotency_key),
  constraint follow_up_task_id_fkey FOREIGN KEY (task_id) REFERENCES case_task(id)
);
CREATE INDEX follow_up_by_person ON public.follow_up USING btree (person_id, created_at DESC, id DESC);
create policy add on follow_up for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on follow_up for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on follow_up for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case_person'::text) AND (a.resource = follow_up.case_id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on follow_up for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.follow_up FOR EACH ROW EXECUTE FUNCTION follow_merge();

create table inbox (
  id bigint not null,
  owner text not null,
  head bigint not null default 0,
  constraint inbox_head_check CHECK ((head >= 0)),
  constraint inbox_owner_key UNIQUE (owner),
  constraint inbox_pkey PRIMARY KEY (id)
);
create policy access_notices on inbox for select using ((owner ~~ 'access:%'::text) AND (substr(owner, 8) = ANY (( SELECT hub.offices() AS offices)::text[])));
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
create policy access_notices on inbox_entry for select using (inbox IN ( SELECT inbox.id FROM inbox WHERE ((inbox.owner ~~ 'access:%'::text) AND (substr(inbox.owner, 8) = ANY (( SELECT hub.offices() AS offices)::text[])))));
create policy add on inbox_entry for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy alerted on inbox_entry for select using (EXISTS ( SELECT FROM case_alert l WHERE ((l.inbox = inbox_entry.inbox) AND (l.number = inbox_entry.number))));
create policy change on inbox_entry for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on inbox_entry for select using (( SELECT hub.is_system() AS is_system) OR (inbox IN ( SELECT inbox.id FROM inbox WHERE (inbox.owner = ANY (( SELECT hub.offices() AS offices)::text[])))));
create policy remove on inbox_entry for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table inquiry (
  share_id uuid not null,
  case_id uuid not null,
  office text not null,
  since timestamp with time zone not null,
  until timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint inquiry_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint inquiry_pkey PRIMARY KEY (share_id),
  constraint inquiry_share_id_fkey FOREIGN KEY (share_id) REFERENCES case_share(id)
);
CREATE INDEX inquiry_by_case ON public.inquiry USING btree (case_id, office);
create policy add on inquiry for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on inquiry for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on inquiry for select using (( SELECT hub.is_system() AS is_system) OR (office = ANY (( SELECT hub.offices() AS offices)::text[])));
create policy remove on inquiry for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.inquiry FOR EACH ROW EXECUTE FUNCTION follow_merge();

create table mdt_opinion (
  review_id uuid not null,
  person_id uuid not null,
  discipline text not null,
  sealed text not null,
  constraint mdt_opinion_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint mdt_opinion_pkey PRIMARY KEY (review_id, person_id, discipline),
  constraint mdt_opinion_review_id_fkey FOREIGN KEY (review_id) REFERENCES mdt_review(id)
);
CREATE INDEX mdt_opinion_by_person ON public.mdt_opinion USING btree (person_id);
create policy add on mdt_opinion for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy broken_glass on mdt_opinion for select using (EXISTS ( SELECT FROM person p WHERE ((p.id = mdt_opinion.person_id) AND (EXISTS ( SELECT FROM break_glass b WHERE ((b.case_id = p.case_id) AND (('person:'::text || b.person) = ( SELECT hub.actor_id() AS actor_id)) AND (b.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (b.ended_at IS NULL) AND (b.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = 'PROTECTION'::text)))))));
create policy change on mdt_opinion for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on mdt_opinion for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM consent c WHERE ((c.person_id = mdt_opinion.person_id) AND (c.withdrawn_at IS NULL) AND ((c.until IS NULL) OR (c.until > now())) AND (( SELECT (hub.actor())[4] AS actor) = ANY (c.purposes)) AND ((('COMMITTEE'::text = ANY (c.recipients)) AND (EXISTS ( SELECT FROM case_assignment s WHERE ((s.case_id = c.case_id) AND (('person:'::text || s.person) = ( SELECT hub.actor_id() AS actor_id)) AND (s.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (s.ended_at IS NULL))))) OR (EXISTS ( SELECT FROM case_share h WHERE ((h.case_id = c.case_id) AND (h.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (h.ended_at IS NULL) AND (h.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = ANY (h.purposes)) AND (h.recipient = ANY (c.recipients))))))))));
create policy remove on mdt_opinion for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table mdt_review (
  id uuid not null,
  case_id uuid not null,
  members jsonb not null,
  deciding_body text,
  decisions jsonb not null,
  reflection_days integer,
  recorded_by text not null,
  recorded_through text not null,
  idempotency_key text not null,
  digest text not null,
  created_at timestamp with time zone not null,
  constraint mdt_review_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint mdt_review_check CHECK (((decisions = '[]'::jsonb) OR ((deciding_body IS NOT NULL) AND (jsonb_array_length(members) >= 2)))),
  constraint mdt_review_pkey PRIMARY KEY (id),
  constraint mdt_review_recorded_by_idempotency_key_key UNIQUE (recorded_by, idempotency_key)
);
CREATE INDEX mdt_review_by_case ON public.mdt_review USING btree (case_id, created_at);
create policy add on mdt_review for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on mdt_review for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy emergency on mdt_review for select using (EXISTS ( SELECT FROM (case_emergency e JOIN case_file f ON (((f.id = e.case_id) AND (f.lead_committee = e.committee)))) WHERE ((e.case_id = mdt_review.case_id) AND (e.executive && ( SELECT hub.offices() AS offices)) AND (e.ended_at IS NULL) AND (e.until > now()))));
create policy read on mdt_review for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case_person'::text) AND (a.resource = mdt_review.case_id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on mdt_review for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.mdt_review FOR EACH ROW EXECUTE FUNCTION follow_merge();

create table office_case (
  office text not null,
  case_id uuid not null,
  reason text not null,
  until timestamp with time zone,
  created_at timestamp with time zone not null,
  state text not null,
  district text not null,
  lead_committee uuid not null,
  constraint office_case_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id) ON DELETE CASCADE,
  constraint office_case_pkey PRIMARY KEY (case_id, office, reason)
);
CREATE INDEX office_case_office_created_at_case_id_idx ON public.office_case USING btree (office, created_at DESC, case_id DESC);
CREATE INDEX office_case_office_district_created_at_case_id_idx ON public.office_case USING btree (office, district, created_at DESC, case_id DESC);
CREATE INDEX office_case_office_district_state_created_at_case_id_idx ON public.office_case USING btree (office, district, state, created_at DESC, case_id DESC);
CREATE INDEX office_case_office_lead_committee_created_at_case_id_idx ON public.office_case USING btree (office, lead_committee, created_at DESC, case_id DESC);
CREATE INDEX office_case_office_lead_committee_state_created_at_case_id_idx ON public.office_case USING btree (office, lead_committee, state, created_at DESC, case_id DESC);
CREATE INDEX office_case_office_state_created_at_case_id_idx ON public.office_case USING btree (office, state, created_at DESC, case_id DESC);
create policy add on office_case for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on office_case for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on office_case for select using (( SELECT hub.is_system() AS is_system) OR (office = ANY (( SELECT hub.offices() AS offices)::text[])));
create policy remove on office_case for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table operation (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  held_on date,
  district text,
  lead_office text,
  lead_unit text,
  planned_by text not null,
  planned_through text not null,
  idempotency_key text not null,
  digest text not null,
  created_at timestamp with time zone not null,
  done_at timestamp with time zone,
  constraint operation_check CHECK (((state = 'DONE'::text) = ((held_on IS NOT NULL) AND (district IS NOT NULL)))),
  constraint operation_check1 CHECK (((state = 'DONE'::text) = ((lead_office IS NOT NULL) OR (lead_unit IS NOT NULL)))),
  constraint operation_check2 CHECK (((state = 'DONE'::text) = (done_at IS NOT NULL))),
  constraint operation_pkey PRIMARY KEY (id),
  constraint operation_planned_by_idempotency_key_key UNIQUE (planned_by, idempotency_key)
);
create policy add on operation for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on operation for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on operation for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM operation_case l WHERE (l.operation_id = operation.id))));
create policy remove on operation for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table operation_case (
  operation_id uuid not null,
  case_id uuid not null,
  done boolean not null default false,
  created_at timestamp with time zone not null,
  constraint operation_case_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint operation_case_operation_id_fkey FOREIGN KEY (operation_id) REFERENCES operation(id),
  constraint operation_case_pkey PRIMARY KEY (operation_id, case_id)
);
CREATE INDEX operation_case_by_case ON public.operation_case USING btree (case_id, created_at DESC, operation_id DESC);
create policy add on operation_case for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on operation_case for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy inquiry on operation_case for select using (EXISTS ( SELECT FROM inquiry q WHERE ((q.case_id = operation_case.case_id) AND (q.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (q.ended_at IS NULL) AND (q.until > now()))));
create policy read on operation_case for select using (( SELECT hub.is_system() AS is_system) OR ((done AND (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case'::text) AND (a.resource = operation_case.case_id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0))) OR (EXISTS ( SELECT FROM case_share h WHERE ((h.case_id = operation_case.case_id) AND (h.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (h.recipient = 'POLICE'::text) AND ('INVESTIGATION'::text = ANY (h.purposes)) AND (h.ended_at IS NULL) AND (h.until > now()))))));
create policy remove on operation_case for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.operation_case FOR EACH ROW EXECUTE FUNCTION follow_merge();

create table operation_correction (
  operation_id uuid not null,
  version integer not null,
  former jsonb not null,
  reason text not null,
  person text not null,
  office text not null,
  created_at timestamp with time zone not null,
  constraint operation_correction_operation_id_fkey FOREIGN KEY (operation_id) REFERENCES operation(id),
  constraint operation_correction_pkey PRIMARY KEY (operation_id, version)
);
create policy add on operation_correction for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on operation_correction for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on operation_correction for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM operation o WHERE (o.id = operation_correction.operation_id))));
create policy remove on operation_correction for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.operation_correction FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

create table operation_count (
  operation_id uuid not null,
  what text not null,
  nationality text not null,
  n integer not null,
  constraint operation_count_n_check CHECK ((n > 0)),
  constraint operation_count_operation_id_fkey FOREIGN KEY (operation_id) REFERENCES operation(id),
  constraint operation_count_pkey PRIMARY KEY (operation_id, what, nationality),
  constraint operation_count_what_check CHECK ((what = ANY (ARRAY['RESCUED'::text, 'ARRESTED'::text])))
);
create policy add on operation_count for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on operation_count for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on operation_count for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM operation o WHERE (o.id = operation_count.operation_id))));
create policy remove on operation_count for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table operation_value (
  operation_id uuid not null,
  field text not null,
  sealed text not null,
  constraint operation_value_operation_id_fkey FOREIGN KEY (operation_id) REFERENCES operation(id),
  constraint operation_value_pkey PRIMARY KEY (operation_id, field)
);
create policy add on operation_value for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on operation_value for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy inquiry on operation_value for select using ((( SELECT (hub.actor())[4] AS actor) = 'INVESTIGATION'::text) AND (EXISTS ( SELECT FROM operation_case l WHERE ((l.operation_id = operation_value.operation_id) AND (EXISTS ( SELECT FROM inquiry q WHERE ((q.case_id = l.case_id) AND (q.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (q.ended_at IS NULL) AND (q.until > now()))))))));
create policy read on operation_value for select using (( SELECT hub.is_system() AS is_system) OR ((( SELECT (hub.actor())[4] AS actor) = 'INVESTIGATION'::text) AND (EXISTS ( SELECT FROM operation_case l WHERE ((l.operation_id = operation_value.operation_id) AND (EXISTS ( SELECT FROM case_share h WHERE ((h.case_id = l.case_id) AND (h.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (h.recipient = 'POLICE'::text) AND ('INVESTIGATION'::text = ANY (h.purposes)) AND (h.ended_at IS NULL) AND (h.until > now())))))))));
create policy remove on operation_value for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table person (
  id uuid not null,
  case_id uuid not null,
  sex text not null,
  age_band text,
  citizenship text,
  trafficking_status text not null,
  exploitation_types text[] not null,
  version integer not null default 1,
  registered_by text not null,
  registered_through text not null,
  idempotency_key text not null,
  digest text not null,
  created_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  decided_by text,
  decided_at timestamp with time zone,
  forced_labour_industry text,
  control_methods text[] not null default '{}'::text[],
  recruitment_methods text[] not null default '{}'::text[],
  recruiter_relation text,
  recruitment_country text,
  transit_countries text[] not null default '{}'::text[],
  exploitation_countries text[] not null default '{}'::text[],
  rescued_on date,
  exploitation_area text,
  wish text,
  guardian_relation text,
  same_as uuid,
  constraint person_area_after_rescue CHECK (((exploitation_area IS NULL) OR (rescued_on IS NOT NULL))),
  constraint person_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint person_pkey PRIMARY KEY (id),
  constraint person_registered_by_idempotency_key_key UNIQUE (registered_by, idempotency_key),
  constraint person_same_as CHECK ((same_as IS DISTINCT FROM id)),
  constraint person_same_as_fkey FOREIGN KEY (same_as) REFERENCES person(id)
);
CREATE INDEX person_by_case ON public.person USING btree (case_id, created_at DESC, id DESC);
CREATE INDEX person_by_same_as ON public.person USING btree (same_as) WHERE (same_as IS NOT NULL);
create policy add on person for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on person for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy emergency on person for select using ((( SELECT (hub.actor())[4] AS actor) = 'act-in-emergency'::text) AND (EXISTS ( SELECT FROM (case_emergency e JOIN case_file f ON (((f.id = e.case_id) AND (f.lead_committee = e.committee)))) WHERE ((e.case_id = person.case_id) AND (e.executive && ( SELECT hub.offices() AS offices)) AND (e.ended_at IS NULL) AND (e.until > now())))));
create policy read on person for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case_person'::text) AND (a.resource = person.case_id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on person for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.person FOR EACH ROW EXECUTE FUNCTION follow_merge();

create table person_token (
  person_id uuid not null,
  kind text not null,
  token text not null,
  constraint person_token_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint person_token_pkey PRIMARY KEY (person_id, kind, token)
);
CREATE INDEX person_token_by_token ON public.person_token USING btree (kind, token);
create policy add on person_token for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy broken_glass on person_token for select using (EXISTS ( SELECT FROM person p WHERE ((p.id = person_token.person_id) AND (EXISTS ( SELECT FROM break_glass b WHERE ((b.case_id = p.case_id) AND (('person:'::text || b.person) = ( SELECT hub.actor_id() AS actor_id)) AND (b.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (b.ended_at IS NULL) AND (b.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = 'PROTECTION'::text)))))));
create policy change on person_token for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on person_token for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM consent c WHERE ((c.person_id = person_token.person_id) AND (c.withdrawn_at IS NULL) AND ((c.until IS NULL) OR (c.until > now())) AND (( SELECT (hub.actor())[4] AS actor) = ANY (c.purposes)) AND ((('COMMITTEE'::text = ANY (c.recipients)) AND (EXISTS ( SELECT FROM case_assignment s WHERE ((s.case_id = c.case_id) AND (('person:'::text || s.person) = ( SELECT hub.actor_id() AS actor_id)) AND (s.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (s.ended_at IS NULL))))) OR (EXISTS ( SELECT FROM case_share h WHERE ((h.case_id = c.case_id) AND (h.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (h.ended_at IS NULL) AND (h.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = ANY (h.purposes)) AND (h.recipient = ANY (c.recipients))))))))));
create policy remove on person_token for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table person_value (
  person_id uuid not null,
  value_group text not null,
  field text not null,
  sealed text not null,
  constraint person_value_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint person_value_pkey PRIMARY KEY (person_id, value_group, field)
);
create policy add on person_value for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy broken_glass on person_value for select using (EXISTS ( SELECT FROM person p WHERE ((p.id = person_value.person_id) AND (EXISTS ( SELECT FROM break_glass b WHERE ((b.case_id = p.case_id) AND (('person:'::text || b.person) = ( SELECT hub.actor_id() AS actor_id)) AND (b.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (b.ended_at IS NULL) AND (b.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = 'PROTECTION'::text)))))));
create policy change on person_value for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on person_value for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM consent c WHERE ((c.person_id = person_value.person_id) AND (c.withdrawn_at IS NULL) AND ((c.until IS NULL) OR (c.until > now())) AND (( SELECT (hub.actor())[4] AS actor) = ANY (c.purposes)) AND ((('COMMITTEE'::text = ANY (c.recipients)) AND (EXISTS ( SELECT FROM case_assignment s WHERE ((s.case_id = c.case_id) AND (('person:'::text || s.person) = ( SELECT hub.actor_id() AS actor_id)) AND (s.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (s.ended_at IS NULL))))) OR (EXISTS ( SELECT FROM case_share h WHERE ((h.case_id = c.case_id) AND (h.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (h.ended_at IS NULL) AND (h.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = ANY (h.purposes)) AND (h.recipient = ANY (c.recipients))))))))));
create policy remove on person_value for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table referral (
  id uuid not null,
  case_id uuid not null,
  state text not null default 'DRAFT'::text,
  service text not null,
  urgency text not null,
  purpose text not null,
  reason text not null,
  from_office text not null,
  from_committee uuid not null,
  to_office text,
  to_committee uuid,
  override_basis text,
  rejection text,
  revocation text,
  outcome text,
  ack_by timestamp with time zone,
  share uuid,
  event uuid,
  version integer not null default 1,
  drafted_by text not null,
  idempotency_key text not null,
  digest text not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  acknowledged_at timestamp with time zone,
  accepted_at timestamp with time zone,
  started_at timestamp with time zone,
  completed_at timestamp with time zone,
  rejected_at timestamp with time zone,
  revoked_at timestamp with time zone,
  expired_at timestamp with time zone,
  to_recipient text,
  constraint referral_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint referral_check CHECK (((state = 'REJECTED'::text) = (rejection IS NOT NULL))),
  constraint referral_check1 CHECK (((state = 'REVOKED'::text) = (revocation IS NOT NULL))),
  constraint referral_check2 CHECK (((state = 'COMPLETED'::text) = (outcome IS NOT NULL))),
  constraint referral_drafted_by_idempotency_key_key UNIQUE (drafted_by, idempotency_key),
  constraint referral_given CHECK ((((sent_at IS NULL) = (event IS NULL)) AND
CASE
    WHEN (to_recipient IS NULL) THEN ((sent_at IS NULL) = (share IS NULL))
    ELSE (share IS NULL)
END)),
  constraint referral_pkey PRIMARY KEY (id),
  constraint referral_share_fkey FOREIGN KEY (share) REFERENCES case_share(id),
  constraint referral_to CHECK (((to_office IS NULL) = (to_recipient IS NOT NULL)))
);
CREATE INDEX referral_by_case ON public.referral USING btree (case_id, created_at, id);
CREATE INDEX referral_by_event ON public.referral USING btree (event) WHERE (event IS NOT NULL);
CREATE INDEX referral_got ON public.referral USING btree (to_office, sent_at DESC, id DESC) WHERE (sent_at IS NOT NULL);
CREATE INDEX referral_got_by_state ON public.referral USING btree (to_office, state, sent_at DESC, id DESC) WHERE (sent_at IS NOT NULL);
CREATE INDEX referral_open_got ON public.referral USING btree (to_committee, sent_at DESC, id DESC) WHERE (state = ANY (ARRAY['SENT'::text, 'ACKNOWLEDGED'::text, 'ACCEPTED'::text, 'IN_SERVICE'::text]));
CREATE INDEX referral_open_sent ON public.referral USING btree (from_committee, sent_at DESC, id DESC) WHERE (state = ANY (ARRAY['SENT'::text, 'ACKNOWLEDGED'::text, 'ACCEPTED'::text, 'IN_SERVICE'::text]));
CREATE INDEX referral_sent ON public.referral USING btree (from_office, created_at DESC, id DESC);
CREATE INDEX referral_sent_by_state ON public.referral USING btree (from_office, state, created_at DESC, id DESC);
CREATE INDEX referral_unopened ON public.referral USING btree (ack_by) WHERE ((to_recipient IS NOT NULL) AND (state = 'SENT'::text));
create policy add on referral for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on referral for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on referral for select using (( SELECT hub.is_system() AS is_system) OR ((from_office = ANY (( SELECT hub.offices() AS offices)::text[])) OR ((to_office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (sent_at IS NOT NULL)) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case'::text) AND (a.resource = referral.case_id) AND (a.reason <> 'SHARE'::text) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0))));
create policy remove on referral for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.referral FOR EACH ROW EXECUTE FUNCTION follow_merge();

create table referral_package (
  referral uuid not null,
  token text not null,
  sealed text,
  constraint referral_package_pkey PRIMARY KEY (referral),
  constraint referral_package_referral_fkey FOREIGN KEY (referral) REFERENCES referral(id),
  constraint referral_package_token_key UNIQUE (token)
);
create policy add on referral_package for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on referral_package for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on referral_package for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on referral_package for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table referral_person (
  referral uuid not null,
  person_id uuid not null,
  constraint referral_person_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint referral_person_pkey PRIMARY KEY (referral, person_id),
  constraint referral_person_referral_fkey FOREIGN KEY (referral) REFERENCES referral(id)
);
CREATE INDEX referral_person_by_person ON public.referral_person USING btree (person_id);
create policy add on referral_person for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on referral_person for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on referral_person for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM referral r WHERE (r.id = referral_person.referral))));
create policy remove on referral_person for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table referral_word (
  referral uuid not null,
  word text not null,
  sealed text not null,
  constraint referral_word_pkey PRIMARY KEY (referral, word),
  constraint referral_word_referral_fkey FOREIGN KEY (referral) REFERENCES referral(id),
  constraint referral_word_word_check CHECK ((word = ANY (ARRAY['NOTES'::text, 'OVERRIDE'::text, 'FEEDBACK'::text, 'RECEIVER'::text, 'CHANNEL'::text])))
);
create policy add on referral_word for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on referral_word for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on referral_word for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM referral r WHERE ((r.id = referral_word.referral) AND (((EXISTS ( SELECT FROM case_assignment s WHERE ((s.case_id = r.case_id) AND (('person:'::text || s.person) = ( SELECT hub.actor_id() AS actor_id)) AND (s.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (s.ended_at IS NULL)))) AND (NOT (EXISTS ( SELECT FROM referral_person p WHERE ((p.referral = r.id) AND (NOT (EXISTS ( SELECT FROM consent c WHERE ((c.person_id = p.person_id) AND (c.withdrawn_at IS NULL) AND ((c.until IS NULL) OR (c.until > now())) AND (( SELECT (hub.actor())[4] AS actor) = ANY (c.purposes)) AND ((('COMMITTEE'::text = ANY (c.recipients)) AND (EXISTS ( SELECT FROM case_assignment s WHERE ((s.case_id = c.case_id) AND (('person:'::text || s.person) = ( SELECT hub.actor_id() AS actor_id)) AND (s.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (s.ended_at IS NULL))))) OR (EXISTS ( SELECT FROM case_share h WHERE ((h.case_id = c.case_id) AND (h.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (h.ended_at IS NULL) AND (h.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = ANY (h.purposes)) AND (h.recipient = ANY (c.recipients))))))))))))))) OR ((referral_word.word = 'NOTES'::text) AND (r.to_office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (r.state = ANY (ARRAY['SENT'::text, 'ACKNOWLEDGED'::text, 'ACCEPTED'::text, 'IN_SERVICE'::text])) AND (EXISTS ( SELECT FROM case_share h WHERE ((h.case_id = r.case_id) AND (h.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (h.ended_at IS NULL) AND (h.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = ANY (h.purposes))))) AND ((r.override_basis IS NOT NULL) OR (NOT (EXISTS ( SELECT FROM referral_person p WHERE ((p.referral = r.id) AND (NOT (EXISTS ( SELECT FROM consent c WHERE ((c.person_id = p.person_id) AND (c.withdrawn_at IS NULL) AND ((c.until IS NULL) OR (c.until > now())) AND (( SELECT (hub.actor())[4] AS actor) = ANY (c.purposes)) AND ((('COMMITTEE'::text = ANY (c.recipients)) AND (EXISTS ( SELECT FROM case_assignment s WHERE ((s.case_id = c.case_id) AND (('person:'::text || s.person) = ( SELECT hub.actor_id() AS actor_id)) AND (s.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (s.ended_at IS NULL))))) OR (EXISTS ( SELECT FROM case_share h WHERE ((h.case_id = c.case_id) AND (h.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (h.ended_at IS NULL) AND (h.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = ANY (h.purposes)) AND (h.recipient = ANY (c.recipients)))))))))))))))))))));
create policy remove on referral_word for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table reflection_notice (
  case_id uuid not null,
  ends_at timestamp with time zone not null,
  mark text not null,
  told_at timestamp with time zone not null,
  constraint reflection_notice_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint reflection_notice_pkey PRIMARY KEY (case_id, ends_at, mark)
);
create policy add on reflection_notice for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on reflection_notice for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on reflection_notice for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case'::text) AND (a.resource = reflection_notice.case_id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on reflection_notice for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table report (
  id uuid not null,
  case_id uuid not null,
  filed_by text not null,
  filed_through text not null,
  idempotency_key text not null,
  sealed_digest text not null,
  place text not null,
  origin_place text,
  exploitation_place text,
  transit_places text[] not null,
  directory_version bigint not null,
  sealed_name text,
  sealed_phone text,
  sealed_relation text,
  sealed_situation text,
  created_at timestamp with time zone not null,
  constraint report_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id) DEFERRABLE INITIALLY DEFERRED,
  constraint report_filed_by_idempotency_key_key UNIQUE (filed_by, idempotency_key),
  constraint report_pkey PRIMARY KEY (id)
);
CREATE INDEX report_by_case ON public.report USING btree (case_id);
CREATE INDEX report_by_filer ON public.report USING btree (filed_by, created_at DESC, id DESC);
create policy add on report for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy broken_glass on report for select using (EXISTS ( SELECT FROM break_glass b WHERE ((b.case_id = report.case_id) AND (('person:'::text || b.person) = ( SELECT hub.actor_id() AS actor_id)) AND (b.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (b.ended_at IS NULL) AND (b.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = 'PROTECTION'::text))));
create policy change on report for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on report for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM case_assignment s WHERE ((s.case_id = report.case_id) AND (('person:'::text || s.person) = ( SELECT hub.actor_id() AS actor_id)) AND (s.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (s.ended_at IS NULL)))) OR (EXISTS ( SELECT FROM case_share h WHERE ((h.case_id = report.case_id) AND (h.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (h.ended_at IS NULL) AND (h.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = ANY (h.purposes))))));
create policy remove on report for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.report FOR EACH ROW EXECUTE FUNCTION follow_merge();

create table report_token (
  report_id uuid not null,
  case_id uuid not null,
  kind text not null,
  token text not null,
  constraint report_token_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint report_token_pkey PRIMARY KEY (report_id, kind, token),
  constraint report_token_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id)
);
CREATE INDEX report_token_by_case ON public.report_token USING btree (case_id);
CREATE INDEX report_token_by_token ON public.report_token USING btree (kind, token);
create policy add on report_token for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on report_token for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on report_token for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on report_token for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.report_token FOR EACH ROW EXECUTE FUNCTION follow_merge();

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
CREATE INDEX row_access_by_time ON public.row_access USING btree (office, resource_type, created_at DESC, resource DESC);
create policy add on row_access for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on row_access for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on row_access for select using (( SELECT hub.is_system() AS is_system) OR (office = ANY (( SELECT hub.offices() AS offices)::text[])));
create policy remove on row_access for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER list_granted AFTER INSERT OR UPDATE ON public.row_access FOR EACH ROW WHEN ((new.resource_type = 'case'::text)) EXECUTE FUNCTION list_office_case();
CREATE TRIGGER list_taken AFTER DELETE ON public.row_access FOR EACH ROW WHEN ((old.resource_type = 'case'::text)) EXECUTE FUNCTION list_office_case();

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

create table screening (
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  form text not null,
  form_version integer not null,
  finding text not null,
  indicators text[] not null,
  screened_by text not null,
  screened_through text not null,
  idempotency_key text not null,
  digest text not null,
  created_at timestamp with time zone not null,
  constraint screening_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint screening_form_form_version_fkey FOREIGN KEY (form, form_version) REFERENCES screening_form(code, version),
  constraint screening_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint screening_pkey PRIMARY KEY (id),
  constraint screening_screened_by_idempotency_key_key UNIQUE (screened_by, idempotency_key)
);
CREATE INDEX screening_by_person ON public.screening USING btree (person_id, created_at);
create policy add on screening for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on screening for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on screening for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case_person'::text) AND (a.resource = screening.case_id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on screening for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.screening FOR EACH ROW EXECUTE FUNCTION follow_merge();

create table screening_answer (
  screening_id uuid not null,
  person_id uuid not null,
  question text not null,
  sealed text not null,
  constraint screening_answer_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint screening_answer_pkey PRIMARY KEY (screening_id, question),
  constraint screening_answer_screening_id_fkey FOREIGN KEY (screening_id) REFERENCES screening(id)
);
CREATE INDEX screening_answer_by_person ON public.screening_answer USING btree (person_id);
create policy add on screening_answer for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy broken_glass on screening_answer for select using (EXISTS ( SELECT FROM person p WHERE ((p.id = screening_answer.person_id) AND (EXISTS ( SELECT FROM break_glass b WHERE ((b.case_id = p.case_id) AND (('person:'::text || b.person) = ( SELECT hub.actor_id() AS actor_id)) AND (b.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (b.ended_at IS NULL) AND (b.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = 'PROTECTION'::text)))))));
create policy change on screening_answer for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on screening_answer for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM consent c WHERE ((c.person_id = screening_answer.person_id) AND (c.withdrawn_at IS NULL) AND ((c.until IS NULL) OR (c.until > now())) AND (( SELECT (hub.actor())[4] AS actor) = ANY (c.purposes)) AND ((('COMMITTEE'::text = ANY (c.recipients)) AND (EXISTS ( SELECT FROM case_assignment s WHERE ((s.case_id = c.case_id) AND (('person:'::text || s.person) = ( SELECT hub.actor_id() AS actor_id)) AND (s.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (s.ended_at IS NULL))))) OR (EXISTS ( SELECT FROM case_share h WHERE ((h.case_id = c.case_id) AND (h.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (h.ended_at IS NULL) AND (h.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = ANY (h.purposes)) AND (h.recipient = ANY (c.recipients))))))))));
create policy remove on screening_answer for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table screening_form (
  code text not null,
  version integer not null,
  id uuid not null,
  name_en text not null,
  name_th text not null,
  name_lo text not null,
  name_my text not null,
  asked jsonb not null,
  in_force_on date,
  revision integer not null default 1,
  drafted_by text not null,
  idempotency_key text not null,
  fingerprint text not null,
  constraint screening_form_code_in_force_on_key UNIQUE (code, in_force_on),
  constraint screening_form_drafted_by_idempotency_key_key UNIQUE (drafted_by, idempotency_key),
  constraint screening_form_id_key UNIQUE (id),
  constraint screening_form_pkey PRIMARY KEY (code, version)
);
CREATE UNIQUE INDEX screening_form_draft ON public.screening_form USING btree (code) WHERE (in_force_on IS NULL);
create policy add on screening_form for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on screening_form for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on screening_form for select using (( SELECT hub.is_system() AS is_system) OR (in_force_on IS NOT NULL));
create policy remove on screening_form for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER published_stays BEFORE DELETE OR UPDATE ON public.screening_form FOR EACH ROW WHEN ((old.in_force_on IS NOT NULL)) EXECUTE FUNCTION hub.refuse_change();

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

create table support_goal (
  id uuid not null,
  plan_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  "position" integer not null,
  type text not null,
  office text,
  organization text,
  target_on date not null,
  status text not null,
  drop_reason text,
  ended_on date,
  constraint support_goal_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint support_goal_check CHECK (((status = 'OPEN'::text) = (ended_on IS NULL))),
  constraint support_goal_check1 CHECK (((status = 'DROPPED'::text) = (drop_reason IS NOT NULL))),
  constraint support_goal_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint support_goal_pkey PRIMARY KEY (id),
  constraint support_goal_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES support_plan(id),
  constraint support_goal_plan_id_position_key UNIQUE (plan_id, "position"),
  constraint support_goal_shelter_unnamed CHECK (((type <> 'SAFE_ACCOMMODATION'::text) OR ((office IS NULL) AND (organization IS NULL))))
);
create policy add on support_goal for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on support_goal for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on support_goal for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case_person'::text) AND (a.resource = support_goal.case_id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on support_goal for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.support_goal FOR EACH ROW EXECUTE FUNCTION follow_merge();

create table support_plan (
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  version integer not null,
  agreed_on date not null,
  agreed_by text not null,
  superseded_at timestamp with time zone,
  recorded_by text not null,
  recorded_through text not null,
  idempotency_key text not null,
  digest text not null,
  created_at timestamp with time zone not null,
  constraint support_plan_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint support_plan_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint support_plan_pkey PRIMARY KEY (id),
  constraint support_plan_recorded_by_idempotency_key_key UNIQUE (recorded_by, idempotency_key)
);
CREATE INDEX support_plan_by_person ON public.support_plan USING btree (person_id, created_at DESC, id DESC);
CREATE UNIQUE INDEX support_plan_current ON public.support_plan USING btree (person_id) WHERE (superseded_at IS NULL);
create policy add on support_plan for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on support_plan for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on support_plan for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case_person'::text) AND (a.resource = support_plan.case_id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on support_plan for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.support_plan FOR EACH ROW EXECUTE FUNCTION follow_merge();

create table support_words (
  row_id uuid not null,
  person_id uuid not null,
  sealed text not null,
  constraint support_words_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint support_words_pkey PRIMARY KEY (row_id)
);
CREATE INDEX support_words_by_person ON public.support_words USING btree (person_id);
create policy add on support_words for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy broken_glass on support_words for select using (EXISTS ( SELECT FROM person p WHERE ((p.id = support_words.person_id) AND (EXISTS ( SELECT FROM break_glass b WHERE ((b.case_id = p.case_id) AND (('person:'::text || b.person) = ( SELECT hub.actor_id() AS actor_id)) AND (b.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (b.ended_at IS NULL) AND (b.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = 'PROTECTION'::text)))))));
create policy change on support_words for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on support_words for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM consent c WHERE ((c.person_id = support_words.person_id) AND (c.withdrawn_at IS NULL) AND ((c.until IS NULL) OR (c.until > now())) AND (( SELECT (hub.actor())[4] AS actor) = ANY (c.purposes)) AND ((('COMMITTEE'::text = ANY (c.recipients)) AND (EXISTS ( SELECT FROM case_assignment s WHERE ((s.case_id = c.case_id) AND (('person:'::text || s.person) = ( SELECT hub.actor_id() AS actor_id)) AND (s.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (s.ended_at IS NULL))))) OR (EXISTS ( SELECT FROM case_share h WHERE ((h.case_id = c.case_id) AND (h.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (h.ended_at IS NULL) AND (h.until > now()) AND (( SELECT (hub.actor())[4] AS actor) = ANY (h.purposes)) AND (h.recipient = ANY (c.recipients))))))))));
create policy remove on support_words for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table suspect (
  id uuid not null,
  case_id uuid not null,
  roles text[] not null,
  status text not null,
  nationality text,
  version integer not null default 1,
  registered_by text not null,
  registered_through text not null,
  idempotency_key text not null,
  digest text not null,
  created_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  constraint suspect_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint suspect_pkey PRIMARY KEY (id),
  constraint suspect_registered_by_idempotency_key_key UNIQUE (registered_by, idempotency_key)
);
CREATE INDEX suspect_by_case ON public.suspect USING btree (case_id, created_at DESC, id DESC);
create policy add on suspect for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on suspect for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy inquiry on suspect for select using (EXISTS ( SELECT FROM inquiry q WHERE ((q.case_id = suspect.case_id) AND (q.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (q.ended_at IS NULL) AND (q.until > now()))));
create policy read on suspect for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM case_share h WHERE ((h.case_id = suspect.case_id) AND (h.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND (h.recipient = 'POLICE'::text) AND ('INVESTIGATION'::text = ANY (h.purposes)) AND (h.ended_at IS NULL) AND (h.until > now())))));
create policy remove on suspect for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.suspect FOR EACH ROW EXECUTE FUNCTION follow_merge();

create table suspect_value (
  suspect_id uuid not null,
  field text not null,
  sealed text not null,
  constraint suspect_value_pkey PRIMARY KEY (suspect_id, field),
  constraint suspect_value_suspect_id_fkey FOREIGN KEY (suspect_id) REFERENCES suspect(id)
);
create policy add on suspect_value for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on suspect_value for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on suspect_value for select using (( SELECT hub.is_system() AS is_system) OR ((( SELECT (hub.actor())[4] AS actor) = 'INVESTIGATION'::text) AND (EXISTS ( SELECT FROM suspect s WHERE (s.id = suspect_value.suspect_id)))));
create policy remove on suspect_value for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table team_member (
  id uuid not null,
  case_id uuid not null,
  discipline text not null,
  role text not null,
  office text,
  proposed_by text not null,
  proposed_through text not null,
  since timestamp with time zone not null,
  ended_at timestamp with time zone,
  end_reason text,
  ended_by text,
  idempotency_key text not null,
  fingerprint text not null,
  constraint team_member_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint team_member_check CHECK ((((ended_at IS NULL) = (end_reason IS NULL)) AND ((ended_at IS NULL) = (ended_by IS NULL)))),
  constraint team_member_pkey PRIMARY KEY (id),
  constraint team_member_proposed_by_idempotency_key_key UNIQUE (proposed_by, idempotency_key)
);
CREATE INDEX team_member_by_case ON public.team_member USING btree (case_id, since, id);
CREATE UNIQUE INDEX team_member_once ON public.team_member USING btree (case_id, discipline, COALESCE(office, ''::text)) WHERE (ended_at IS NULL);
create policy add on team_member for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on team_member for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on team_member for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case_person'::text) AND (a.resource = team_member.case_id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on team_member for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.team_member FOR EACH ROW EXECUTE FUNCTION follow_merge();

create table tip (
  report_id uuid not null,
  case_id uuid not null,
  additions integer not null default 0,
  answers integer not null default 0,
  last_added_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint tip_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint tip_pkey PRIMARY KEY (report_id),
  constraint tip_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX tip_by_case ON public.tip USING btree (case_id);
create policy add on tip for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on tip for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on tip for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM row_access a WHERE ((a.resource_type = 'case'::text) AND (a.resource = tip.case_id) AND (a.office = ANY (( SELECT hub.offices() AS offices)::text[])) AND ((a.until IS NULL) OR (a.until > now()))) OFFSET 0)));
create policy remove on tip for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.tip FOR EACH ROW EXECUTE FUNCTION follow_merge();

create table tip_code (
  token text not null,
  report_id uuid not null,
  created_at timestamp with time zone not null,
  constraint tip_code_pkey PRIMARY KEY (token),
  constraint tip_code_report_id_fkey FOREIGN KEY (report_id) REFERENCES tip(report_id)
);
create policy add on tip_code for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on tip_code for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on tip_code for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on tip_code for delete using (( SELECT hub.is_system() AS is_system) OR false);

create table tip_message (
  id uuid not null,
  report_id uuid not null,
  case_id uuid not null,
  author text not null,
  office text,
  idempotency_key text not null,
  digest text not null,
  sealed_words text not null,
  created_at timestamp with time zone not null,
  constraint tip_message_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint tip_message_pkey PRIMARY KEY (id),
  constraint tip_message_report_id_author_idempotency_key_key UNIQUE (report_id, author, idempotency_key),
  constraint tip_message_report_id_fkey FOREIGN KEY (report_id) REFERENCES tip(report_id)
);
CREATE INDEX tip_message_by_case ON public.tip_message USING btree (case_id, created_at, id);
create policy add on tip_message for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on tip_message for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on tip_message for select using (( SELECT hub.is_system() AS is_system) OR (EXISTS ( SELECT FROM report r WHERE (r.id = tip_message.report_id))));
create policy remove on tip_message for delete using (( SELECT hub.is_system() AS is_system) OR false);
CREATE TRIGGER follow_merge BEFORE INSERT ON public.tip_message FOR EACH ROW EXECUTE FUNCTION follow_merge();

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

create table trend_note (
  district text not null,
  pattern text not null,
  value text not null,
  from_day date not null,
  until_day date not null,
  told_at timestamp with time zone not null,
  constraint trend_note_check CHECK ((until_day >= from_day)),
  constraint trend_note_pkey PRIMARY KEY (district, pattern, value, until_day)
);
create policy add on trend_note for insert with check (( SELECT hub.is_system() AS is_system) OR false);
create policy change on trend_note for update using (( SELECT hub.is_system() AS is_system) OR false);
create policy read on trend_note for select using (( SELECT hub.is_system() AS is_system) OR false);
create policy remove on trend_note for delete using (( SELECT hub.is_system() AS is_system) OR false);
