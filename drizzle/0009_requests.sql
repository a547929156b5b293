CREATE TABLE "request_counts" (
	"month" date NOT NULL,
	"right" text NOT NULL,
	"law" text NOT NULL,
	"channel" text NOT NULL,
	"outcome" text NOT NULL,
	"count" bigint NOT NULL,
	"days" bigint NOT NULL,
	CONSTRAINT "request_counts_month_right_law_channel_outcome_pk" PRIMARY KEY("month","right","law","channel","outcome")
);
--> statement-breakpoint
ALTER TABLE "request_counts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request_steps" (
	"id" text PRIMARY KEY NOT NULL,
	"sequence" bigint GENERATED ALWAYS AS IDENTITY (sequence name "request_steps_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"request_id" text NOT NULL,
	"subject_id" text NOT NULL,
	"step" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor" text DEFAULT portal_actor() NOT NULL,
	"due_on" date,
	"said" "bytea",
	"answered" "bytea"
);
--> statement-breakpoint
ALTER TABLE "request_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "requests" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text,
	"right" text NOT NULL,
	"channel" text NOT NULL,
	"law" text NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"acknowledged_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_on" date,
	"latest_on" date,
	"extendable_to" date,
	"extended_at" timestamp with time zone,
	"replied_at" timestamp with time zone,
	"state" text DEFAULT 'open' NOT NULL,
	"outcome" text,
	"ground" text,
	"decided_by" text,
	"closed_at" timestamp with time zone,
	"appealed_at" timestamp with time zone,
	CONSTRAINT "requests_open_or_decided" CHECK (("requests"."state" = 'open') = ("requests"."outcome" is null)),
	CONSTRAINT "requests_closed_at" CHECK (("requests"."state" = 'closed') = ("requests"."closed_at" is not null)),
	CONSTRAINT "requests_ground" CHECK (("requests"."outcome" = 'refused') = ("requests"."ground" is not null)),
	CONSTRAINT "requests_due" CHECK (num_nulls("requests"."due_on", "requests"."latest_on") in (0, 2) and ("requests"."due_on" is not null or ("requests"."state" = 'closed' and "requests"."outcome" = 'done')))
);
--> statement-breakpoint
ALTER TABLE "requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "request_step_id" text;--> statement-breakpoint
ALTER TABLE "request_steps" ADD CONSTRAINT "request_steps_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_steps" ADD CONSTRAINT "request_steps_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "request_steps_request" ON "request_steps" USING btree ("request_id","sequence");--> statement-breakpoint
CREATE INDEX "request_steps_subject" ON "request_steps" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "request_steps_once" ON "request_steps" USING btree ("request_id","step") WHERE step in ('received', 'acknowledged', 'extended', 'appealed', 'withdrawn');--> statement-breakpoint
CREATE INDEX "requests_subject" ON "requests" USING btree ("subject_id","received_at");--> statement-breakpoint
CREATE INDEX "requests_open" ON "requests" USING btree ("due_on") WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX "requests_closed" ON "requests" USING btree ("closed_at") WHERE closed_at is not null;--> statement-breakpoint
CREATE POLICY "accounts_handler" ON "accounts" AS PERMISSIVE FOR SELECT TO "portal_handler" USING ("accounts"."subject_id" = (select portal_setting('looked')) and (select portal_setting('purpose')) = 'requests');--> statement-breakpoint
CREATE POLICY "request_counts_handler" ON "request_counts" AS PERMISSIVE FOR SELECT TO "portal_handler" USING ((select portal_setting('purpose')) = 'requests');--> statement-breakpoint
CREATE POLICY "request_steps_subject" ON "request_steps" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("request_steps"."subject_id" = (select portal_subject())) WITH CHECK ("request_steps"."subject_id" = (select portal_subject()) and "request_steps"."answered" is null
        and "request_steps"."step" in ('received', 'acknowledged', 'replied', 'appealed', 'withdrawn')
        and exists (select from requests r where r.id = "request_steps"."request_id" and r.subject_id = "request_steps"."subject_id"));--> statement-breakpoint
