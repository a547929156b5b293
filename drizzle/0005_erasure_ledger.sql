CREATE TABLE "erasure_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"sequence" bigint GENERATED ALWAYS AS IDENTITY (sequence name "erasure_entries_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"hash" text NOT NULL,
	"key_id" text,
	"consent" text,
	"topic" text,
	"decision" text,
	"place" text,
	"line" bigint
);
--> statement-breakpoint
ALTER TABLE "erasure_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "erasure_entries_waiting" ON "erasure_entries" USING btree ("sequence") WHERE line is null;--> statement-breakpoint
CREATE INDEX "erasure_entries_line" ON "erasure_entries" USING btree ("line") WHERE line is not null;--> statement-breakpoint
CREATE POLICY "erasure_entries_system" ON "erasure_entries" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);
--> statement-breakpoint
-- What a restored backup must not undo is noted where it happens, so that no code can forget it. A trigger holds no
-- key: the hash is plain until the entry is in the file. The ids have 128 random bits, so nobody guesses one from it.
CREATE FUNCTION portal_note_destroyed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO erasure_entries (id, kind, hash)
  VALUES (gen_random_uuid()::text, TG_ARGV[0], encode(sha256(convert_to(OLD.id, 'UTF8')), 'hex'));
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- A no in a form to what nobody had agreed to takes nothing back: a backup without it holds nothing that rests on a yes.
CREATE FUNCTION portal_note_withdrawn() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF NEW.place IN ('contact', 'signUp', 'firstLogin') AND NOT EXISTS (
    SELECT FROM consent_events
    WHERE subject_id = NEW.subject_id AND consent = NEW.consent AND decision = 'granted' AND sequence < NEW.sequence
  ) THEN RETURN NULL; END IF;
  INSERT INTO erasure_entries (id, kind, hash, consent, topic, decision, place)
  VALUES (gen_random_uuid()::text, 'withdrawn', encode(sha256(convert_to(NEW.subject_id, 'UTF8')), 'hex'),
    NEW.consent, NEW.topic, NEW.decision, NEW.place);
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- The replay of a suppression knows its entry already.
CREATE FUNCTION portal_note_suppressed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO erasure_entries (id, at, kind, hash, key_id)
  VALUES (NEW.id, NEW.at, 'suppressed', NEW.address_hash, NEW.key_id)
  ON CONFLICT (id) DO NOTHING;
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- Whose time is over in the backup as well is swept there anyway; so a flood of sign-ups writes nothing here.
CREATE TRIGGER note_erased AFTER DELETE ON subjects FOR EACH ROW
  WHEN (OLD.erase_after IS NULL OR OLD.erase_after > now())
  EXECUTE FUNCTION portal_note_destroyed('erased');
--> statement-breakpoint
-- One by its person; what a sweep or an erasure deletes comes with that.
CREATE TRIGGER note_deleted AFTER DELETE ON inquiries FOR EACH ROW
  WHEN (portal_setting('door') = 'subject')
  EXECUTE FUNCTION portal_note_destroyed('deleted');
--> statement-breakpoint
CREATE TRIGGER note_withdrawn AFTER INSERT ON consent_events FOR EACH ROW
  WHEN (NEW.decision <> 'granted' AND NEW.subject_id IS NOT NULL)
  EXECUTE FUNCTION portal_note_withdrawn();
--> statement-breakpoint
CREATE TRIGGER note_suppressed AFTER INSERT ON suppressions FOR EACH ROW EXECUTE FUNCTION portal_note_suppressed();
--> statement-breakpoint
-- Who was erased before there was this ledger.
INSERT INTO erasure_entries (id, at, kind, hash)
SELECT gen_random_uuid()::text, at, 'erased', encode(sha256(convert_to(subject_ref, 'UTF8')), 'hex')
FROM audit_events WHERE action = 'subjects.delete' AND subject_ref IS NOT NULL ORDER BY sequence;
--> statement-breakpoint
REVOKE ALL ON FUNCTION portal_note_destroyed(), portal_note_withdrawn(), portal_note_suppressed() FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (hash, key_id, line), DELETE ON erasure_entries TO portal_system;
--> statement-breakpoint
GRANT INSERT ON suppressions TO portal_system;
