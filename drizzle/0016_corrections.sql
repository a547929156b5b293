CREATE TABLE "disputes" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"inquiry_id" text NOT NULL,
	"field" text NOT NULL,
	"statement" "bytea" NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "disputes_field" CHECK ("disputes"."field" in ('inquiryDetails', 'answer', 'email'))
);
--> statement-breakpoint
ALTER TABLE "disputes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "earlier_values" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"item" text NOT NULL,
	"origin_table" text NOT NULL,
	"origin_row" text NOT NULL,
	"origin_column" text NOT NULL,
	"sealed_value" "bytea" NOT NULL,
	"replaced_at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor" text DEFAULT portal_actor() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "earlier_values" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "processor_notices" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"processor" text NOT NULL,
	"what" text NOT NULL,
	"items" text[] NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"caused_at" timestamp with time zone DEFAULT now() NOT NULL,
	"outcome" text,
	"told_at" timestamp with time zone,
	"obstacle" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone DEFAULT now() NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "processor_notices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "request_steps" ADD COLUMN "about_inquiry" text;--> statement-breakpoint
ALTER TABLE "request_steps" ADD COLUMN "about_field" text;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_inquiry_id_inquiries_id_fk" FOREIGN KEY ("inquiry_id") REFERENCES "public"."inquiries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earlier_values" ADD CONSTRAINT "earlier_values_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "processor_notices" ADD CONSTRAINT "processor_notices_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "disputes_item" ON "disputes" USING btree ("inquiry_id","field");--> statement-breakpoint
CREATE INDEX "disputes_subject" ON "disputes" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "earlier_values_subject" ON "earlier_values" USING btree ("subject_id","replaced_at");--> statement-breakpoint
CREATE INDEX "earlier_values_origin" ON "earlier_values" USING btree ("origin_row","origin_column");--> statement-breakpoint
CREATE INDEX "earlier_values_replaced" ON "earlier_values" USING btree ("replaced_at");--> statement-breakpoint
CREATE UNIQUE INDEX "processor_notices_open" ON "processor_notices" USING btree ("subject_id","processor","what") WHERE told_at is null;--> statement-breakpoint
CREATE INDEX "processor_notices_due" ON "processor_notices" USING btree ("next_try_at") WHERE told_at is null;--> statement-breakpoint
CREATE INDEX "processor_notices_subject" ON "processor_notices" USING btree ("subject_id","caused_at");--> statement-breakpoint
CREATE INDEX "processor_notices_told" ON "processor_notices" USING btree ("told_at") WHERE told_at is not null;--> statement-breakpoint
ALTER TABLE "request_steps" ADD CONSTRAINT "request_steps_about" CHECK (num_nulls("request_steps"."about_inquiry", "request_steps"."about_field") in (0, 2) and ("request_steps"."about_field" is null or "request_steps"."step" = 'received'));--> statement-breakpoint
CREATE POLICY "disputes_subject" ON "disputes" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("disputes"."subject_id" = (select portal_subject())) WITH CHECK ("disputes"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "disputes_subject_refused" ON "disputes" AS RESTRICTIVE FOR INSERT TO "portal_subject" WITH CHECK (exists (select from inquiries i where i.id = "disputes"."inquiry_id" and i.subject_id = "disputes"."subject_id")
        and exists (select from request_steps s join requests r on r.id = s.request_id
          where s.subject_id = "disputes"."subject_id" and s.about_inquiry = "disputes"."inquiry_id" and s.about_field = "disputes"."field" and r.outcome = 'refused'));--> statement-breakpoint
CREATE POLICY "disputes_eraser" ON "disputes" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("disputes"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "disputes_handler" ON "disputes" AS PERMISSIVE FOR SELECT TO "portal_handler" USING ("disputes"."subject_id" = (select portal_setting('looked'))
        and (select portal_setting('purpose')) in ('inquiries', 'requests'));--> statement-breakpoint
CREATE POLICY "disputes_handler_unrestricted" ON "disputes" AS RESTRICTIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) in ('requests', 'holds', 'disclosures', 'billing', 'marketing')
      or not portal_restricted("disputes"."subject_id"));--> statement-breakpoint
