-- The actor of the door, which nobody who writes to the ledger can choose.
CREATE FUNCTION portal_actor() RETURNS text LANGUAGE sql STABLE
AS $$ SELECT coalesce(portal_setting('actor'), 'owner') $$;
--> statement-breakpoint
-- Replaced below once the columns it reads exist; policies refer to it by name.
CREATE FUNCTION portal_subscribers() RETURNS SETOF text LANGUAGE sql STABLE AS $$ SELECT null::text $$;
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" text PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"queued_through" text,
	"queued" integer DEFAULT 0 NOT NULL,
	"queued_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "campaigns" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "renewal_offers" (
	"receipt_id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"offered_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "renewal_offers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "suppressions" (
	"id" text PRIMARY KEY NOT NULL,
	"address_hash" text NOT NULL,
	"key_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "suppressions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "outbox_due";--> statement-breakpoint
ALTER TABLE "consent_events" ADD COLUMN "topic" text;--> statement-breakpoint
ALTER TABLE "consent_events" ADD COLUMN "actor" text DEFAULT portal_actor() NOT NULL;--> statement-breakpoint
-- Events of before this column: forms were sent by somebody not signed in, but for the profile and My Data.
UPDATE "consent_events" SET "actor" = CASE WHEN "place" IN ('firstLogin', 'myData') THEN 'subject' ELSE 'visitor' END;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "receipt_ids" text[];--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "campaign_id" text;--> statement-breakpoint
ALTER TABLE "subjects" ADD COLUMN "restricted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "renewal_offers" ADD CONSTRAINT "renewal_offers_receipt_id_consent_events_receipt_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."consent_events"("receipt_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal_offers" ADD CONSTRAINT "renewal_offers_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "renewal_offers_subject" ON "renewal_offers" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "suppressions_address" ON "suppressions" USING btree ("address_hash","at");--> statement-breakpoint
CREATE INDEX "suppressions_at" ON "suppressions" USING btree ("at");--> statement-breakpoint
CREATE INDEX "consent_events_granted" ON "consent_events" USING btree ("at") WHERE consent = 'marketing' and decision = 'granted' and topic is null and subject_id is not null;--> statement-breakpoint
CREATE INDEX "outbox_campaign_due" ON "outbox" USING btree ("next_try_at") WHERE failed_at is null and campaign_id is not null;--> statement-breakpoint
CREATE INDEX "subjects_proved" ON "subjects" USING btree ("email_index") WHERE proved_at is not null;--> statement-breakpoint
CREATE INDEX "outbox_receipts_due" ON "outbox" USING btree ("next_try_at") WHERE failed_at is null and campaign_id is null and template = 'consent-receipts';--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_try_at") WHERE failed_at is null and campaign_id is null and template <> 'consent-receipts';--> statement-breakpoint
CREATE POLICY "consent_events_handler" ON "consent_events" AS PERMISSIVE FOR INSERT TO "portal_handler" WITH CHECK ((select portal_setting('purpose')) = 'marketing' and "consent_events"."consent" = 'marketing'
        and "consent_events"."decision" = 'withdrawn' and "consent_events"."subject_id" in (select portal_subscribers()));--> statement-breakpoint
CREATE POLICY "consent_events_as_it_happens" ON "consent_events" AS RESTRICTIVE FOR INSERT TO "portal_handler", "portal_subject", "portal_system", "portal_visitor" WITH CHECK ("consent_events"."actor" = (select portal_actor()) and "consent_events"."at" = now());--> statement-breakpoint
CREATE POLICY "campaigns_system" ON "campaigns" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "renewal_offers_subject" ON "renewal_offers" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("renewal_offers"."subject_id" = (select portal_subject())) WITH CHECK ("renewal_offers"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "renewal_offers_eraser" ON "renewal_offers" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("renewal_offers"."subject_id" = (select portal_subject())) WITH CHECK ("renewal_offers"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "renewal_offers_system" ON "renewal_offers" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "suppressions_eraser" ON "suppressions" AS PERMISSIVE FOR INSERT TO "portal_eraser" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "suppressions_system" ON "suppressions" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
ALTER POLICY "consent_events_subject" ON "consent_events" TO portal_subject USING ("consent_events"."subject_id" = (select portal_subject())) WITH CHECK ("consent_events"."subject_id" = (select portal_subject()) or ("consent_events"."consent" = 'marketing'
        and ("consent_events"."decision" <> 'granted' or "consent_events"."topic" is not null) and "consent_events"."subject_id" in (select portal_subscribers())));--> statement-breakpoint
ALTER POLICY "consent_events_visitor" ON "consent_events" TO portal_visitor USING ("consent_events"."subject_id" in ((select portal_proved()), (select case when portal_setting('proof') = 'opt-out' then portal_subject() end))) WITH CHECK ("consent_events"."subject_id" = (select portal_proved()) or ("consent_events"."consent" = 'marketing'
        and ("consent_events"."decision" <> 'granted' or "consent_events"."topic" is not null) and "consent_events"."subject_id" in (select portal_subscribers())));--> statement-breakpoint
ALTER POLICY "outbox_visitor" ON "outbox" TO portal_visitor WITH CHECK ("outbox"."subject_id" = (select portal_proved())
        or ("outbox"."subject_id" = (select case when portal_setting('proof') = 'opt-out' then portal_subject() end) and "outbox"."template" = 'consent-receipts')
        or ("outbox"."subject_id" is null and "outbox"."email_index" = (select portal_setting('email_index'))));--> statement-breakpoint
ALTER POLICY "outbox_handler" ON "outbox" TO portal_handler WITH CHECK (case (select portal_setting('purpose'))
        when 'inquiries' then "outbox"."template" = 'inquiry-answer'
        when 'marketing' then "outbox"."template" = 'consent-receipts' and "outbox"."subject_id" in (select portal_subscribers()) end);--> statement-breakpoint
ALTER POLICY "subjects_visitor" ON "subjects" TO portal_visitor USING ("subjects"."id" in ((select portal_proved()), (select portal_addressed()), (select case when portal_setting('proof') = 'opt-out' then portal_subject() end))) WITH CHECK ("subjects"."id" = (select portal_proved()) and ("subjects"."proved_at" is null or (select portal_setting('proof')) = 'link'));
--> statement-breakpoint
-- Whether a person agrees to marketing: the newest decision about the whole of it is a yes, younger than its 36
-- calendar months (S4.A). Proof of the address is asked elsewhere.
CREATE FUNCTION portal_agrees(person text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce((
    SELECT decision = 'granted' AND (at AT TIME ZONE 'UTC' + interval '36 months') AT TIME ZONE 'UTC' > now()
    FROM consent_events
    WHERE subject_id = person AND consent = 'marketing' AND topic IS NULL AND decision NOT IN ('paused', 'resumed')
    ORDER BY sequence DESC LIMIT 1
  ), false)
$$;
--> statement-breakpoint
-- Everyone who shares the address of the door's person, has proved it and agrees to marketing. A handler names the address.
CREATE OR REPLACE FUNCTION portal_subscribers() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT id FROM subjects
  WHERE proved_at IS NOT NULL AND portal_agrees(id) AND email_index = coalesce(
    (SELECT email_index FROM subjects WHERE id = coalesce(portal_proved(), portal_subject()) AND proved_at IS NOT NULL),
    CASE WHEN portal_setting('purpose') = 'marketing' THEN portal_setting('email_index') END
  )
$$;
--> statement-breakpoint
-- Who may be sent marketing now, one person an address: proved, agreeing, not restricted, not paused. With the topics
-- they have switched off. A pause lasts 90 days.
CREATE VIEW marketing_audience AS
SELECT s.id AS subject_id, ARRAY(
  SELECT choice.topic FROM (
    SELECT DISTINCT ON (e.topic) e.topic, e.decision FROM consent_events e
    WHERE e.subject_id = s.id AND e.consent = 'marketing' AND e.topic IS NOT NULL
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
  SELECT e.decision, e.at FROM consent_events e
  WHERE e.subject_id = s.id AND e.consent = 'marketing' AND e.topic IS NULL AND e.decision IN ('paused', 'resumed')
  ORDER BY e.sequence DESC LIMIT 1
) pause ON true
WHERE s.proved_at IS NOT NULL AND s.restricted_at IS NULL
  AND yes.decision = 'granted' AND (yes.at AT TIME ZONE 'UTC' + interval '36 months') AT TIME ZONE 'UTC' > now()
  AND (pause.decision IS DISTINCT FROM 'paused' OR pause.at <= now() - interval '90 days')
  AND NOT EXISTS (
    SELECT FROM subjects other
    WHERE other.email_index = s.email_index AND other.proved_at IS NOT NULL AND other.id <> s.id
      AND (other.restricted_at IS NOT NULL
        OR ((other.kind = 'account', other.id) > (s.kind = 'account', s.id) AND portal_agrees(other.id)))
  );
--> statement-breakpoint
-- Marketing mail that waits is all that is held for a yes alone: it goes with the yes, whoever ends it and how (S4.A, S8).
CREATE FUNCTION portal_end_marketing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  DELETE FROM outbox WHERE subject_id = NEW.subject_id AND template LIKE 'marketing-%';
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER end_marketing AFTER INSERT ON consent_events FOR EACH ROW
  WHEN (NEW.consent = 'marketing' AND NEW.topic IS NULL AND NEW.decision IN ('refused', 'withdrawn', 'lapsed'))
  EXECUTE FUNCTION portal_end_marketing();
--> statement-breakpoint
-- Whether what somebody else said last of marketing, at the address of whoever used the door's link, was a no.
CREATE FUNCTION portal_refused_by_another() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce((
    SELECT e.decision IN ('refused', 'withdrawn')
    FROM subjects other
    JOIN consent_events e ON e.subject_id = other.id AND e.consent = 'marketing' AND e.topic IS NULL
      AND e.decision NOT IN ('paused', 'resumed')
    WHERE other.email_index = (SELECT email_index FROM subjects WHERE id = portal_proved())
      AND other.proved_at IS NOT NULL AND other.id <> portal_proved()
    ORDER BY e.sequence DESC LIMIT 1
  ), false)
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION portal_refused_by_another() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_refused_by_another() TO portal_visitor;
--> statement-breakpoint
-- The same audit rows as portal_audit writes, for a table whose rows come by the thousand: once a statement.
CREATE FUNCTION portal_audit_inserted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  by_transaction text := pg_current_xact_id()::text;
  by_door text := coalesce(portal_setting('door'), 'owner');
  by_actor text := coalesce(portal_setting('actor'), 'owner');
BEGIN
  INSERT INTO audit_events (transaction_id, door, actor, action, subject_ref)
  SELECT by_transaction, by_door, by_actor, TG_TABLE_NAME || '.insert', subject_id FROM inserted;
  RETURN NULL;
END
$$;
--> statement-breakpoint
DROP TRIGGER audit ON outbox;
--> statement-breakpoint
CREATE TRIGGER audit AFTER DELETE ON outbox FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');
--> statement-breakpoint
CREATE TRIGGER audit_inserted AFTER INSERT ON outbox REFERENCING NEW TABLE AS inserted
  FOR EACH STATEMENT EXECUTE FUNCTION portal_audit_inserted();
--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON renewal_offers FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');
--> statement-breakpoint
REVOKE ALL ON FUNCTION portal_actor(), portal_subscribers(), portal_agrees(text), portal_end_marketing(), portal_audit_inserted() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_actor() TO portal_visitor, portal_subject, portal_handler, portal_system, portal_eraser;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_agrees(text) TO portal_system;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_subscribers() TO portal_visitor, portal_subject, portal_handler;
--> statement-breakpoint
GRANT INSERT ON consent_events TO portal_handler, portal_system;
--> statement-breakpoint
GRANT INSERT ON outbox TO portal_system;
--> statement-breakpoint
GRANT SELECT ON marketing_audience TO portal_system;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON campaigns TO portal_system;
--> statement-breakpoint
GRANT SELECT, INSERT ON renewal_offers TO portal_system;
--> statement-breakpoint
GRANT SELECT ON renewal_offers TO portal_subject;
--> statement-breakpoint
GRANT SELECT, DELETE ON renewal_offers TO portal_eraser;
--> statement-breakpoint
GRANT SELECT, DELETE ON suppressions TO portal_system;
--> statement-breakpoint
GRANT INSERT ON suppressions TO portal_eraser;
