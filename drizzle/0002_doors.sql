-- Who a visitor has proved to be. A link proves its person in the one transaction that uses it:
-- used_at equals now() only there. A newcomer is a person made by this very door.
CREATE OR REPLACE FUNCTION portal_proved() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT CASE portal_setting('proof')
    WHEN 'newcomer' THEN portal_setting('subject')
    WHEN 'link' THEN (
      SELECT subject_id FROM mail_links
      WHERE token_hash = portal_setting('token_hash') AND used_at = now() AND expires_at > now()
    )
  END
$$;
--> statement-breakpoint
-- The account behind an address somebody typed. Proves nothing; sign-in reads the password's hash by it.
CREATE OR REPLACE FUNCTION portal_addressed() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT id FROM subjects
  WHERE portal_setting('proof') = 'address' AND email_index = portal_setting('email_index')
    AND kind = 'account' AND proved_at IS NOT NULL
$$;
--> statement-breakpoint
-- The audit row of a change, in the transaction of the change. Argument: the column that names the person.
CREATE FUNCTION portal_audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  changed text[];
  subject text := CASE TG_OP WHEN 'DELETE' THEN to_jsonb(OLD) ->> TG_ARGV[0] ELSE to_jsonb(NEW) ->> TG_ARGV[0] END;
  event bigint;
BEGIN
  IF subject IS NULL AND TG_OP = 'UPDATE' THEN subject := to_jsonb(OLD) ->> TG_ARGV[0]; END IF;
  INSERT INTO audit_events (transaction_id, door, actor, action, subject_ref)
  VALUES (
    pg_current_xact_id()::text,
    coalesce(portal_setting('door'), 'owner'),
    coalesce(portal_setting('actor'), 'owner'),
    TG_TABLE_NAME || '.' || lower(TG_OP),
    subject
  ) RETURNING sequence INTO event;
  IF TG_OP = 'UPDATE' THEN
    SELECT array_agg(n.key ORDER BY n.key) INTO changed
    FROM jsonb_each(to_jsonb(NEW)) n WHERE n.value IS DISTINCT FROM to_jsonb(OLD) -> n.key;
    IF changed IS NOT NULL AND portal_setting('door') IS DISTINCT FROM 'eraser' THEN
      INSERT INTO audit_details (sequence, subject_ref, columns) VALUES (event, subject, changed);
    END IF;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- Nothing triggers on a read: a handler's look is recorded here, and only a recorded look opens the
