CREATE TABLE "erasure_steps" (
	"erasure_id" text NOT NULL,
	"store" text NOT NULL,
	"state" text NOT NULL,
	"obstacle" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone DEFAULT now() NOT NULL,
	"locked_until" timestamp with time zone,
	"settled_by" text,
	CONSTRAINT "erasure_steps_erasure_id_store_pk" PRIMARY KEY("erasure_id","store")
);
--> statement-breakpoint
ALTER TABLE "erasure_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "erasures" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text,
	"cause" text NOT NULL,
	"policy_version" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"erased_at" timestamp with time zone DEFAULT now() NOT NULL,
	"completed_at" timestamp with time zone,
	"counts" jsonb NOT NULL,
	"is_held" boolean NOT NULL,
	"is_suppressed" boolean NOT NULL,
	"backups_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "erasures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stripe_customers" (
	"subject_id" text PRIMARY KEY NOT NULL,
	"customer_id" "bytea" NOT NULL,
	"added_by" text DEFAULT portal_actor() NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "stripe_customers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "farewells" ALTER COLUMN "email" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "farewells" ADD COLUMN "stripe_customer_id" "bytea";--> statement-breakpoint
ALTER TABLE "subjects" ADD COLUMN "close_requested_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "subjects" ADD COLUMN "closes_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "erasure_steps" ADD CONSTRAINT "erasure_steps_erasure_id_erasures_id_fk" FOREIGN KEY ("erasure_id") REFERENCES "public"."erasures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_customers" ADD CONSTRAINT "stripe_customers_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "erasure_steps_open" ON "erasure_steps" USING btree ("next_try_at") WHERE state in ('waiting', 'assistance');--> statement-breakpoint
CREATE INDEX "erasures_open" ON "erasures" USING btree ("erased_at") WHERE completed_at is null;--> statement-breakpoint
CREATE INDEX "erasures_subject" ON "erasures" USING btree ("subject_id") WHERE subject_id is not null;--> statement-breakpoint
CREATE INDEX "subjects_closes_at" ON "subjects" USING btree ("closes_at") WHERE closes_at is not null;--> statement-breakpoint
-- Somebody whose account is to close, or who has asked for it (GDPR 18): nothing is done with their data but keeping it.
CREATE FUNCTION portal_restricted(person text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM subjects WHERE id = person AND (restricted_at IS NOT NULL OR closes_at IS NOT NULL))
$$;
--> statement-breakpoint
CREATE POLICY "farewells_handler" ON "farewells" AS PERMISSIVE FOR SELECT TO "portal_handler" USING ((select portal_setting('purpose')) = 'billing' and "farewells"."subject_id" = (select portal_setting('looked')));--> statement-breakpoint
CREATE POLICY "inquiries_handler_unrestricted" ON "inquiries" AS RESTRICTIVE FOR ALL TO "portal_handler" USING (not portal_restricted("inquiries"."subject_id"));--> statement-breakpoint
CREATE POLICY "subjects_system_changes" ON "subjects" AS RESTRICTIVE FOR UPDATE TO "portal_system" USING ("subjects"."kind" = 'farewell');--> statement-breakpoint
CREATE POLICY "erasure_steps_eraser" ON "erasure_steps" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("erasure_steps"."erasure_id" in (select id from erasures)) WITH CHECK ("erasure_steps"."erasure_id" in (select id from erasures));--> statement-breakpoint
CREATE POLICY "erasure_steps_visitor" ON "erasure_steps" AS PERMISSIVE FOR SELECT TO "portal_visitor" USING ("erasure_steps"."erasure_id" in (select id from erasures));--> statement-breakpoint
CREATE POLICY "erasure_steps_handler" ON "erasure_steps" AS PERMISSIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) = 'billing') WITH CHECK ((select portal_setting('purpose')) = 'billing');--> statement-breakpoint
CREATE POLICY "erasure_steps_system" ON "erasure_steps" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "erasures_eraser" ON "erasures" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("erasures"."subject_id" in ((select portal_subject()), (select portal_setting('farewell'))) or "erasures"."subject_id" is null) WITH CHECK ("erasures"."subject_id" is null or "erasures"."subject_id" = (select portal_setting('farewell')));--> statement-breakpoint
CREATE POLICY "erasures_visitor" ON "erasures" AS PERMISSIVE FOR SELECT TO "portal_visitor" USING ((select portal_setting('proof')) = 'erasure' and "erasures"."id" = (select portal_setting('erasure')));--> statement-breakpoint
CREATE POLICY "erasures_handler" ON "erasures" AS PERMISSIVE FOR SELECT TO "portal_handler" USING ((select portal_setting('purpose')) = 'billing');--> statement-breakpoint
CREATE POLICY "erasures_system" ON "erasures" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "stripe_customers_subject" ON "stripe_customers" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("stripe_customers"."subject_id" = (select portal_subject())) WITH CHECK ("stripe_customers"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "stripe_customers_eraser" ON "stripe_customers" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("stripe_customers"."subject_id" = (select portal_subject())) WITH CHECK ("stripe_customers"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "stripe_customers_handler" ON "stripe_customers" AS PERMISSIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) = 'billing' and "stripe_customers"."subject_id" = (select portal_setting('looked'))) WITH CHECK ((select portal_setting('purpose')) = 'billing' and "stripe_customers"."subject_id" = (select portal_setting('looked')));--> statement-breakpoint
ALTER POLICY "subject_keys_handler" ON "subject_keys" TO portal_handler USING ("subject_keys"."subject_id" = (select portal_setting('looked'))
        and (select portal_setting('purpose')) in ('inquiries', 'holds', 'disclosures', 'billing'));
