-- Written by hand: what the policies below name has to exist before them. What both do stands at the end.
CREATE FUNCTION portal_linked_request() RETURNS text LANGUAGE sql STABLE AS $$ SELECT null::text $$;--> statement-breakpoint
CREATE FUNCTION portal_confirming() RETURNS text LANGUAGE sql STABLE AS $$ SELECT null::text $$;--> statement-breakpoint
CREATE TABLE "agents" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"name" "bytea" NOT NULL,
	"email" "bytea" NOT NULL,
	"permission" "bytea" NOT NULL,
	"rights" text[] NOT NULL,
	"named_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "agents_rights" CHECK (cardinality("agents"."rights") > 0),
	CONSTRAINT "agents_a_year_at_most" CHECK ("agents"."ends_at" <= "agents"."named_at" + interval '12 months')
);
--> statement-breakpoint
ALTER TABLE "agents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "restriction_lifts" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"reason" "bytea" NOT NULL,
	"lifts_at" timestamp with time zone NOT NULL,
	"announced_at" timestamp with time zone DEFAULT now() NOT NULL,
	"announced_by" text DEFAULT portal_actor() NOT NULL,
	"objected_at" timestamp with time zone,
	"request_id" text,
	"ended_at" timestamp with time zone,
	"outcome" text,
	CONSTRAINT "restriction_lifts_objected" CHECK (("restriction_lifts"."objected_at" is null) = ("restriction_lifts"."request_id" is null)),
	CONSTRAINT "restriction_lifts_outcome" CHECK (("restriction_lifts"."ended_at" is null) = ("restriction_lifts"."outcome" is null))
);
--> statement-breakpoint
ALTER TABLE "restriction_lifts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "request_steps_once";--> statement-breakpoint
ALTER TABLE "mail_links" ADD COLUMN "request_id" text;--> statement-breakpoint
ALTER TABLE "request_steps" ADD COLUMN "agent" "bytea";--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "agent" text;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "permission" text;--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restriction_lifts" ADD CONSTRAINT "restriction_lifts_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agents_subject" ON "agents" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "agents_ends" ON "agents" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "restriction_lifts_subject" ON "restriction_lifts" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "restriction_lifts_one" ON "restriction_lifts" USING btree ("subject_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "restriction_lifts_due" ON "restriction_lifts" USING btree ("lifts_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "restriction_lifts_ended" ON "restriction_lifts" USING btree ("ended_at") WHERE ended_at is not null;--> statement-breakpoint
CREATE INDEX "audit_events_looks" ON "audit_events" USING btree ("subject_ref","sequence") WHERE action like 'look.%';--> statement-breakpoint
CREATE UNIQUE INDEX "request_steps_once" ON "request_steps" USING btree ("request_id","step") WHERE step in ('received', 'acknowledged', 'confirmed', 'denied', 'extended', 'appealed', 'withdrawn');--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_agent" CHECK (("requests"."agent" is not null or "requests"."permission" is null) and ("requests"."agent" is distinct from 'permitted'
        or "requests"."permission" is not null and ("requests"."permission" = 'attorney' or "requests"."right" in ('objection', 'restriction'))));--> statement-breakpoint
CREATE POLICY "request_steps_visitor" ON "request_steps" AS PERMISSIVE FOR INSERT TO "portal_visitor" WITH CHECK ("request_steps"."request_id" = (select portal_confirming()) and "request_steps"."step" in ('confirmed', 'denied')
        and num_nonnulls("request_steps"."said", "request_steps"."answered", "request_steps"."agent") = 0
        and exists (select from requests r where r.id = "request_steps"."request_id" and r.subject_id = "request_steps"."subject_id"));--> statement-breakpoint
CREATE POLICY "requests_visitor_asked" ON "requests" AS PERMISSIVE FOR SELECT TO "portal_visitor" USING ("requests"."id" = (select portal_linked_request()));--> statement-breakpoint
CREATE POLICY "requests_visitor_confirms" ON "requests" AS PERMISSIVE FOR UPDATE TO "portal_visitor" USING ("requests"."id" = (select portal_confirming()));--> statement-breakpoint
CREATE POLICY "requests_handler_enters" ON "requests" AS PERMISSIVE FOR INSERT TO "portal_handler" WITH CHECK ((select portal_setting('purpose')) = 'requests' and "requests"."subject_id" = (select portal_setting('looked'))
        and "requests"."channel" in ('mail', 'handler') and "requests"."state" = 'open' and "requests"."agent" is distinct from 'confirmed');--> statement-breakpoint