-- way to the person's key, in this transaction alone.
CREATE FUNCTION portal_record_look(subject text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO audit_events (transaction_id, door, actor, action, subject_ref)
  VALUES (pg_current_xact_id()::text, portal_setting('door'), portal_setting('actor'), 'look.' || portal_setting('purpose'), subject);
  PERFORM set_config('portal.looked', subject, true);
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON subjects FOR EACH ROW EXECUTE FUNCTION portal_audit('id');--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON subject_keys FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON accounts FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON profiles FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON inquiries FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON consent_events FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON email_changes FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON mail_links FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR DELETE ON outbox FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR DELETE ON farewells FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR DELETE ON kept_mails FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');--> statement-breakpoint
CREATE TRIGGER audit AFTER UPDATE OR DELETE ON visits FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');
--> statement-breakpoint
REVOKE ALL ON FUNCTION portal_setting(text), portal_subject(), portal_proved(), portal_addressed(), portal_record_look(text), portal_audit() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_setting(text), portal_subject() TO portal_visitor, portal_subject, portal_handler, portal_system, portal_eraser;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_proved(), portal_addressed() TO portal_visitor;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_record_look(text) TO portal_handler;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO portal_visitor, portal_subject, portal_handler, portal_system, portal_eraser;
--> statement-breakpoint
-- Visitor: signs up, writes to Contact us, uses a mailed link, signs in, opts out.
GRANT SELECT, INSERT ON subjects, subject_keys, accounts, consent_events TO portal_visitor;--> statement-breakpoint
GRANT UPDATE (proved_at, erase_after, email_index) ON subjects TO portal_visitor;--> statement-breakpoint
GRANT UPDATE (email, email_changed_at, password_hash, password_changed_at) ON accounts TO portal_visitor;--> statement-breakpoint
GRANT SELECT, INSERT ON inquiries TO portal_visitor;--> statement-breakpoint
GRANT SELECT, DELETE ON sessions TO portal_visitor;--> statement-breakpoint
GRANT UPDATE (seen_at) ON sessions TO portal_visitor;--> statement-breakpoint
GRANT SELECT ON mail_links TO portal_visitor;--> statement-breakpoint
GRANT UPDATE (used_at) ON mail_links TO portal_visitor;--> statement-breakpoint
GRANT SELECT ON email_changes TO portal_visitor;--> statement-breakpoint
GRANT UPDATE (confirmed_at) ON email_changes TO portal_visitor;--> statement-breakpoint
GRANT INSERT ON outbox TO portal_visitor;--> statement-breakpoint
-- A new password, or a new address, ends every other link and change under way of that account.
GRANT DELETE ON mail_links, email_changes TO portal_visitor;--> statement-breakpoint
-- Subject: the signed-in person, with their own rows.
GRANT SELECT ON subjects, subject_keys, audit_events TO portal_subject;--> statement-breakpoint
GRANT SELECT ON accounts TO portal_subject;--> statement-breakpoint
GRANT UPDATE (password_hash, password_changed_at) ON accounts TO portal_subject;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON profiles TO portal_subject;--> statement-breakpoint
GRANT SELECT, INSERT ON inquiries, consent_events, visits TO portal_subject;--> statement-breakpoint
GRANT DELETE, UPDATE (business_description, job_title, phone_number) ON inquiries TO portal_subject;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON sessions, email_changes TO portal_subject;--> statement-breakpoint
GRANT UPDATE (seen_at, password_at) ON sessions TO portal_subject;--> statement-breakpoint
GRANT SELECT, DELETE ON mail_links TO portal_subject;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON outbox TO portal_subject;--> statement-breakpoint
GRANT SELECT ON kept_mails TO portal_subject;--> statement-breakpoint
-- Handler: reads and answers inquiries. Every look is recorded.
GRANT SELECT ON subjects, subject_keys, inquiries TO portal_handler;--> statement-breakpoint
GRANT UPDATE (status, answer, answered_at, answered_by) ON inquiries TO portal_handler;--> statement-breakpoint
GRANT INSERT ON outbox TO portal_handler;--> statement-breakpoint
-- System: delivers mail, counts attempts, ends what is past its time. Opens addresses, nothing else.
GRANT SELECT ON subjects, subject_keys, consent_events TO portal_system;--> statement-breakpoint
GRANT SELECT (subject_id, email) ON accounts TO portal_system;--> statement-breakpoint
GRANT SELECT (id, subject_id, email, answer, received_at, answered_at, status) ON inquiries TO portal_system;--> statement-breakpoint
GRANT SELECT, DELETE ON email_changes, sessions, farewells TO portal_system;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON mail_links TO portal_system;--> statement-breakpoint
GRANT SELECT, UPDATE, DELETE ON outbox TO portal_system;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON kept_mails TO portal_system;--> statement-breakpoint
GRANT SELECT (id, subject_id, at), DELETE ON visits TO portal_system;--> statement-breakpoint
-- The sweep blanks what is past its 90 days and has to know which is: it sees ciphertext.
GRANT SELECT (ip_address), UPDATE (ip_address) ON visits TO portal_system;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limits TO portal_system;--> statement-breakpoint
-- Eraser: destroys one person's rows, cuts the ledger's link, leaves a farewell.
GRANT SELECT, INSERT, DELETE ON subjects, subject_keys, farewells, outbox TO portal_eraser;--> statement-breakpoint
GRANT SELECT, DELETE ON accounts, profiles, inquiries, sessions, mail_links, email_changes, kept_mails, visits, audit_details TO portal_eraser;--> statement-breakpoint
GRANT SELECT ON consent_events TO portal_eraser;--> statement-breakpoint
GRANT UPDATE (subject_id) ON consent_events TO portal_eraser;--> statement-breakpoint
-- Locking the person's row against whoever else writes to it needs this; the eraser changes nothing in it.
GRANT UPDATE (erase_after) ON subjects TO portal_eraser;