--> statement-breakpoint
-- An erasure is complete when every store is, and what has ended stays as it ended: no code can say either too early.
CREATE FUNCTION portal_erasure_step() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  IF OLD.state NOT IN ('waiting', 'assistance') THEN
    RAISE EXCEPTION 'this step has ended' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state IS DISTINCT FROM OLD.state OR NEW.obstacle IS DISTINCT FROM OLD.obstacle THEN
    NEW.at := now();
    NEW.settled_by := CASE WHEN portal_setting('door') = 'handler' THEN portal_actor() END;
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER step BEFORE UPDATE ON erasure_steps FOR EACH ROW EXECUTE FUNCTION portal_erasure_step();
--> statement-breakpoint
CREATE FUNCTION portal_erasure_complete() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.completed_at IS NOT NULL AND NEW.completed_at IS DISTINCT FROM OLD.completed_at THEN
    RAISE EXCEPTION 'this erasure is complete' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.completed_at IS NULL THEN RETURN NEW; END IF;
  IF EXISTS (SELECT FROM erasure_steps WHERE erasure_id = NEW.id AND state IN ('waiting', 'assistance'))
    OR NOT EXISTS (SELECT FROM erasure_steps WHERE erasure_id = NEW.id) THEN
    RAISE EXCEPTION 'a store has not answered' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER complete BEFORE INSERT OR UPDATE OF completed_at ON erasures FOR EACH ROW EXECUTE FUNCTION portal_erasure_complete();
--> statement-breakpoint
CREATE FUNCTION portal_erasure_step_comes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT FROM erasures WHERE id = NEW.erasure_id AND completed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'this erasure is complete' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER comes BEFORE INSERT ON erasure_steps FOR EACH ROW EXECUTE FUNCTION portal_erasure_step_comes();
--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON stripe_customers FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON erasures FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');
--> statement-breakpoint
-- A step is a change to its erasure, and leads to whom that leads.
CREATE FUNCTION portal_audit_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO audit_events (transaction_id, door, actor, action, subject_ref)
  SELECT pg_current_xact_id()::text, coalesce(portal_setting('door'), 'owner'), coalesce(portal_setting('actor'), 'owner'),
    'erasure_steps.' || NEW.store || '.' || NEW.state, subject_id
  FROM erasures WHERE id = NEW.erasure_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT ON erasure_steps FOR EACH ROW EXECUTE FUNCTION portal_audit_step();--> statement-breakpoint
CREATE TRIGGER audit_changed AFTER UPDATE ON erasure_steps FOR EACH ROW
  WHEN (NEW.state IS DISTINCT FROM OLD.state) EXECUTE FUNCTION portal_audit_step();
--> statement-breakpoint
CREATE FUNCTION portal_skip_restricted() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN CASE WHEN portal_restricted(NEW.subject_id) THEN NULL ELSE NEW END;
END
$$;
--> statement-breakpoint
CREATE TRIGGER skip_restricted BEFORE INSERT ON visits FOR EACH ROW EXECUTE FUNCTION portal_skip_restricted();
--> statement-breakpoint
-- A restored backup must know of a closing that was asked for since, and of the way back. One at once is followed by
-- the erasure's own entry.
CREATE TRIGGER note_closing AFTER UPDATE OF closes_at ON subjects FOR EACH ROW
  WHEN (NEW.closes_at IS DISTINCT FROM OLD.closes_at AND NEW.closes_at > now())
  EXECUTE FUNCTION portal_note_destroyed('closing');
--> statement-breakpoint
CREATE TRIGGER note_kept AFTER UPDATE OF closes_at ON subjects FOR EACH ROW
  WHEN (NEW.closes_at IS NULL AND OLD.closes_at IS NOT NULL)
  EXECUTE FUNCTION portal_note_destroyed('kept');