CREATE POLICY "agents_subject" ON "agents" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("agents"."subject_id" = (select portal_subject())) WITH CHECK ("agents"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "agents_not_by_code" ON "agents" AS RESTRICTIVE FOR INSERT TO "portal_subject" WITH CHECK ((select portal_setting('proof')) is distinct from 'mailbox');--> statement-breakpoint
CREATE POLICY "agents_eraser" ON "agents" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("agents"."subject_id" = (select portal_subject())) WITH CHECK ("agents"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "agents_as_it_happens" ON "agents" AS RESTRICTIVE FOR INSERT TO "portal_subject" WITH CHECK ("agents"."named_at" = now());--> statement-breakpoint
CREATE POLICY "agents_handler" ON "agents" AS PERMISSIVE FOR SELECT TO "portal_handler" USING ((select portal_setting('purpose')) = 'requests' and "agents"."subject_id" = (select portal_setting('looked')));--> statement-breakpoint
CREATE POLICY "agents_handler_unrestricted" ON "agents" AS RESTRICTIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) in ('requests', 'holds', 'disclosures', 'billing', 'marketing')
      or not portal_restricted("agents"."subject_id"));--> statement-breakpoint
CREATE POLICY "agents_system" ON "agents" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "restriction_lifts_subject" ON "restriction_lifts" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("restriction_lifts"."subject_id" = (select portal_subject())) WITH CHECK ("restriction_lifts"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "restriction_lifts_eraser" ON "restriction_lifts" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("restriction_lifts"."subject_id" = (select portal_subject())) WITH CHECK ("restriction_lifts"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "restriction_lifts_handler" ON "restriction_lifts" AS PERMISSIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) = 'requests' and "restriction_lifts"."subject_id" = (select portal_setting('looked'))) WITH CHECK ((select portal_setting('purpose')) = 'requests' and "restriction_lifts"."subject_id" = (select portal_setting('looked')));--> statement-breakpoint
CREATE POLICY "restriction_lifts_handler_unrestricted" ON "restriction_lifts" AS RESTRICTIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) in ('requests', 'holds', 'disclosures', 'billing', 'marketing')
      or not portal_restricted("restriction_lifts"."subject_id"));--> statement-breakpoint
CREATE POLICY "restriction_lifts_system" ON "restriction_lifts" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
ALTER POLICY "outbox_handler" ON "outbox" TO portal_handler WITH CHECK (case (select portal_setting('purpose'))
        when 'inquiries' then "outbox"."template" = 'inquiry-answer'
        when 'requests' then "outbox"."template" in ('request-received', 'request-to-confirm', 'request-extended', 'request-answered', 'restriction-lift')
        when 'marketing' then "outbox"."template" = 'consent-receipts' and "outbox"."subject_id" in (select portal_subscribers()) end);--> statement-breakpoint
ALTER POLICY "request_steps_subject" ON "request_steps" TO portal_subject USING ("request_steps"."subject_id" = (select portal_subject())) WITH CHECK ("request_steps"."subject_id" = (select portal_subject()) and "request_steps"."answered" is null and "request_steps"."agent" is null
        and "request_steps"."step" in ('received', 'acknowledged', 'confirmed', 'denied', 'replied', 'appealed', 'withdrawn')
        and exists (select from requests r where r.id = "request_steps"."request_id" and r.subject_id = "request_steps"."subject_id"));--> statement-breakpoint
ALTER POLICY "request_steps_handler" ON "request_steps" TO portal_handler USING ("request_steps"."subject_id" = (select portal_setting('looked')) and (select portal_setting('purpose')) = 'requests') WITH CHECK ("request_steps"."subject_id" = (select portal_setting('looked')) and (select portal_setting('purpose')) = 'requests'
        and ("request_steps"."said" is null and "request_steps"."agent" is null and "request_steps"."step" in ('acknowledged', 'extended', 'done', 'refused')
          or "request_steps"."answered" is null and "request_steps"."step" = 'received')
        and exists (select from requests r where r.id = "request_steps"."request_id" and r.subject_id = "request_steps"."subject_id"));--> statement-breakpoint
