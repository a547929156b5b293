CREATE TABLE "notice_periods" (
	"notice_hash" text PRIMARY KEY NOT NULL,
	"months" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "notice_periods" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "policy_notices" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"version" text NOT NULL,
	"queued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "policy_notices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "policy_notices" ADD CONSTRAINT "policy_notices_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "policy_notices_once" ON "policy_notices" USING btree ("subject_id","version");--> statement-breakpoint
CREATE POLICY "notice_periods_system" ON "notice_periods" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "policy_notices_subject" ON "policy_notices" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("policy_notices"."subject_id" = (select portal_subject())) WITH CHECK ("policy_notices"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "policy_notices_eraser" ON "policy_notices" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("policy_notices"."subject_id" = (select portal_subject())) WITH CHECK ("policy_notices"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "policy_notices_system" ON "policy_notices" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);
--> statement-breakpoint
-- Written by hand from here on.
-- As in 0003, and by the notice that the yes was given to: for as long as it then named, and not at all where it named another purpose.
CREATE OR REPLACE FUNCTION portal_agrees(person text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce((
    SELECT decision = 'granted' AND (at AT TIME ZONE 'UTC' + make_interval(months => coalesce(
      (SELECT p.months FROM notice_periods p WHERE p.notice_hash = e.notice_hash), 36))) AT TIME ZONE 'UTC' > now()
    FROM consent_events e
    WHERE subject_id = person AND consent = 'marketing' AND topic IS NULL AND decision NOT IN ('paused', 'resumed')
    ORDER BY sequence DESC LIMIT 1
  ), false)
$$;
--> statement-breakpoint
-- As in 0008, and by the notice that the yes was given to.
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
  SELECT e.decision, e.at, e.notice_hash FROM consent_events e
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
  AND yes.decision = 'granted' AND (yes.at AT TIME ZONE 'UTC' + make_interval(months => coalesce(
    (SELECT p.months FROM notice_periods p WHERE p.notice_hash = yes.notice_hash), 36))) AT TIME ZONE 'UTC' > now()
  AND (pause.decision IS DISTINCT FROM 'paused' OR pause.at <= now() - interval '90 days')
  AND NOT EXISTS (
    SELECT FROM subjects other
    WHERE other.email_index = s.email_index AND other.proved_at IS NOT NULL AND other.id <> s.id
      AND (other.restricted_at IS NOT NULL OR other.closes_at IS NOT NULL
        OR ((other.kind = 'account', other.id) > (s.kind = 'account', s.id) AND portal_agrees(other.id)))
    OFFSET 0
  );
--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON policy_notices FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');
--> statement-breakpoint
GRANT SELECT, INSERT ON policy_notices TO portal_system;
--> statement-breakpoint
GRANT UPDATE (sent_at) ON policy_notices TO portal_system;
--> statement-breakpoint
GRANT SELECT ON policy_notices TO portal_subject;
--> statement-breakpoint
GRANT UPDATE (read_at) ON policy_notices TO portal_subject;
--> statement-breakpoint
GRANT SELECT, DELETE ON policy_notices TO portal_eraser;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON notice_periods TO portal_system;
