CREATE TABLE "address_codes" (
	"id" text PRIMARY KEY NOT NULL,
	"browser_hash" text NOT NULL,
	"email_index" text NOT NULL,
	"code_hash" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "address_codes_browser_hash_unique" UNIQUE("browser_hash"),
	CONSTRAINT "address_codes_tries" CHECK ("address_codes"."tries" between 0 and 5)
);
--> statement-breakpoint
ALTER TABLE "address_codes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "address_sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"email_index" text NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp with time zone DEFAULT now() + interval '30 minutes' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "address_sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "address_codes_expires" ON "address_codes" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "address_sessions_ends" ON "address_sessions" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "subjects_inquirers" ON "subjects" USING btree ("email_index") WHERE kind = 'inquirer';--> statement-breakpoint
-- The address whose code a visitor has used in this transaction.
CREATE FUNCTION portal_coded() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT email_index FROM address_codes
  WHERE portal_setting('proof') = 'code' AND browser_hash = portal_setting('token_hash') AND used_at = now() AND expires_at > now()
$$;
--> statement-breakpoint
-- Whoever wrote from the address of a live session without an account. An account has a way in of its own, and is never among them.
CREATE FUNCTION portal_inquirers() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT s.id FROM address_sessions a JOIN subjects s ON s.email_index = a.email_index AND s.kind = 'inquirer'
  WHERE portal_setting('proof') = 'mailbox' AND a.token_hash = portal_setting('token_hash')
    AND a.ends_at > now() AND a.seen_at > now() - interval '15 minutes'
  ORDER BY s.created_at DESC, s.id
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION portal_proved() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT CASE portal_setting('proof')
    WHEN 'newcomer' THEN portal_setting('subject')
    WHEN 'link' THEN (
      SELECT subject_id FROM mail_links
      WHERE token_hash = portal_setting('token_hash') AND used_at = now() AND expires_at > now() AND use <> 'renew-marketing'
    )
    WHEN 'mailbox' THEN (SELECT id FROM portal_inquirers() AS id WHERE id = portal_setting('inquirer'))
  END
$$;
--> statement-breakpoint
-- Somebody without an account asks for it by mail, or behind a mailed code.
CREATE OR REPLACE FUNCTION portal_note_erasure() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO requests (id, "right", channel, law, received_at, state, outcome)
  VALUES (
    rtrim(translate(encode(uuid_send(gen_random_uuid()), 'base64'), '+/', '-_'), '='),
    'deletion', CASE NEW.cause WHEN 'closed' THEN 'self-service' ELSE coalesce(portal_setting('channel'), 'mail') END, 'undeclared',
    NEW.requested_at, 'closed', 'done'
  );
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE POLICY "consent_events_mailbox" ON "consent_events" AS RESTRICTIVE FOR INSERT TO "portal_visitor" WITH CHECK ((select portal_setting('proof')) is distinct from 'mailbox' or "consent_events"."decision" = 'withdrawn');--> statement-breakpoint
CREATE POLICY "inquiries_visitor_corrects" ON "inquiries" AS RESTRICTIVE FOR UPDATE TO "portal_visitor" USING ((select portal_setting('proof')) = 'mailbox');--> statement-breakpoint
CREATE POLICY "requests_visitor_reads" ON "requests" AS PERMISSIVE FOR SELECT TO "portal_visitor" USING ("requests"."subject_id" = (select portal_proved()));--> statement-breakpoint
CREATE POLICY "subjects_visitor_changes" ON "subjects" AS RESTRICTIVE FOR UPDATE TO "portal_visitor" USING ((select portal_setting('proof')) is distinct from 'mailbox');--> statement-breakpoint
CREATE POLICY "address_codes_visitor_asks" ON "address_codes" AS PERMISSIVE FOR INSERT TO "portal_visitor" WITH CHECK ((select portal_setting('proof')) = 'request' and "address_codes"."email_index" = (select portal_setting('email_index'))
        and "address_codes"."code_hash" is null and "address_codes"."used_at" is null and "address_codes"."tries" = 0);--> statement-breakpoint
CREATE POLICY "address_codes_visitor" ON "address_codes" AS PERMISSIVE FOR ALL TO "portal_visitor" USING ((select portal_setting('proof')) = 'code' and "address_codes"."browser_hash" = (select portal_setting('token_hash'))) WITH CHECK ((select portal_setting('proof')) = 'code' and "address_codes"."browser_hash" = (select portal_setting('token_hash')));--> statement-breakpoint
CREATE POLICY "address_codes_system" ON "address_codes" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "address_sessions_visitor_opens" ON "address_sessions" AS PERMISSIVE FOR INSERT TO "portal_visitor" WITH CHECK ("address_sessions"."email_index" = (select portal_coded()) and "address_sessions"."ends_at" <= now() + interval '30 minutes');--> statement-breakpoint
CREATE POLICY "address_sessions_visitor" ON "address_sessions" AS PERMISSIVE FOR ALL TO "portal_visitor" USING ((select portal_setting('proof')) = 'mailbox' and "address_sessions"."token_hash" = (select portal_setting('token_hash'))) WITH CHECK ((select portal_setting('proof')) = 'mailbox' and "address_sessions"."token_hash" = (select portal_setting('token_hash')));--> statement-breakpoint
CREATE POLICY "address_sessions_system" ON "address_sessions" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
REVOKE ALL ON FUNCTION portal_coded(), portal_inquirers() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_coded(), portal_inquirers() TO portal_visitor;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (tries, used_at) ON address_codes TO portal_visitor;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (seen_at), DELETE ON address_sessions TO portal_visitor;--> statement-breakpoint
-- What somebody without an account may correct: not what they asked, nor our answer.
GRANT UPDATE (name, country_of_residence, company_name, business_description, job_title, phone_number) ON inquiries TO portal_visitor;--> statement-breakpoint
GRANT SELECT ON requests TO portal_visitor;--> statement-breakpoint
GRANT SELECT, UPDATE (code_hash, expires_at), DELETE ON address_codes TO portal_system;--> statement-breakpoint
-- The sweep locks a row before it deletes it, which needs a column that may be changed.
GRANT SELECT, DELETE, UPDATE (ends_at) ON address_sessions TO portal_system;