CREATE POLICY "earlier_values_subject" ON "earlier_values" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("earlier_values"."subject_id" = (select portal_subject())) WITH CHECK ("earlier_values"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "earlier_values_eraser" ON "earlier_values" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("earlier_values"."subject_id" = (select portal_subject())) WITH CHECK ("earlier_values"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "earlier_values_system" ON "earlier_values" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "processor_notices_subject" ON "processor_notices" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("processor_notices"."subject_id" = (select portal_subject())) WITH CHECK ("processor_notices"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "processor_notices_eraser" ON "processor_notices" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("processor_notices"."subject_id" = (select portal_subject())) WITH CHECK ("processor_notices"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "processor_notices_system" ON "processor_notices" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "processor_notices_unrestricted" ON "processor_notices" AS RESTRICTIVE FOR UPDATE TO "portal_system" USING ("processor_notices"."what" = 'restriction' or "processor_notices"."told_at" is not null or "processor_notices"."locked_until" > now() or not portal_restricted("processor_notices"."subject_id")) WITH CHECK (true);--> statement-breakpoint
-- By hand from here on.
-- What an item said before goes beside it, as it was sealed; with the item, where that goes. First argument: the table's key. Then for
-- each column that can be corrected its name and its item.
CREATE FUNCTION portal_keep_earlier() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  part text[];
  was bytea;
  has bytea;
  at_row text := to_jsonb(OLD) ->> TG_ARGV[0];
BEGIN
  -- Of a row that becomes another person's it opens for nobody any more: it is sealed for the one before.
  IF TG_OP = 'DELETE' OR NEW.subject_id IS DISTINCT FROM OLD.subject_id THEN
    DELETE FROM earlier_values WHERE origin_row = at_row AND origin_table = TG_TABLE_NAME;
    RETURN NULL;
  END IF;
  FOR argument IN 1 .. TG_NARGS - 1 LOOP
    part := string_to_array(TG_ARGV[argument], ' ');
    EXECUTE format('SELECT ($1).%1$I, ($2).%1$I', part[1]) INTO was, has USING OLD, NEW;
    IF has IS NULL AND was IS NOT NULL THEN
      DELETE FROM earlier_values WHERE origin_row = at_row AND origin_column = part[1] AND origin_table = TG_TABLE_NAME;
    ELSIF has IS DISTINCT FROM was AND was IS NOT NULL THEN
      INSERT INTO earlier_values (id, subject_id, item, origin_table, origin_row, origin_column, sealed_value)
      VALUES (portal_new_id(), OLD.subject_id, part[2], TG_TABLE_NAME, at_row, part[1], was);
    END IF;
  END LOOP;
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- 128 random bits as 22 characters of base64url, as `randomId` makes them.
CREATE FUNCTION portal_new_id() RETURNS text LANGUAGE sql VOLATILE SET search_path = public, pg_temp
AS $$ SELECT rtrim(translate(encode(uuid_send(gen_random_uuid()), 'base64'), '+/', '-_'), '=') $$;
--> statement-breakpoint
CREATE TRIGGER keep_earlier AFTER UPDATE OR DELETE ON profiles FOR EACH ROW
  EXECUTE FUNCTION portal_keep_earlier('subject_id', 'name name', 'company_name companyName', 'category category', 'country country',
    'company_description companyDescription', 'source_of_visit sourceOfVisit');--> statement-breakpoint
CREATE TRIGGER keep_earlier AFTER UPDATE OR DELETE ON inquiries FOR EACH ROW
  EXECUTE FUNCTION portal_keep_earlier('id', 'name name', 'country_of_residence countryOfResidence', 'company_name companyName',
    'inquiry_details inquiryDetails', 'business_description businessDescription', 'job_title jobTitle', 'phone_number phoneNumber',
    'answer inquiryDetails');
--> statement-breakpoint
-- A hold that came after a correction names what was said before it too. What one put aside at the correction itself is there already.
CREATE FUNCTION portal_set_aside_earlier() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM FROM legal_holds
  WHERE approved_at IS NOT NULL AND lifted_at IS NULL AND subject_id IN (SELECT subject_id FROM gone) FOR SHARE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  INSERT INTO held_records (subject_id, item, origin_table, origin_row, origin_column, sealed_value)
  SELECT g.subject_id, g.item, g.origin_table, g.origin_row, g.origin_column, g.sealed_value FROM gone g
  WHERE EXISTS (SELECT FROM legal_holds h
      WHERE h.subject_id = g.subject_id AND h.approved_at IS NOT NULL AND h.lifted_at IS NULL AND g.item = ANY (h.items))
    AND NOT EXISTS (SELECT FROM held_records r
      WHERE r.subject_id = g.subject_id AND r.item = g.item AND r.sealed_value = g.sealed_value AND r.released_at IS NULL);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER earlier_set_aside AFTER DELETE ON earlier_values REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
  EXECUTE FUNCTION portal_set_aside_earlier();
--> statement-breakpoint
-- What a processor that has the item is to be told, with the change that causes it. Arguments: the column that names the person, what
-- happened, and the item. Only of somebody whom the processor knows.
CREATE FUNCTION portal_notify_processors() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  person text := to_jsonb(NEW) ->> TG_ARGV[0];
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
CREATE TRIGGER notify_processors AFTER UPDATE OF email ON accounts FOR EACH ROW WHEN (NEW.email IS DISTINCT FROM OLD.email)
  EXECUTE FUNCTION portal_notify_processors('subject_id', 'correction', 'email');--> statement-breakpoint
CREATE TRIGGER notify_processors AFTER UPDATE OF name ON profiles FOR EACH ROW WHEN (NEW.name IS DISTINCT FROM OLD.name)
  EXECUTE FUNCTION portal_notify_processors('subject_id', 'correction', 'name');--> statement-breakpoint
CREATE TRIGGER notify_processors AFTER UPDATE OF phone_number ON inquiries FOR EACH ROW
  WHEN (OLD.phone_number IS NOT NULL AND NEW.phone_number IS NOT NULL AND NEW.phone_number <> OLD.phone_number AND NEW.subject_id = OLD.subject_id)
  EXECUTE FUNCTION portal_notify_processors('subject_id', 'correction', 'phoneNumber');--> statement-breakpoint
CREATE TRIGGER notify_processors AFTER UPDATE OF restricted_at ON subjects FOR EACH ROW
  WHEN ((NEW.restricted_at IS NULL) <> (OLD.restricted_at IS NULL))
  EXECUTE FUNCTION portal_notify_processors('id', 'restriction');
--> statement-breakpoint
-- What a processor was told stays as it was.
CREATE FUNCTION portal_notice_changes() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  IF OLD.told_at IS NOT NULL OR (NEW.outcome IS NULL) <> (NEW.told_at IS NULL) THEN
    RAISE EXCEPTION 'a notice does not go that way' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER notice_changes BEFORE UPDATE ON processor_notices FOR EACH ROW WHEN (NEW IS DISTINCT FROM OLD)
  EXECUTE FUNCTION portal_notice_changes();
--> statement-breakpoint
-- The text of an inquiry is its person's until it is answered, signed in and not behind a mailed code. From then on it, our answer and the address are corrected by a handler
-- alone, and only where the person has asked for that and it is not decided yet.
CREATE FUNCTION portal_inquiry_changes() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  changed text[] := '{}';
BEGIN
  IF NEW.inquiry_details IS DISTINCT FROM OLD.inquiry_details THEN changed := changed || 'inquiryDetails'::text; END IF;
  IF NEW.email IS DISTINCT FROM OLD.email THEN changed := changed || 'email'::text; END IF;
  IF OLD.answer IS NOT NULL AND NEW.answer IS DISTINCT FROM OLD.answer THEN changed := changed || 'answer'::text; END IF;
  -- Sealed anew for another person it says the same.
  IF changed = '{}' OR NEW.subject_id IS DISTINCT FROM OLD.subject_id THEN RETURN NEW; END IF;
  IF portal_setting('door') = 'subject' AND portal_setting('proof') IS DISTINCT FROM 'mailbox' AND OLD.status = 'received' THEN
    RETURN NEW;
  END IF;
  IF portal_setting('door') = 'handler' AND NOT EXISTS (
    SELECT FROM unnest(changed) AS field WHERE NOT EXISTS (
      SELECT FROM request_steps s JOIN requests r ON r.id = s.request_id
      WHERE s.subject_id = OLD.subject_id AND s.about_inquiry = OLD.id AND s.about_field = field
        AND r."right" = 'correction' AND r.state <> 'closed')
  ) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'nobody has asked for that correction' USING ERRCODE = 'check_violation';
END
$$;
--> statement-breakpoint
-- What of an inquiry a request is about, for a handler who has looked at its person; nothing else of inquiries is reached for that purpose.
CREATE FUNCTION portal_asked_item(request text) RETURNS TABLE (inquiry text, field text, value bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT i.id, s.about_field, CASE s.about_field WHEN 'inquiryDetails' THEN i.inquiry_details WHEN 'answer' THEN i.answer WHEN 'email' THEN i.email END
  FROM request_steps s JOIN inquiries i ON i.id = s.about_inquiry AND i.subject_id = s.subject_id
  WHERE s.request_id = request AND s.step = 'received' AND portal_setting('door') = 'handler'
    AND portal_setting('purpose') = 'requests' AND s.subject_id = portal_setting('looked')
$$;
--> statement-breakpoint
-- And puts it right; the trigger asks whether the request still waits.
CREATE FUNCTION portal_correct_asked_item(request text, corrected bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  asked record;
BEGIN
  SELECT * INTO asked FROM portal_asked_item(request);
  UPDATE inquiries SET
    inquiry_details = CASE asked.field WHEN 'inquiryDetails' THEN corrected ELSE inquiry_details END,
    answer = CASE asked.field WHEN 'answer' THEN corrected ELSE answer END,
    email = CASE asked.field WHEN 'email' THEN corrected ELSE email END
  WHERE id = asked.inquiry;
END
$$;
--> statement-breakpoint
CREATE TRIGGER inquiry_changes BEFORE UPDATE ON inquiries FOR EACH ROW EXECUTE FUNCTION portal_inquiry_changes();--> statement-breakpoint
-- Deleted by its person, a restored backup must not bring it back.
CREATE TRIGGER note_deleted AFTER DELETE ON earlier_values FOR EACH ROW
  WHEN (portal_setting('door') = 'subject') EXECUTE FUNCTION portal_note_destroyed('deleted');--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT ON earlier_values FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');--> statement-breakpoint
CREATE TRIGGER audit_deleted AFTER DELETE ON earlier_values REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION portal_audit_deleted();--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE OF outcome ON processor_notices FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');--> statement-breakpoint
CREATE TRIGGER audit_deleted AFTER DELETE ON processor_notices REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION portal_audit_deleted();--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON disputes FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');
--> statement-breakpoint
REVOKE ALL ON FUNCTION portal_keep_earlier(), portal_new_id(), portal_set_aside_earlier(), portal_notify_processors(), portal_notice_changes(),
  portal_inquiry_changes(), portal_asked_item(text), portal_correct_asked_item(text, bytea) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_asked_item(text), portal_correct_asked_item(text, bytea) TO portal_handler;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_restricted(text) TO portal_system;--> statement-breakpoint
GRANT SELECT, DELETE ON earlier_values TO portal_subject, portal_system, portal_eraser;--> statement-breakpoint
GRANT SELECT ON processor_notices TO portal_subject;--> statement-breakpoint
GRANT SELECT, DELETE ON processor_notices TO portal_eraser;--> statement-breakpoint
GRANT SELECT, UPDATE (outcome, told_at, obstacle, tries, next_try_at, locked_until), DELETE ON processor_notices TO portal_system;--> statement-breakpoint
-- The sweep locks a row before it deletes it, which needs a column that may be changed.
GRANT UPDATE (actor) ON earlier_values TO portal_system;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (statement, written_at), DELETE ON disputes TO portal_subject;--> statement-breakpoint
GRANT SELECT ON disputes TO portal_handler;--> statement-breakpoint
GRANT SELECT, DELETE ON disputes TO portal_eraser;--> statement-breakpoint
GRANT UPDATE (name, country_of_residence, company_name, inquiry_details) ON inquiries TO portal_subject;
