CREATE POLICY "earlier_values_stay" ON "earlier_values" AS RESTRICTIVE FOR UPDATE TO "portal_system" USING (true) WITH CHECK (false);--> statement-breakpoint
CREATE POLICY "processor_notices_handler" ON "processor_notices" AS PERMISSIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) = 'billing') WITH CHECK ((select portal_setting('purpose')) = 'billing');--> statement-breakpoint
CREATE POLICY "processor_notices_handler_unrestricted" ON "processor_notices" AS RESTRICTIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) in ('requests', 'holds', 'disclosures', 'billing', 'marketing')
      or not portal_restricted("processor_notices"."subject_id"));--> statement-breakpoint
ALTER POLICY "outbox_handler" ON "outbox" TO portal_handler WITH CHECK (case (select portal_setting('purpose'))
        when 'inquiries' then "outbox"."template" = 'inquiry-answer' and "outbox"."subject_id" = (select portal_setting('looked'))
        when 'requests' then "outbox"."subject_id" = (select portal_setting('looked')) and "outbox"."template" in ('request-received', 'request-to-confirm', 'request-extended', 'request-answered', 'restriction-lift')
        when 'marketing' then "outbox"."template" = 'consent-receipts' and "outbox"."subject_id" in (select portal_subscribers()) end);--> statement-breakpoint
-- By hand from here on.
-- As before, and of a row that is deleted too: what it held is held no more.
CREATE OR REPLACE FUNCTION portal_notify_processors() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  person text := to_jsonb(CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END) ->> TG_ARGV[0];
BEGIN
  IF NOT EXISTS (SELECT FROM stripe_customers WHERE subject_id = person) THEN RETURN NULL; END IF;
  INSERT INTO processor_notices AS open (id, subject_id, processor, what, items)
  VALUES (portal_new_id(), person, 'stripe', TG_ARGV[1], CASE WHEN TG_NARGS > 2 THEN ARRAY[TG_ARGV[2]] ELSE '{}' END)
  ON CONFLICT (subject_id, processor, what) WHERE told_at IS NULL DO UPDATE SET
    version = open.version + 1, next_try_at = now(),
    items = (SELECT coalesce(array_agg(DISTINCT item ORDER BY item), '{}') FROM unnest(open.items || excluded.items) AS item);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER notify_emptied AFTER UPDATE OF phone_number ON inquiries FOR EACH ROW
  WHEN (OLD.phone_number IS NOT NULL AND NEW.phone_number IS NULL AND NEW.subject_id = OLD.subject_id)
  EXECUTE FUNCTION portal_notify_processors('subject_id', 'deletion', 'phoneNumber');--> statement-breakpoint
-- Of an account that is erased Stripe deletes the whole record.
CREATE TRIGGER notify_deleted AFTER DELETE ON inquiries FOR EACH ROW
  WHEN (OLD.phone_number IS NOT NULL AND portal_setting('door') IS DISTINCT FROM 'eraser')
  EXECUTE FUNCTION portal_notify_processors('subject_id', 'deletion', 'phoneNumber');--> statement-breakpoint
-- Somebody has what was refused tried again, and the trail says who.
CREATE TRIGGER audit_again AFTER UPDATE OF next_try_at ON processor_notices FOR EACH ROW
  WHEN (portal_setting('door') = 'handler') EXECUTE FUNCTION portal_audit('subject_id');--> statement-breakpoint
REVOKE UPDATE (actor) ON earlier_values FROM portal_system;--> statement-breakpoint
GRANT UPDATE (replaced_at) ON earlier_values TO portal_system;--> statement-breakpoint
-- Whom a notice is about is not told to whoever has it tried again.
GRANT SELECT (id, what, items, caused_at, told_at, obstacle, tries, next_try_at), UPDATE (next_try_at) ON processor_notices TO portal_handler;
