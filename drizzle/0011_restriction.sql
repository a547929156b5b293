ALTER TABLE "erasure_entries" ADD COLUMN "ground" text;--> statement-breakpoint
ALTER TABLE "subjects" ADD COLUMN "restriction_ground" text;--> statement-breakpoint
CREATE INDEX "subjects_restricted" ON "subjects" USING btree ("id") WHERE restricted_at is not null;--> statement-breakpoint
ALTER TABLE "subjects" ADD CONSTRAINT "subjects_restriction" CHECK (("subjects"."restricted_at" is null) = ("subjects"."restriction_ground" is null));--> statement-breakpoint
CREATE POLICY "accounts_handler_unrestricted" ON "accounts" AS RESTRICTIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) in ('requests', 'holds', 'disclosures', 'billing', 'marketing')
      or not portal_restricted("accounts"."subject_id"));--> statement-breakpoint
CREATE POLICY "disclosures_handler_unrestricted" ON "disclosures" AS RESTRICTIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) in ('requests', 'holds', 'disclosures', 'billing', 'marketing')
      or not portal_restricted("disclosures"."subject_id"));--> statement-breakpoint
CREATE POLICY "held_records_handler_unrestricted" ON "held_records" AS RESTRICTIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) in ('requests', 'holds', 'disclosures', 'billing', 'marketing')
      or not portal_restricted("held_records"."subject_id"));--> statement-breakpoint
CREATE POLICY "legal_holds_handler_unrestricted" ON "legal_holds" AS RESTRICTIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) in ('requests', 'holds', 'disclosures', 'billing', 'marketing')
      or not portal_restricted("legal_holds"."subject_id"));--> statement-breakpoint
CREATE POLICY "request_steps_handler_unrestricted" ON "request_steps" AS RESTRICTIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) in ('requests', 'holds', 'disclosures', 'billing', 'marketing')
      or not portal_restricted("request_steps"."subject_id"));--> statement-breakpoint
CREATE POLICY "requests_handler_unrestricted" ON "requests" AS RESTRICTIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) in ('requests', 'holds', 'disclosures', 'billing', 'marketing')
      or not portal_restricted("requests"."subject_id"));--> statement-breakpoint
CREATE POLICY "stripe_customers_handler_unrestricted" ON "stripe_customers" AS RESTRICTIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) in ('requests', 'holds', 'disclosures', 'billing', 'marketing')
      or not portal_restricted("stripe_customers"."subject_id"));--> statement-breakpoint
CREATE POLICY "subject_keys_handler_unrestricted" ON "subject_keys" AS RESTRICTIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) in ('requests', 'holds', 'disclosures', 'billing', 'marketing')
      or not portal_restricted("subject_keys"."subject_id"));--> statement-breakpoint
CREATE POLICY "subjects_handler_unrestricted" ON "subjects" AS RESTRICTIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) in ('requests', 'holds', 'disclosures', 'billing', 'marketing')
      or not portal_restricted("subjects"."id"));--> statement-breakpoint
ALTER POLICY "inquiries_handler_unrestricted" ON "inquiries" TO portal_handler USING ((select portal_setting('purpose')) in ('requests', 'holds', 'disclosures', 'billing', 'marketing')
      or not portal_restricted("inquiries"."subject_id"));
--> statement-breakpoint
-- A restored backup must know of a restriction that began since, with its ground, and of its end.
CREATE FUNCTION portal_note_restriction() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO erasure_entries (id, kind, hash, ground)
  VALUES (gen_random_uuid()::text, CASE WHEN NEW.restricted_at IS NULL THEN 'unrestricted' ELSE 'restricted' END,
    encode(sha256(convert_to(NEW.id, 'UTF8')), 'hex'), NEW.restriction_ground);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER note_restriction AFTER UPDATE OF restricted_at ON subjects FOR EACH ROW
  WHEN ((NEW.restricted_at IS NULL) <> (OLD.restricted_at IS NULL))
  EXECUTE FUNCTION portal_note_restriction();
--> statement-breakpoint
REVOKE ALL ON FUNCTION portal_note_restriction() FROM PUBLIC;
--> statement-breakpoint
-- Nobody else: what the person began no code of ours can end (GDPR 18(3) would have them told before).
GRANT UPDATE (restricted_at, restriction_ground) ON subjects TO portal_subject;
