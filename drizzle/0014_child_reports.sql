CREATE TABLE "child_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text,
	"email_index" text NOT NULL,
	"reported_at" timestamp with time zone DEFAULT now() NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"token_hash" text,
	"asked_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	"purge_by" timestamp with time zone,
	"purged_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	CONSTRAINT "child_reports_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "child_reports_purge" CHECK (("child_reports"."state" in ('confirmed', 'purged')) = ("child_reports"."purge_by" is not null)),
	CONSTRAINT "child_reports_end" CHECK (("child_reports"."state" in ('open', 'confirmed')) = ("child_reports"."ends_at" is null))
);
--> statement-breakpoint
ALTER TABLE "child_reports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reporters" (
	"subject_id" text PRIMARY KEY NOT NULL,
	"contact" "bytea" NOT NULL,
	"kept_until" timestamp with time zone DEFAULT now() + interval '30 days' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reporters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "child_reports" ADD CONSTRAINT "child_reports_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporters" ADD CONSTRAINT "reporters_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "child_reports_address" ON "child_reports" USING btree ("email_index");--> statement-breakpoint
CREATE INDEX "child_reports_subject" ON "child_reports" USING btree ("subject_id") WHERE subject_id is not null;--> statement-breakpoint
CREATE INDEX "child_reports_open" ON "child_reports" USING btree ("reported_at") WHERE state in ('open', 'confirmed');--> statement-breakpoint
CREATE INDEX "child_reports_confirmed" ON "child_reports" USING btree ("purge_by") WHERE state = 'confirmed';--> statement-breakpoint
CREATE INDEX "child_reports_ends" ON "child_reports" USING btree ("ends_at") WHERE ends_at is not null;--> statement-breakpoint
CREATE INDEX "reporters_kept_until" ON "reporters" USING btree ("kept_until");--> statement-breakpoint
CREATE INDEX "subjects_address" ON "subjects" USING btree ("email_index") WHERE kind in ('account', 'inquirer');--> statement-breakpoint
CREATE POLICY "profiles_system" ON "profiles" AS PERMISSIVE FOR SELECT TO "portal_system" USING (true);--> statement-breakpoint
CREATE POLICY "suppressions_visitor" ON "suppressions" AS PERMISSIVE FOR INSERT TO "portal_visitor" WITH CHECK ((select portal_setting('proof')) = 'newcomer' and (select portal_setting('email_index')) is not null
        and "suppressions"."at" = now());--> statement-breakpoint
CREATE POLICY "child_reports_visitor" ON "child_reports" AS PERMISSIVE FOR INSERT TO "portal_visitor" WITH CHECK ((select portal_setting('proof')) = 'newcomer' and "child_reports"."email_index" = (select portal_setting('email_index'))
        and ("child_reports"."subject_id" is null or "child_reports"."subject_id" = (select portal_proved())));--> statement-breakpoint
CREATE POLICY "child_reports_holder" ON "child_reports" AS PERMISSIVE FOR SELECT TO "portal_visitor" USING ((select portal_setting('proof')) = 'child-report' and "child_reports"."token_hash" = (select portal_setting('token_hash')));--> statement-breakpoint
CREATE POLICY "child_reports_holder_answers" ON "child_reports" AS PERMISSIVE FOR UPDATE TO "portal_visitor" USING ((select portal_setting('proof')) = 'child-report' and "child_reports"."token_hash" = (select portal_setting('token_hash')));--> statement-breakpoint
CREATE POLICY "child_reports_handler" ON "child_reports" AS PERMISSIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) = 'children');--> statement-breakpoint
CREATE POLICY "child_reports_eraser" ON "child_reports" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("child_reports"."subject_id" = (select portal_subject()) or "child_reports"."subject_id" is null) WITH CHECK ("child_reports"."subject_id" is null);--> statement-breakpoint
CREATE POLICY "child_reports_system" ON "child_reports" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reporters_visitor" ON "reporters" AS PERMISSIVE FOR INSERT TO "portal_visitor" WITH CHECK ("reporters"."subject_id" = (select portal_proved()) and "reporters"."kept_until" <= now() + interval '30 days');--> statement-breakpoint
CREATE POLICY "reporters_eraser" ON "reporters" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("reporters"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "reporters_handler" ON "reporters" AS PERMISSIVE FOR SELECT TO "portal_handler" USING ((select portal_setting('purpose')) = 'children' and "reporters"."subject_id" = (select portal_setting('looked')));--> statement-breakpoint
CREATE POLICY "reporters_system" ON "reporters" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
ALTER POLICY "consent_events_lapse" ON "consent_events" TO portal_system WITH CHECK ("consent_events"."consent" = 'marketing' and "consent_events"."topic" is null and "consent_events"."decision" = 'lapsed' and "consent_events"."place" in ('sweep', 'childReport'));--> statement-breakpoint
ALTER POLICY "subject_keys_handler" ON "subject_keys" TO portal_handler USING ("subject_keys"."subject_id" = (select portal_setting('looked'))
        and (select portal_setting('purpose')) in ('inquiries', 'holds', 'disclosures', 'billing', 'requests', 'children'));
--> statement-breakpoint
-- By hand from here on. A report comes in as open, whatever was sent along.
CREATE FUNCTION portal_child_report_arrives() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  NEW.reported_at := now();
  NEW.state := 'open';
  NEW.token_hash := NULL;
  NEW.asked_at := NULL;
  NEW.decided_at := NULL;
  NEW.decided_by := NULL;
  NEW.purge_by := NULL;
  NEW.purged_at := NULL;
  NEW.ends_at := NULL;
  RETURN NEW;
END
$$;
--> statement-breakpoint
-- The state machine of a report (lib/db/tables/child-reports.ts): no other change is made to one, whoever asks for it. Times and
-- names come from the door.
CREATE FUNCTION portal_child_report_changes() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  door text := portal_setting('door');
  allowed boolean;
BEGIN
  IF NEW IS NOT DISTINCT FROM OLD THEN RETURN NEW; END IF;
  -- The reporter's contact is gone, and the report stays.
  IF door = 'eraser' AND NEW.subject_id IS NULL AND to_jsonb(NEW) - 'subject_id' = to_jsonb(OLD) - 'subject_id' THEN RETURN NEW; END IF;
  allowed := CASE
    WHEN NEW.state = OLD.state THEN door = 'system' AND OLD.state = 'open'
    WHEN OLD.state = 'confirmed' THEN door = 'system' AND NEW.state = 'purged'
    WHEN OLD.state <> 'open' THEN false
    -- With another report of the same address.
    WHEN pg_trigger_depth() > 1 THEN NEW.state <> 'purged'
    WHEN NEW.state = 'not-held' THEN door = 'system'
    WHEN NEW.state IN ('confirmed', 'denied') THEN
      door = 'handler' OR door = 'visitor' AND OLD.asked_at > now() - interval '14 days'
    ELSE false
  END;
  IF allowed IS NOT TRUE OR (NEW.id, NEW.email_index, NEW.reported_at) IS DISTINCT FROM (OLD.id, OLD.email_index, OLD.reported_at)
    OR NEW.subject_id IS DISTINCT FROM OLD.subject_id THEN
    RAISE EXCEPTION 'a report does not go that way' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = OLD.state THEN RETURN NEW; END IF;
  IF NEW.state = 'purged' THEN
    NEW.purged_at := now();
  ELSE
    NEW.decided_at := now();
    NEW.decided_by := CASE door WHEN 'visitor' THEN 'holder' ELSE portal_actor() END;
  END IF;
  IF NEW.state = 'confirmed' THEN
    NEW.purge_by := now() + interval '72 hours';
  ELSE
    NEW.ends_at := now() + interval '30 days';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
-- What is decided holds for the address, whoever decides: every open report of it, and once confirmed whoever has it, in the same
-- transaction. What comes to nothing needs its reporter no more.
CREATE FUNCTION portal_child_report_decided() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE child_reports SET state = NEW.state
  WHERE id IN (SELECT id FROM child_reports WHERE email_index = NEW.email_index AND state = 'open' ORDER BY id FOR UPDATE);
  IF NEW.state = 'confirmed' THEN
    UPDATE subjects SET close_requested_at = coalesce(close_requested_at, now()), closes_at = now()
    WHERE id IN (
      SELECT id FROM subjects
      WHERE email_index = NEW.email_index AND kind IN ('account', 'inquirer') AND (closes_at IS NULL OR closes_at > now())
      ORDER BY id FOR UPDATE
    );
  ELSE
    UPDATE reporters SET kept_until = now() WHERE subject_id = NEW.subject_id AND kept_until > now();
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER arrives BEFORE INSERT ON child_reports FOR EACH ROW EXECUTE FUNCTION portal_child_report_arrives();--> statement-breakpoint
CREATE TRIGGER changes BEFORE UPDATE ON child_reports FOR EACH ROW EXECUTE FUNCTION portal_child_report_changes();--> statement-breakpoint
CREATE TRIGGER decided AFTER UPDATE ON child_reports FOR EACH ROW
  WHEN (OLD.state = 'open' AND NEW.state <> 'open') EXECUTE FUNCTION portal_child_report_decided();
--> statement-breakpoint
-- Whom a handler is to decide about, and no more of them than that they are here.
CREATE FUNCTION portal_reported_people(report text) RETURNS TABLE (id text, kind text, created_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT s.id, s.kind, s.created_at FROM child_reports r JOIN subjects s ON s.email_index = r.email_index AND s.kind IN ('account', 'inquirer')
  WHERE portal_setting('door') = 'handler' AND portal_setting('purpose') = 'children' AND r.id = report
  ORDER BY s.created_at
$$;
--> statement-breakpoint
-- Whether the person to be erased goes because their data was confirmed to be a child's.
CREATE FUNCTION portal_is_child() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (
    SELECT FROM subjects s JOIN child_reports r ON r.email_index = s.email_index
    WHERE s.id = portal_subject() AND r.state = 'confirmed' AND s.closes_at <= now()
  )
$$;
--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON child_reports FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON reporters FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');
--> statement-breakpoint
REVOKE ALL ON FUNCTION portal_child_report_arrives(), portal_child_report_changes(), portal_child_report_decided(), portal_reported_people(text), portal_is_child() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_reported_people(text) TO portal_handler;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_is_child() TO portal_eraser;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (state) ON child_reports TO portal_visitor;--> statement-breakpoint
GRANT INSERT ON reporters, suppressions TO portal_visitor;--> statement-breakpoint
GRANT SELECT, UPDATE (state) ON child_reports TO portal_handler;--> statement-breakpoint
GRANT SELECT ON reporters TO portal_handler;--> statement-breakpoint
GRANT SELECT, UPDATE (state, token_hash, asked_at), DELETE ON child_reports TO portal_system;--> statement-breakpoint
GRANT SELECT ON reporters TO portal_system;--> statement-breakpoint
GRANT SELECT, UPDATE (subject_id) ON child_reports TO portal_eraser;--> statement-breakpoint
GRANT SELECT, DELETE ON reporters TO portal_eraser;--> statement-breakpoint
-- At what age somebody is no child depends on where they live.
GRANT SELECT (subject_id, country) ON profiles TO portal_system;--> statement-breakpoint
GRANT SELECT (country_of_residence) ON inquiries TO portal_system;
