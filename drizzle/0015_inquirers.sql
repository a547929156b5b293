ALTER TABLE "requests" ADD COLUMN "press" text;--> statement-breakpoint
DROP POLICY "inquiries_visitor_corrects" ON "inquiries" CASCADE;--> statement-breakpoint
DROP POLICY "requests_visitor_reads" ON "requests" CASCADE;--> statement-breakpoint
DROP POLICY "subjects_visitor_changes" ON "subjects" CASCADE;--> statement-breakpoint
CREATE POLICY "email_changes_not_by_code" ON "email_changes" AS RESTRICTIVE FOR INSERT TO "portal_subject" WITH CHECK ((select portal_setting('proof')) is distinct from 'mailbox');--> statement-breakpoint
CREATE POLICY "inquiries_not_by_code" ON "inquiries" AS RESTRICTIVE FOR INSERT TO "portal_subject" WITH CHECK ((select portal_setting('proof')) is distinct from 'mailbox');--> statement-breakpoint
CREATE POLICY "inquiries_stays_by_code" ON "inquiries" AS RESTRICTIVE FOR DELETE TO "portal_subject" USING ((select portal_setting('proof')) is distinct from 'mailbox');--> statement-breakpoint
CREATE POLICY "profiles_not_by_code" ON "profiles" AS RESTRICTIVE FOR INSERT TO "portal_subject" WITH CHECK ((select portal_setting('proof')) is distinct from 'mailbox');--> statement-breakpoint
CREATE POLICY "sessions_not_by_code" ON "sessions" AS RESTRICTIVE FOR INSERT TO "portal_subject" WITH CHECK ((select portal_setting('proof')) is distinct from 'mailbox');--> statement-breakpoint
CREATE POLICY "subjects_by_code" ON "subjects" AS RESTRICTIVE FOR UPDATE TO "portal_subject" USING (true) WITH CHECK ((select portal_setting('proof')) is distinct from 'mailbox' or "subjects"."closes_at" is null);--> statement-breakpoint
CREATE POLICY "visits_not_by_code" ON "visits" AS RESTRICTIVE FOR INSERT TO "portal_subject" WITH CHECK ((select portal_setting('proof')) is distinct from 'mailbox');--> statement-breakpoint
ALTER POLICY "consent_events_mailbox" ON "consent_events" TO portal_subject WITH CHECK ((select portal_setting('proof')) is distinct from 'mailbox' or "consent_events"."decision" = 'withdrawn');
--> statement-breakpoint
-- By hand from here on.
--
-- Somebody behind a mailed code stands at the door of a person as the inquirer they name, where their session lives and is of that
-- one's address; or else as nobody.
CREATE FUNCTION portal_stand_for(inquirer text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM set_config('portal.subject', coalesce((SELECT id FROM portal_inquirers() AS id WHERE id = inquirer), ''), true);
END
$$;
--> statement-breakpoint
-- How many wrote from the address of an account without signing in. Their number alone.
CREATE FUNCTION portal_signed_out() RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT count(*)::int FROM subjects me JOIN subjects other ON other.email_index = me.email_index AND other.kind = 'inquirer'
  WHERE me.id = portal_subject() AND me.kind = 'account' AND me.proved_at IS NOT NULL
$$;
--> statement-breakpoint
-- Whoever sees to a request of somebody without an account finds the address to answer to, after the look at them was recorded.
CREATE FUNCTION portal_looked_address() RETURNS TABLE (id text, email bytea) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT id, email FROM inquiries
  WHERE portal_setting('purpose') = 'requests' AND subject_id = portal_setting('looked') ORDER BY received_at LIMIT 1
$$;
--> statement-breakpoint
-- Behind a mailed code there is the door of a person now, and nothing is proved at that of a visitor.
CREATE OR REPLACE FUNCTION portal_proved() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT CASE portal_setting('proof')
    WHEN 'newcomer' THEN portal_setting('subject')
    WHEN 'link' THEN (
      SELECT subject_id FROM mail_links
      WHERE token_hash = portal_setting('token_hash') AND used_at = now() AND expires_at > now() AND use <> 'renew-marketing'
    )
  END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION portal_stand_for(text), portal_signed_out(), portal_looked_address() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_stand_for(text), portal_signed_out() TO portal_subject;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_looked_address() TO portal_handler;--> statement-breakpoint
REVOKE UPDATE (name, country_of_residence, company_name, business_description, job_title, phone_number) ON inquiries FROM portal_visitor;--> statement-breakpoint
REVOKE SELECT ON requests FROM portal_visitor;--> statement-breakpoint
-- What a person may correct in an inquiry: not what they asked, nor our answer.
GRANT UPDATE (name, country_of_residence, company_name) ON inquiries TO portal_subject;