ALTER POLICY "request_steps_as_it_happens" ON "request_steps" TO portal_handler,portal_subject,portal_visitor WITH CHECK ("request_steps"."actor" = (select portal_actor()) and "request_steps"."at" = now());--> statement-breakpoint
-- Written by hand from here on.
-- The request that a live link asks its person about. Mailed to the address they have now, and no other.
CREATE OR REPLACE FUNCTION portal_linked_request() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT l.request_id FROM mail_links l JOIN subjects s ON s.id = l.subject_id AND s.email_index = l.email_index
  WHERE portal_setting('proof') = 'link' AND l.token_hash = portal_setting('token_hash') AND l.use = 'confirm-request'
    AND l.expires_at > now() AND (l.used_at IS NULL OR l.used_at = now())
$$;
--> statement-breakpoint
-- The same in the one transaction that uses the link.
CREATE OR REPLACE FUNCTION portal_confirming() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT portal_linked_request() FROM mail_links
  WHERE portal_setting('proof') = 'link' AND token_hash = portal_setting('token_hash') AND used_at = now()
$$;
--> statement-breakpoint
-- A link about one request proves no more than that the question came to its person.
CREATE OR REPLACE FUNCTION portal_proved() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT CASE portal_setting('proof')
    WHEN 'newcomer' THEN portal_setting('subject')
    WHEN 'link' THEN (
      SELECT subject_id FROM mail_links
      WHERE token_hash = portal_setting('token_hash') AND used_at = now() AND expires_at > now()
        AND use NOT IN ('renew-marketing', 'confirm-request')
    )
  END
$$;
--> statement-breakpoint
-- Whom a letter or a mail about somebody's data comes from: the account of the address, or else whoever wrote from it last.
CREATE FUNCTION portal_find_requester() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce(
    (SELECT id FROM subjects WHERE email_index = portal_setting('email_index') AND kind = 'account' AND proved_at IS NOT NULL),
    (SELECT id FROM subjects WHERE email_index = portal_setting('email_index') AND kind = 'inquirer' ORDER BY created_at DESC, id LIMIT 1)
  ) WHERE portal_setting('purpose') = 'requests'
$$;
--> statement-breakpoint
-- Whether whoever was looked at for a request restricts. A function and no policy, which would show more of them.
CREATE FUNCTION portal_looked_restricts() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (
    SELECT FROM subjects
    WHERE portal_setting('purpose') = 'requests' AND id = portal_setting('looked') AND restricted_at IS NOT NULL
  )
$$;
--> statement-breakpoint
-- What a handler enters counts from the day it arrived, which is never to come.
CREATE OR REPLACE FUNCTION portal_request_arrives() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  entered boolean := pg_trigger_depth() = 1 AND portal_setting('door') = 'handler';
BEGIN
  -- A trigger that notes what has been done knows when it was asked for.
  IF pg_trigger_depth() = 1 AND NOT entered THEN NEW.received_at := now(); END IF;
  IF entered AND (NEW.received_at > now() OR NEW.due_on IS NULL) THEN
    RAISE EXCEPTION 'a request does not arrive that way' USING ERRCODE = 'check_violation';
  END IF;
  -- Whoever asks for themselves decides nothing about it: a press of theirs is done, or it waits.
  IF pg_trigger_depth() = 1 AND portal_setting('door') IN ('subject', 'visitor')
    AND (NEW.channel NOT IN ('self-service', 'mailed-link') OR NEW.state = 'appealed'
      OR NEW.state = 'closed' AND NEW.outcome IS DISTINCT FROM 'done' OR NEW.state = 'open' AND NEW.outcome IS NOT NULL) THEN
    RAISE EXCEPTION 'a request does not arrive that way' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT entered THEN
    NEW.agent := NULL;
    NEW.permission := NULL;
  END IF;
  -- Nested: only a handler may read who is named.
  IF NEW.permission = 'named' THEN
    IF NOT EXISTS (SELECT FROM agents WHERE subject_id = NEW.subject_id AND ends_at > now() AND NEW."right" = ANY (rights)) THEN
      RAISE EXCEPTION 'nobody is named for this' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  NEW.acknowledged_at := CASE WHEN entered THEN now() ELSE NEW.received_at END;
  NEW.closed_at := CASE WHEN NEW.state = 'closed' THEN now() END;
  NEW.extended_at := NULL;
  NEW.replied_at := NULL;
  NEW.appealed_at := NULL;
  NEW.decided_by := NULL;
  RETURN NEW;