CREATE POLICY "request_steps_eraser" ON "request_steps" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("request_steps"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "request_steps_handler" ON "request_steps" AS PERMISSIVE FOR ALL TO "portal_handler" USING ("request_steps"."subject_id" = (select portal_setting('looked')) and (select portal_setting('purpose')) = 'requests') WITH CHECK ("request_steps"."subject_id" = (select portal_setting('looked')) and (select portal_setting('purpose')) = 'requests'
        and "request_steps"."said" is null and "request_steps"."step" in ('extended', 'done', 'refused')
        and exists (select from requests r where r.id = "request_steps"."request_id" and r.subject_id = "request_steps"."subject_id"));--> statement-breakpoint
CREATE POLICY "request_steps_system" ON "request_steps" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "request_steps_as_it_happens" ON "request_steps" AS RESTRICTIVE FOR INSERT TO "portal_handler", "portal_subject" WITH CHECK ("request_steps"."actor" = (select portal_actor()) and "request_steps"."at" = now());--> statement-breakpoint
CREATE POLICY "requests_subject" ON "requests" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("requests"."subject_id" = (select portal_subject())) WITH CHECK ("requests"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "requests_eraser" ON "requests" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("requests"."subject_id" = (select portal_subject()) or "requests"."subject_id" is null) WITH CHECK ("requests"."subject_id" is null);--> statement-breakpoint
CREATE POLICY "requests_visitor" ON "requests" AS PERMISSIVE FOR INSERT TO "portal_visitor" WITH CHECK ("requests"."subject_id" = (select portal_proved()) and "requests"."state" = 'closed');--> statement-breakpoint
CREATE POLICY "requests_handler" ON "requests" AS PERMISSIVE FOR SELECT TO "portal_handler" USING ((select portal_setting('purpose')) = 'requests');--> statement-breakpoint
CREATE POLICY "requests_handler_decides" ON "requests" AS PERMISSIVE FOR UPDATE TO "portal_handler" USING ((select portal_setting('purpose')) = 'requests');--> statement-breakpoint
CREATE POLICY "requests_system" ON "requests" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
ALTER POLICY "outbox_handler" ON "outbox" TO portal_handler WITH CHECK (case (select portal_setting('purpose'))
        when 'inquiries' then "outbox"."template" = 'inquiry-answer'
        when 'requests' then "outbox"."template" in ('request-extended', 'request-answered')
        when 'marketing' then "outbox"."template" = 'consent-receipts' and "outbox"."subject_id" in (select portal_subscribers()) end);--> statement-breakpoint
ALTER POLICY "subject_keys_handler" ON "subject_keys" TO portal_handler USING ("subject_keys"."subject_id" = (select portal_setting('looked'))
        and (select portal_setting('purpose')) in ('inquiries', 'holds', 'disclosures', 'billing', 'requests'));--> statement-breakpoint
-- The state machine of a request (lib/db/tables/requests.ts): no other change is made to one, whoever asks for it. Times and
-- names come from the door. The day of today is that of Seoul, where a day ends first.
CREATE FUNCTION portal_request_arrives() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  -- A trigger that notes what has been done knows when it was asked for.
  IF pg_trigger_depth() = 1 THEN NEW.received_at := now(); END IF;
  NEW.acknowledged_at := NEW.received_at;
  NEW.closed_at := CASE WHEN NEW.state = 'closed' THEN now() END;
  NEW.extended_at := NULL;
  NEW.replied_at := NULL;
  NEW.appealed_at := NULL;
  NEW.decided_by := NULL;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE FUNCTION portal_request_changes() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  door text := portal_setting('door');
  today date := (now() AT TIME ZONE 'Asia/Seoul')::date;
  stays_due boolean := NEW.due_on IS NOT DISTINCT FROM OLD.due_on AND NEW.latest_on IS NOT DISTINCT FROM OLD.latest_on;
  stays_decided boolean := NEW.outcome IS NOT DISTINCT FROM OLD.outcome AND NEW.ground IS NOT DISTINCT FROM OLD.ground;
  allowed boolean;
BEGIN
  IF NEW IS NOT DISTINCT FROM OLD THEN RETURN NEW; END IF;
  -- The person is erased, and the log keeps its line.
  IF OLD.subject_id IS NOT NULL AND NEW.subject_id IS NULL AND door = 'eraser' THEN
    IF OLD.state = 'open' THEN NEW.outcome := 'erased'; END IF;
    IF OLD.state <> 'closed' THEN
      NEW.state := 'closed';
      NEW.closed_at := now();
    END IF;
    RETURN NEW;
  END IF;
  allowed := CASE
    WHEN OLD.state = 'closed' AND NEW.state = 'appealed' THEN
      door = 'subject' AND OLD.outcome IN ('done', 'refused') AND OLD.due_on IS NOT NULL AND OLD.appealed_at IS NULL AND stays_decided
    WHEN OLD.state = 'closed' THEN false
    WHEN NEW.state = OLD.state AND stays_due THEN
      door = 'subject' AND stays_decided AND NEW.replied_at IS DISTINCT FROM OLD.replied_at
    WHEN NEW.state = OLD.state THEN
      door = 'handler' AND OLD.state = 'open' AND stays_decided AND OLD.extended_at IS NULL AND OLD.due_on >= today
        AND NEW.due_on > OLD.due_on AND NEW.due_on <= OLD.extendable_to
    WHEN NEW.state = 'closed' AND door = 'subject' THEN
      stays_due AND (OLD.state = 'appealed' AND stays_decided OR OLD.state = 'open' AND NEW.outcome = 'withdrawn')
    WHEN NEW.state = 'closed' THEN
      door = 'handler' AND stays_due AND NEW.outcome IN ('done', 'refused')
        AND (OLD.state = 'open' OR lower(btrim(OLD.decided_by)) <> lower(btrim(portal_actor())))
    ELSE false
  END;
  IF allowed IS NOT TRUE OR NEW.subject_id IS DISTINCT FROM OLD.subject_id THEN
    RAISE EXCEPTION 'a request does not go that way' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT stays_due AND NEW.state = 'open' THEN NEW.extended_at := now(); END IF;
  IF NEW.replied_at IS DISTINCT FROM OLD.replied_at THEN NEW.replied_at := now(); END IF;
  IF NEW.state = 'appealed' AND OLD.state = 'closed' THEN
    NEW.appealed_at := now();
    NEW.closed_at := NULL;
    -- An appeal is decided once, and in time.
    NEW.extendable_to := NULL;
  END IF;
  IF NEW.state = 'closed' THEN
    NEW.closed_at := now();
    IF door = 'handler' THEN NEW.decided_by := portal_actor(); END IF;
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER request_arrives BEFORE INSERT ON requests FOR EACH ROW EXECUTE FUNCTION portal_request_arrives();--> statement-breakpoint
CREATE TRIGGER request_changes BEFORE UPDATE ON requests FOR EACH ROW EXECUTE FUNCTION portal_request_changes();
--> statement-breakpoint
-- Taking a consent back and opting out are exercises of a right, done at once, by whichever way: My Data, a link, a mail
-- program's button, a signal, a handler. Not what a replay of a restored backup does once more, nor a topic switched off.
CREATE FUNCTION portal_note_exercised() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO requests (id, subject_id, "right", channel, law, state, outcome)
  VALUES (
    rtrim(translate(encode(uuid_send(gen_random_uuid()), 'base64'), '+/', '-_'), '='), NEW.subject_id,
    CASE NEW.decision WHEN 'withdrawn' THEN 'withdrawal' ELSE 'objection' END,
    CASE WHEN NEW.place IN ('mailLink', 'oneClick') THEN 'mailed-link' WHEN NEW.place = 'handler' THEN 'mail' ELSE 'self-service' END,
    'undeclared', 'closed', 'done'
  );
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER note_exercised AFTER INSERT ON consent_events FOR EACH ROW
  WHEN (NEW.subject_id IS NOT NULL AND NEW.actor <> 'restore:replay'
    AND (NEW.decision = 'withdrawn' AND (NEW.topic IS NULL OR NEW.place = 'oneClick')
      OR NEW.decision = 'refused' AND NEW.notice_id LIKE '%/optOut/%'))
  EXECUTE FUNCTION portal_note_exercised();
--> statement-breakpoint
-- And so is an erasure, once every store has answered: its line leads to nobody any more, and counts from the request.
CREATE FUNCTION portal_note_erasure() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO requests (id, "right", channel, law, received_at, state, outcome)
  VALUES (
    rtrim(translate(encode(uuid_send(gen_random_uuid()), 'base64'), '+/', '-_'), '='),
    'deletion', CASE NEW.cause WHEN 'closed' THEN 'self-service' ELSE 'mail' END, 'undeclared', NEW.requested_at,
    'closed', 'done'
  );
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER note_erasure AFTER UPDATE OF completed_at ON erasures FOR EACH ROW
  WHEN (OLD.completed_at IS NULL AND NEW.completed_at IS NOT NULL AND NEW.cause <> 'restored')
  EXECUTE FUNCTION portal_note_erasure();
--> statement-breakpoint
-- What the sweep destroys is counted in the same transaction. In one order, or two sweeps could wait for each other.
CREATE FUNCTION portal_count_requests() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO request_counts AS counts (month, "right", law, channel, outcome, count, days)
  SELECT date_trunc('month', received_at AT TIME ZONE 'UTC')::date AS month, "right", law, channel, outcome, count(*),
    sum((closed_at AT TIME ZONE 'UTC')::date - (received_at AT TIME ZONE 'UTC')::date)
  FROM gone GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (month, "right", law, channel, outcome)
    DO UPDATE SET count = counts.count + excluded.count, days = counts.days + excluded.days;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER count_requests AFTER DELETE ON requests REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION portal_count_requests();--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE ON requests FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');--> statement-breakpoint
CREATE TRIGGER audit_deleted AFTER DELETE ON requests REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION portal_audit_deleted();--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE ON request_steps FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');--> statement-breakpoint
CREATE TRIGGER audit_deleted AFTER DELETE ON request_steps REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION portal_audit_deleted();--> statement-breakpoint
-- A hold that names inquiry details keeps what was written with a request.
CREATE TRIGGER set_aside_deleted AFTER DELETE ON request_steps REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
  EXECUTE FUNCTION portal_set_aside('id', 'said inquiryDetails sealed_value');--> statement-breakpoint
CREATE TRIGGER set_aside_changed AFTER UPDATE ON request_steps REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT
  EXECUTE FUNCTION portal_set_aside('id', 'said inquiryDetails sealed_value');
--> statement-breakpoint
REVOKE ALL ON FUNCTION portal_request_arrives(), portal_request_changes(), portal_note_exercised(), portal_note_erasure(), portal_count_requests() FROM PUBLIC;--> statement-breakpoint
GRANT SELECT, INSERT ON requests, request_steps TO portal_subject;--> statement-breakpoint
GRANT UPDATE (state, outcome, due_on, latest_on, replied_at) ON requests TO portal_subject;--> statement-breakpoint
GRANT INSERT ON requests TO portal_visitor;--> statement-breakpoint
GRANT SELECT ON requests, request_steps, request_counts TO portal_handler;--> statement-breakpoint
GRANT UPDATE (state, outcome, ground, due_on, latest_on) ON requests TO portal_handler;--> statement-breakpoint
GRANT INSERT ON request_steps TO portal_handler;--> statement-breakpoint
GRANT SELECT (subject_id, email) ON accounts TO portal_handler;--> statement-breakpoint
GRANT SELECT, DELETE ON requests TO portal_system;--> statement-breakpoint
GRANT SELECT (id, sequence, request_id, subject_id, step, at, due_on, answered) ON request_steps TO portal_system;--> statement-breakpoint
-- The sweep deletes by the place of a row on the disk, and locks it first; the trigger lets it change nothing.
GRANT SELECT (ctid), UPDATE (received_at) ON requests TO portal_system;--> statement-breakpoint
GRANT SELECT ON requests TO portal_eraser;--> statement-breakpoint
GRANT UPDATE (subject_id) ON requests TO portal_eraser;--> statement-breakpoint
GRANT SELECT, DELETE ON request_steps TO portal_eraser;