--> statement-breakpoint
-- As before, and nobody whose account is to close: also one who has said yes again meanwhile.
CREATE OR REPLACE VIEW marketing_audience AS
SELECT s.id AS subject_id, ARRAY(
  SELECT choice.topic FROM (
    SELECT DISTINCT ON (e.topic) e.topic, e.decision
    FROM subjects record CROSS JOIN LATERAL (
      SELECT topic, decision, sequence FROM consent_events
      WHERE subject_id = record.id AND consent = 'marketing' AND topic IS NOT NULL OFFSET 0
    ) e
    WHERE record.email_index = s.email_index AND record.proved_at IS NOT NULL
    ORDER BY e.topic, e.sequence DESC
  ) choice WHERE choice.decision <> 'granted'
) AS topics_off
FROM subjects s
CROSS JOIN LATERAL (
  SELECT e.decision, e.at FROM consent_events e
  WHERE e.subject_id = s.id AND e.consent = 'marketing' AND e.topic IS NULL AND e.decision NOT IN ('paused', 'resumed')
  ORDER BY e.sequence DESC LIMIT 1
) yes
LEFT JOIN LATERAL (
  SELECT e.decision, e.at
  FROM subjects record CROSS JOIN LATERAL (
    SELECT decision, at, sequence FROM consent_events
    WHERE subject_id = record.id AND consent = 'marketing' AND topic IS NULL AND decision IN ('paused', 'resumed') OFFSET 0
  ) e
  WHERE record.email_index = s.email_index AND record.proved_at IS NOT NULL
  ORDER BY e.sequence DESC LIMIT 1
) pause ON true
WHERE s.proved_at IS NOT NULL AND s.restricted_at IS NULL AND s.closes_at IS NULL
  AND yes.decision = 'granted' AND (yes.at AT TIME ZONE 'UTC' + interval '36 months') AT TIME ZONE 'UTC' > now()
  AND (pause.decision IS DISTINCT FROM 'paused' OR pause.at <= now() - interval '90 days')
  AND NOT EXISTS (
    SELECT FROM subjects other
    WHERE other.email_index = s.email_index AND other.proved_at IS NOT NULL AND other.id <> s.id
      AND (other.restricted_at IS NOT NULL OR other.closes_at IS NOT NULL
        OR ((other.kind = 'account', other.id) > (s.kind = 'account', s.id) AND portal_agrees(other.id)))
    OFFSET 0
  );
--> statement-breakpoint
-- A number at Stripe is an account's: with an inquiry of the same address it would outlast the closing.
CREATE OR REPLACE FUNCTION portal_find_people(inquiry text) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT id FROM subjects
  WHERE portal_setting('purpose') IN ('holds', 'disclosures', 'billing') AND email_index = portal_setting('email_index') AND proved_at IS NOT NULL
    AND (kind = 'account' OR portal_setting('purpose') <> 'billing')
  UNION
  SELECT subject_id FROM inquiries WHERE portal_setting('purpose') IN ('holds', 'disclosures') AND id = inquiry
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION portal_erasure_step(), portal_erasure_step_comes(), portal_erasure_complete(), portal_audit_step(), portal_restricted(text), portal_skip_restricted() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_restricted(text) TO portal_subject, portal_handler;
--> statement-breakpoint
GRANT UPDATE (close_requested_at, closes_at) ON subjects TO portal_subject;
--> statement-breakpoint
GRANT UPDATE (erase_after) ON subjects TO portal_system;
--> statement-breakpoint
GRANT SELECT ON stripe_customers TO portal_subject;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON stripe_customers TO portal_handler;
--> statement-breakpoint
GRANT SELECT, DELETE ON stripe_customers TO portal_eraser;
--> statement-breakpoint
GRANT SELECT ON farewells, erasures, erasure_steps TO portal_handler;
--> statement-breakpoint
GRANT UPDATE (state, obstacle) ON erasure_steps TO portal_handler;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (subject_id, completed_at) ON erasures TO portal_eraser;
--> statement-breakpoint
GRANT SELECT, INSERT ON erasure_steps TO portal_eraser;
--> statement-breakpoint
GRANT SELECT, UPDATE (completed_at) ON erasures TO portal_system;
--> statement-breakpoint
GRANT SELECT, UPDATE (state, obstacle, tries, next_try_at, locked_until) ON erasure_steps TO portal_system;
--> statement-breakpoint
GRANT SELECT (id, cause, policy_version, requested_at, erased_at, completed_at, counts, is_held, is_suppressed, backups_until) ON erasures TO portal_visitor;
--> statement-breakpoint
GRANT SELECT (erasure_id, store, state, obstacle, at) ON erasure_steps TO portal_visitor;