END
$$;
--> statement-breakpoint
-- The machine of 0009, and what an agent asks: confirmed or denied by the person alone, signed in or behind their mailed link, and
-- until then never done.
CREATE OR REPLACE FUNCTION portal_request_changes() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  door text := portal_setting('door');
  today date := (now() AT TIME ZONE 'Asia/Seoul')::date;
  stays_due boolean := NEW.due_on IS NOT DISTINCT FROM OLD.due_on AND NEW.latest_on IS NOT DISTINCT FROM OLD.latest_on;
  stays_decided boolean := NEW.outcome IS NOT DISTINCT FROM OLD.outcome AND NEW.ground IS NOT DISTINCT FROM OLD.ground;
  stays_asked boolean := NEW.agent IS NOT DISTINCT FROM OLD.agent AND NEW.permission IS NOT DISTINCT FROM OLD.permission;
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
    WHEN NOT stays_asked THEN
      door IN ('subject', 'visitor') AND OLD.state = 'open' AND NEW.state = 'open' AND stays_due AND stays_decided
        AND OLD.agent = 'unconfirmed' AND NEW.agent = 'confirmed' AND NEW.permission IS NOT DISTINCT FROM OLD.permission
        AND NEW.replied_at IS NOT DISTINCT FROM OLD.replied_at
    WHEN door = 'visitor' THEN
      OLD.agent = 'unconfirmed' AND OLD.state = 'open' AND NEW.state = 'closed' AND stays_due AND NEW.outcome = 'withdrawn'
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
        AND (OLD.agent IS DISTINCT FROM 'unconfirmed' OR NEW.outcome = 'refused')
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
-- The end of a restriction that we announce (GDPR 18(3)): seven days ahead, with a reason, once at a time.
CREATE FUNCTION portal_lift_announced() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  NEW.announced_at := now();
  NEW.announced_by := portal_actor();
  IF portal_setting('door') IS DISTINCT FROM 'handler' OR NEW.lifts_at < now() + interval '7 days'
    OR num_nonnulls(NEW.objected_at, NEW.ended_at) > 0
    OR NOT EXISTS (SELECT FROM subjects WHERE id = NEW.subject_id AND restricted_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a restriction is not lifted that way' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
-- The person objects, once, by a request of their own, while it is announced; triggers alone end it.
CREATE FUNCTION portal_lift_changes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  objects boolean := portal_setting('door') = 'subject' AND OLD.objected_at IS NULL AND NEW.objected_at IS NOT NULL AND NEW.ended_at IS NULL
    AND EXISTS (SELECT FROM requests WHERE id = NEW.request_id AND subject_id = OLD.subject_id AND "right" = 'objection' AND state = 'open');
  ends boolean := pg_trigger_depth() > 1 AND NEW.ended_at IS NOT NULL AND NEW.objected_at IS NOT DISTINCT FROM OLD.objected_at;
BEGIN
  IF NEW IS NOT DISTINCT FROM OLD THEN RETURN NEW; END IF;
  IF OLD.ended_at IS NOT NULL OR (objects OR ends) IS NOT TRUE
    OR (NEW.id, NEW.subject_id, NEW.reason, NEW.lifts_at, NEW.announced_at, NEW.announced_by)
      IS DISTINCT FROM (OLD.id, OLD.subject_id, OLD.reason, OLD.lifts_at, OLD.announced_at, OLD.announced_by) THEN
    RAISE EXCEPTION 'a restriction is not lifted that way' USING ERRCODE = 'check_violation';
  END IF;
  IF objects THEN NEW.objected_at := now(); END IF;
  IF ends THEN NEW.ended_at := now(); END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER lift_announced BEFORE INSERT ON restriction_lifts FOR EACH ROW EXECUTE FUNCTION portal_lift_announced();--> statement-breakpoint
CREATE TRIGGER lift_changes BEFORE UPDATE ON restriction_lifts FOR EACH ROW EXECUTE FUNCTION portal_lift_changes();
--> statement-breakpoint
-- An announcement is over once the restriction is, whoever ended it.
CREATE FUNCTION portal_lift_over() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE restriction_lifts SET ended_at = now(), outcome = CASE portal_setting('door') WHEN 'system' THEN 'lifted' ELSE 'ended' END
  WHERE subject_id = NEW.id AND ended_at IS NULL;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER lift_over AFTER UPDATE OF restricted_at ON subjects FOR EACH ROW
  WHEN (OLD.restricted_at IS NOT NULL AND NEW.restricted_at IS NULL) EXECUTE FUNCTION portal_lift_over();
--> statement-breakpoint
-- And when people agree with the objection.
CREATE FUNCTION portal_lift_kept() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE restriction_lifts SET ended_at = now(), outcome = 'kept'
  WHERE subject_id = NEW.subject_id AND request_id = NEW.id AND ended_at IS NULL;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER lift_kept AFTER UPDATE OF state ON requests FOR EACH ROW
  WHEN (NEW.state = 'closed' AND NEW.outcome = 'done' AND NEW."right" = 'objection') EXECUTE FUNCTION portal_lift_kept();
--> statement-breakpoint
-- Its day has come, the mail that announces it was not given up, and nobody objects; or it is seven days since people refused the
-- objection, or the person took it back.
CREATE FUNCTION portal_lift_is_due(lift restriction_lifts) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT lift.ended_at IS NULL AND lift.lifts_at <= now() AND (lift.objected_at IS NULL OR EXISTS (
    SELECT FROM requests r WHERE r.id = lift.request_id AND r.state = 'closed'
      AND (r.outcome = 'withdrawn' OR r.outcome = 'refused' AND r.closed_at <= now() - interval '7 days')
  )) AND NOT EXISTS (
    SELECT FROM outbox o WHERE o.subject_id = lift.subject_id AND o.template = 'restriction-lift' AND o.created_at >= lift.announced_at
      AND o.failed_at IS NOT NULL
  )
$$;
--> statement-breakpoint
-- The only end of a restriction that is not its person's own press. The person's row first, as everywhere.
CREATE FUNCTION portal_lift_restriction(lift text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  person text;
BEGIN
  SELECT s.id INTO person FROM subjects s
  WHERE s.id = (SELECT l.subject_id FROM restriction_lifts l WHERE l.id = lift) FOR NO KEY UPDATE;
  UPDATE subjects SET restricted_at = NULL, restriction_ground = NULL
  WHERE id = person AND EXISTS (SELECT FROM restriction_lifts l WHERE l.id = lift AND portal_lift_is_due(l));
  RETURN CASE WHEN FOUND THEN person END;
END
$$;
--> statement-breakpoint
-- Nor a permission that was taken back.
CREATE TRIGGER note_deleted AFTER DELETE ON agents FOR EACH ROW
  WHEN (portal_setting('door') = 'subject') EXECUTE FUNCTION portal_note_destroyed('deleted');--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT ON agents FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');--> statement-breakpoint
CREATE TRIGGER audit_deleted AFTER DELETE ON agents REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION portal_audit_deleted();--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE ON restriction_lifts FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');--> statement-breakpoint
CREATE TRIGGER audit_deleted AFTER DELETE ON restriction_lifts REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION portal_audit_deleted();
--> statement-breakpoint
REVOKE ALL ON FUNCTION portal_linked_request(), portal_confirming(), portal_find_requester(), portal_looked_restricts(), portal_lift_announced(), portal_lift_changes(),
  portal_lift_over(), portal_lift_kept(), portal_lift_is_due(restriction_lifts), portal_lift_restriction(text) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_linked_request(), portal_confirming() TO portal_visitor;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_find_requester(), portal_looked_restricts() TO portal_handler;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_lift_is_due(restriction_lifts), portal_lift_restriction(text) TO portal_system;--> statement-breakpoint
GRANT SELECT ON requests TO portal_visitor;--> statement-breakpoint
GRANT UPDATE (state, outcome, agent) ON requests TO portal_visitor;--> statement-breakpoint
GRANT INSERT ON request_steps TO portal_visitor;--> statement-breakpoint
GRANT UPDATE (agent) ON requests TO portal_subject;--> statement-breakpoint
GRANT INSERT ON requests TO portal_handler;--> statement-breakpoint
GRANT SELECT (agent) ON request_steps TO portal_system;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON agents TO portal_subject;--> statement-breakpoint
GRANT SELECT ON agents TO portal_handler;--> statement-breakpoint
GRANT SELECT, DELETE ON agents TO portal_eraser;--> statement-breakpoint
-- A row is locked before it is deleted, which needs a column that may be changed.
GRANT SELECT (id, subject_id, ends_at, ctid), UPDATE (ends_at), DELETE ON agents TO portal_system;--> statement-breakpoint
GRANT SELECT, UPDATE (objected_at, request_id) ON restriction_lifts TO portal_subject;--> statement-breakpoint
GRANT SELECT, INSERT ON restriction_lifts TO portal_handler;--> statement-breakpoint
GRANT SELECT, DELETE ON restriction_lifts TO portal_eraser;--> statement-breakpoint
GRANT SELECT, UPDATE (ended_at), DELETE ON restriction_lifts TO portal_system;--> statement-breakpoint
GRANT SELECT (ctid) ON restriction_lifts TO portal_system;
