CREATE TABLE "destructions" (
	"id" text PRIMARY KEY NOT NULL,
	"run" text NOT NULL,
	"rule" text NOT NULL,
	"policy_version" text NOT NULL,
	"count" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "destructions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "disclosures" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"items" text[] NOT NULL,
	"basis" text NOT NULL,
	"recipient" "bytea" NOT NULL,
	"law" "bytea",
	"receipt_id" text,
	"telling_forbidden_by" text,
	"proposed_by" text DEFAULT portal_actor() NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"approved_by" text,
	"approved_at" timestamp with time zone,
	CONSTRAINT "disclosures_items" CHECK (cardinality("disclosures"."items") > 0),
	CONSTRAINT "disclosures_two_handlers" CHECK (lower(btrim("disclosures"."approved_by")) <> lower(btrim("disclosures"."proposed_by"))),
	CONSTRAINT "disclosures_basis" CHECK (case "disclosures"."basis" when 'authority' then "disclosures"."law" is not null and "disclosures"."receipt_id" is null
        else "disclosures"."law" is null and "disclosures"."receipt_id" is not null and "disclosures"."telling_forbidden_by" is null end)
);
--> statement-breakpoint
ALTER TABLE "disclosures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "held_records" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "held_records_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"subject_id" text NOT NULL,
	"item" text NOT NULL,
	"origin_table" text NOT NULL,
	"origin_row" text NOT NULL,
	"origin_column" text NOT NULL,
	"sealed_value" "bytea",
	"plain_value" text,
	"kept_at" timestamp with time zone DEFAULT now() NOT NULL,
	"released_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "held_records" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "legal_holds" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"items" text[] NOT NULL,
	"ground" "bytea" NOT NULL,
	"authority" "bytea" NOT NULL,
	"telling_forbidden_by" text,
	"review_on" date NOT NULL,
	"reviewed_by" text,
	"proposed_by" text DEFAULT portal_actor() NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"approved_by" text,
	"approved_at" timestamp with time zone,
	"lifted_by" text,
	"lifted_at" timestamp with time zone,
	CONSTRAINT "legal_holds_items" CHECK (cardinality("legal_holds"."items") > 0),
	CONSTRAINT "legal_holds_two_handlers" CHECK (lower(btrim("legal_holds"."approved_by")) <> lower(btrim("legal_holds"."proposed_by")))
);
--> statement-breakpoint
ALTER TABLE "legal_holds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "email_changes_requested";--> statement-breakpoint
ALTER TABLE "disclosures" ADD CONSTRAINT "disclosures_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_records" ADD CONSTRAINT "held_records_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "destructions_ended" ON "destructions" USING btree ("ended_at");--> statement-breakpoint
CREATE INDEX "disclosures_subject" ON "disclosures" USING btree ("subject_id","approved_at");--> statement-breakpoint
CREATE INDEX "disclosures_proposed" ON "disclosures" USING btree ("proposed_at");--> statement-breakpoint
CREATE INDEX "disclosures_waiting" ON "disclosures" USING btree ("proposed_at") WHERE approved_at is null;--> statement-breakpoint
CREATE INDEX "held_records_released" ON "held_records" USING btree ("released_at") WHERE released_at is not null;--> statement-breakpoint
CREATE INDEX "held_records_subject" ON "held_records" USING btree ("subject_id","item");--> statement-breakpoint
CREATE INDEX "legal_holds_subject" ON "legal_holds" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "legal_holds_in_force" ON "legal_holds" USING btree ("subject_id") WHERE approved_at is not null and lifted_at is null;--> statement-breakpoint
CREATE INDEX "legal_holds_open" ON "legal_holds" USING btree ("review_on") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "email_changes_confirmed" ON "email_changes" USING btree ("confirmed_at") WHERE confirmed_at is not null;--> statement-breakpoint
CREATE INDEX "email_changes_requested" ON "email_changes" USING btree ("requested_at") WHERE confirmed_at is null;--> statement-breakpoint
CREATE POLICY "destructions_system" ON "destructions" AS PERMISSIVE FOR INSERT TO "portal_system" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "destructions_system_reads" ON "destructions" AS PERMISSIVE FOR SELECT TO "portal_system" USING (true);--> statement-breakpoint
CREATE POLICY "destructions_eraser" ON "destructions" AS PERMISSIVE FOR INSERT TO "portal_eraser" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "disclosures_subject" ON "disclosures" AS PERMISSIVE FOR SELECT TO "portal_subject" USING ("disclosures"."subject_id" = (select portal_subject()) and "disclosures"."telling_forbidden_by" is null and "disclosures"."approved_at" is not null);--> statement-breakpoint
CREATE POLICY "disclosures_eraser" ON "disclosures" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("disclosures"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "disclosures_handler" ON "disclosures" AS PERMISSIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) = 'disclosures');--> statement-breakpoint
CREATE POLICY "held_records_subject" ON "held_records" AS PERMISSIVE FOR SELECT TO "portal_subject" USING ("held_records"."subject_id" = (select portal_subject()) and exists (select from legal_holds h
        where h.subject_id = "held_records"."subject_id" and h.lifted_at is null and "held_records"."item" = any (h.items)));--> statement-breakpoint
CREATE POLICY "held_records_eraser" ON "held_records" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("held_records"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "held_records_handler" ON "held_records" AS PERMISSIVE FOR SELECT TO "portal_handler" USING ("held_records"."subject_id" = (select portal_setting('looked')) and (select portal_setting('purpose')) = 'holds');--> statement-breakpoint
CREATE POLICY "held_records_system" ON "held_records" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "legal_holds_subject" ON "legal_holds" AS PERMISSIVE FOR SELECT TO "portal_subject" USING ("legal_holds"."subject_id" = (select portal_subject()) and "legal_holds"."telling_forbidden_by" is null and "legal_holds"."approved_at" is not null);--> statement-breakpoint
CREATE POLICY "legal_holds_eraser" ON "legal_holds" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("legal_holds"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "legal_holds_handler" ON "legal_holds" AS PERMISSIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) = 'holds');--> statement-breakpoint
CREATE POLICY "legal_holds_system" ON "legal_holds" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
-- Whether anything is written down of the door's person that must not be told to them.
CREATE FUNCTION portal_keeps_secret() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM legal_holds WHERE subject_id = portal_subject() AND telling_forbidden_by IS NOT NULL)
    OR EXISTS (SELECT FROM disclosures WHERE subject_id = portal_subject() AND telling_forbidden_by IS NOT NULL)
$$;
--> statement-breakpoint
ALTER POLICY "audit_events_subject" ON "audit_events" TO portal_subject USING ("audit_events"."subject_ref" = (select portal_subject()) and ((select not portal_keeps_secret())
        or "audit_events"."action" !~ '^(legal_holds|held_records|disclosures)[.]|^look[.](holds|disclosures)$'));--> statement-breakpoint
ALTER POLICY "subject_keys_handler" ON "subject_keys" TO portal_handler USING ("subject_keys"."subject_id" = (select portal_setting('looked'))
        and (select portal_setting('purpose')) in ('inquiries', 'holds', 'disclosures'));--> statement-breakpoint
ALTER POLICY "subjects_eraser" ON "subjects" TO portal_eraser USING ("subjects"."id" in ((select portal_subject()), (select portal_setting('farewell')))) WITH CHECK (("subjects"."id" = (select portal_setting('farewell')) and "subjects"."kind" = 'farewell')
        or ("subjects"."id" = (select portal_subject()) and "subjects"."kind" = 'held' and "subjects"."proved_at" is null));
--> statement-breakpoint
-- Steps that two people take, a hold's and a disclosure's: names and times come from the door, and none is taken twice.
CREATE FUNCTION portal_two_handlers() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.proposed_by := portal_actor();
    NEW.proposed_at := now();
    NEW.approved_by := NULL;
    NEW.approved_at := NULL;
  ELSIF NEW.approved_at IS DISTINCT FROM OLD.approved_at THEN
    IF OLD.approved_at IS NOT NULL THEN RAISE EXCEPTION 'approved already' USING ERRCODE = 'check_violation'; END IF;
    NEW.approved_by := portal_actor();
    NEW.approved_at := now();
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE FUNCTION portal_hold_step() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.lifted_at IS NOT NULL THEN
    RAISE EXCEPTION 'lifted already' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.reviewed_by := NULL;
    NEW.lifted_by := NULL;
    NEW.lifted_at := NULL;
  ELSIF NEW.lifted_at IS NOT NULL THEN
    NEW.lifted_by := portal_actor();
    NEW.lifted_at := now();
  END IF;
  IF TG_OP = 'INSERT' OR NEW.review_on <> OLD.review_on THEN
    IF TG_OP = 'UPDATE' THEN NEW.reviewed_by := portal_actor(); END IF;
    IF NEW.review_on <= (now() AT TIME ZONE 'UTC')::date OR NEW.review_on > (now() AT TIME ZONE 'UTC' + interval '6 months')::date THEN
      RAISE EXCEPTION 'a review is due within six months' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER two_handlers BEFORE INSERT OR UPDATE ON legal_holds FOR EACH ROW EXECUTE FUNCTION portal_two_handlers();--> statement-breakpoint
CREATE TRIGGER two_handlers BEFORE INSERT OR UPDATE ON disclosures FOR EACH ROW EXECUTE FUNCTION portal_two_handlers();--> statement-breakpoint
CREATE TRIGGER hold_step BEFORE INSERT OR UPDATE ON legal_holds FOR EACH ROW EXECUTE FUNCTION portal_hold_step();
--> statement-breakpoint
-- What no hold in force names any more is released; what a new one names again is not.
CREATE FUNCTION portal_release_held() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE held_records r SET released_at = CASE WHEN EXISTS (
    SELECT FROM legal_holds h
    WHERE h.subject_id = NEW.subject_id AND h.approved_at IS NOT NULL AND h.lifted_at IS NULL AND r.item = ANY (h.items)
  ) THEN NULL ELSE now() END
  WHERE r.subject_id = NEW.subject_id AND r.item = ANY (NEW.items);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER release_held AFTER UPDATE ON legal_holds FOR EACH ROW
  WHEN (NEW.approved_at IS DISTINCT FROM OLD.approved_at OR NEW.lifted_at IS DISTINCT FROM OLD.lifted_at)
  EXECUTE FUNCTION portal_release_held();
--> statement-breakpoint
-- Puts aside what a hold in force names, before it is gone. First argument: the table's key. Then for each column that
-- can be held its name, its item, and the column of held_records it fits.
CREATE FUNCTION portal_set_aside() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  part text[];
BEGIN
  -- A hold that is being lifted at this moment is waited for, or waits: what is put aside is released with it.
  PERFORM FROM legal_holds
  WHERE approved_at IS NOT NULL AND lifted_at IS NULL AND subject_id IN (SELECT subject_id FROM gone) FOR SHARE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  FOR argument IN 1 .. TG_NARGS - 1 LOOP
    part := string_to_array(TG_ARGV[argument], ' ');
    EXECUTE format(
      'INSERT INTO held_records (subject_id, item, origin_table, origin_row, origin_column, %6$I)
       SELECT g.subject_id, %5$L, %1$L, g.%2$I, %3$L, ' || CASE part[3] WHEN 'sealed_value' THEN 'g.%3$I' ELSE 'to_jsonb(g.%3$I) #>> ''{}''' END || '
       FROM gone g ' || CASE TG_OP WHEN 'UPDATE' THEN 'JOIN come c ON c.%2$I = g.%2$I AND c.%3$I IS DISTINCT FROM g.%3$I' ELSE '' END || '
       WHERE g.%3$I IS NOT NULL AND EXISTS (
         SELECT FROM legal_holds h WHERE h.subject_id = g.subject_id AND h.approved_at IS NOT NULL AND h.lifted_at IS NULL AND %5$L = ANY (h.items))',
      TG_TABLE_NAME, TG_ARGV[0], part[1], NULL, part[2], part[3]);
  END LOOP;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER set_aside_deleted AFTER DELETE ON accounts REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
  EXECUTE FUNCTION portal_set_aside('subject_id', 'email email sealed_value');--> statement-breakpoint
CREATE TRIGGER set_aside_changed AFTER UPDATE ON accounts REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT
  EXECUTE FUNCTION portal_set_aside('subject_id', 'email email sealed_value');--> statement-breakpoint
CREATE TRIGGER set_aside_deleted AFTER DELETE ON profiles REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
  EXECUTE FUNCTION portal_set_aside('subject_id', 'name name sealed_value', 'company_name companyName sealed_value', 'category category sealed_value',
    'country country sealed_value', 'company_description companyDescription sealed_value', 'source_of_visit sourceOfVisit sealed_value');--> statement-breakpoint
CREATE TRIGGER set_aside_changed AFTER UPDATE ON profiles REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT
  EXECUTE FUNCTION portal_set_aside('subject_id', 'name name sealed_value', 'company_name companyName sealed_value', 'category category sealed_value',
    'country country sealed_value', 'company_description companyDescription sealed_value', 'source_of_visit sourceOfVisit sealed_value');--> statement-breakpoint
CREATE TRIGGER set_aside_deleted AFTER DELETE ON inquiries REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
  EXECUTE FUNCTION portal_set_aside('id', 'name name sealed_value', 'country_of_residence countryOfResidence sealed_value', 'email email sealed_value',
    'company_name companyName sealed_value', 'inquiry_details inquiryDetails sealed_value', 'business_description businessDescription sealed_value',
    'job_title jobTitle sealed_value', 'phone_number phoneNumber sealed_value', 'answer inquiryDetails sealed_value');--> statement-breakpoint
CREATE TRIGGER set_aside_changed AFTER UPDATE ON inquiries REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT
  EXECUTE FUNCTION portal_set_aside('id', 'name name sealed_value', 'country_of_residence countryOfResidence sealed_value', 'email email sealed_value',
    'company_name companyName sealed_value', 'inquiry_details inquiryDetails sealed_value', 'business_description businessDescription sealed_value',
    'job_title jobTitle sealed_value', 'phone_number phoneNumber sealed_value', 'answer inquiryDetails sealed_value');--> statement-breakpoint
CREATE TRIGGER set_aside_deleted AFTER DELETE ON visits REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
  EXECUTE FUNCTION portal_set_aside('id', 'at visitTime plain_value', 'ip_address ipAddress sealed_value', 'usage_record usageRecord plain_value');--> statement-breakpoint
CREATE TRIGGER set_aside_changed AFTER UPDATE ON visits REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT
  EXECUTE FUNCTION portal_set_aside('id', 'at visitTime plain_value', 'ip_address ipAddress sealed_value', 'usage_record usageRecord plain_value');
--> statement-breakpoint
-- The same audit rows as portal_audit writes, once a statement: retention deletes visits by the ten thousand.
CREATE FUNCTION portal_audit_deleted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  by_transaction text := pg_current_xact_id()::text;
  by_door text := coalesce(portal_setting('door'), 'owner');
  by_actor text := coalesce(portal_setting('actor'), 'owner');
BEGIN
  INSERT INTO audit_events (transaction_id, door, actor, action, subject_ref)
  SELECT by_transaction, by_door, by_actor, TG_TABLE_NAME || '.delete', subject_id FROM gone;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION portal_audit_changed_visits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  by_transaction text := pg_current_xact_id()::text;
  by_door text := coalesce(portal_setting('door'), 'owner');
  by_actor text := coalesce(portal_setting('actor'), 'owner');
BEGIN
  WITH changed AS MATERIALIZED (
    SELECT nextval(pg_get_serial_sequence('audit_events', 'sequence')) AS sequence, n.subject_id, array_remove(ARRAY[
      CASE WHEN n.at IS DISTINCT FROM o.at THEN 'at' END,
      CASE WHEN n.id IS DISTINCT FROM o.id THEN 'id' END,
      CASE WHEN n.ip_address IS DISTINCT FROM o.ip_address THEN 'ip_address' END,
      CASE WHEN n.subject_id IS DISTINCT FROM o.subject_id THEN 'subject_id' END,
      CASE WHEN n.usage_record IS DISTINCT FROM o.usage_record THEN 'usage_record' END], NULL) AS columns
    FROM come n JOIN gone o ON o.id = n.id
  ), events AS (
    INSERT INTO audit_events (sequence, transaction_id, door, actor, action, subject_ref) OVERRIDING SYSTEM VALUE
    SELECT sequence, by_transaction, by_door, by_actor, 'visits.update', subject_id FROM changed
  )
  INSERT INTO audit_details (sequence, subject_ref, columns)
  SELECT sequence, subject_id, columns FROM changed WHERE cardinality(columns) > 0 AND by_door <> 'eraser';
  RETURN NULL;
END
$$;
--> statement-breakpoint
DROP TRIGGER audit ON visits;--> statement-breakpoint
CREATE TRIGGER audit AFTER DELETE ON visits REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION portal_audit_deleted();--> statement-breakpoint
CREATE TRIGGER audit_changed AFTER UPDATE ON visits REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT
  EXECUTE FUNCTION portal_audit_changed_visits();--> statement-breakpoint
CREATE TRIGGER audit AFTER DELETE ON held_records REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION portal_audit_deleted();--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON legal_holds FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');--> statement-breakpoint
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON disclosures FOR EACH ROW EXECUTE FUNCTION portal_audit('subject_id');
--> statement-breakpoint
-- Whom a handler means, by a confirmed address or by the number of an inquiry. Tells ids, and to these two purposes.
CREATE FUNCTION portal_find_people(inquiry text) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT id FROM subjects
  WHERE portal_setting('purpose') IN ('holds', 'disclosures') AND email_index = portal_setting('email_index') AND proved_at IS NOT NULL
  UNION
  SELECT subject_id FROM inquiries WHERE portal_setting('purpose') IN ('holds', 'disclosures') AND id = inquiry
$$;
--> statement-breakpoint
-- The event that a disclosure by consent rests on: the newest decision of the person looked at, where it is a yes.
CREATE FUNCTION portal_find_yes(person text, agreed_to text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT receipt_id FROM (
    SELECT receipt_id, decision FROM consent_events
    WHERE subject_id = person AND consent = agreed_to AND topic IS NULL AND decision NOT IN ('paused', 'resumed')
    ORDER BY sequence DESC LIMIT 1
  ) newest
  WHERE decision = 'granted' AND portal_setting('purpose') = 'disclosures' AND person = portal_setting('looked')
    AND EXISTS (SELECT FROM subjects WHERE id = person AND proved_at IS NOT NULL)
$$;
--> statement-breakpoint
-- Whether that yes is still the newest decision of its person about the same.
CREATE FUNCTION portal_yes_stands(receipt text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT portal_setting('purpose') = 'disclosures' AND EXISTS (
    SELECT FROM consent_events e WHERE e.receipt_id = receipt AND e.decision = 'granted' AND NOT EXISTS (
      SELECT FROM consent_events later
      WHERE later.subject_id = e.subject_id AND later.consent = e.consent AND later.topic IS NULL
        AND later.decision NOT IN ('paused', 'resumed') AND later.sequence > e.sequence))
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION portal_keeps_secret(), portal_two_handlers(), portal_hold_step(), portal_set_aside(), portal_release_held(), portal_audit_deleted(),
  portal_audit_changed_visits(), portal_find_people(text), portal_find_yes(text, text),
  portal_yes_stands(text) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_keeps_secret() TO portal_subject;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_find_people(text), portal_find_yes(text, text), portal_yes_stands(text) TO portal_handler;--> statement-breakpoint
GRANT SELECT ON legal_holds, held_records, disclosures TO portal_subject;--> statement-breakpoint
GRANT SELECT, INSERT ON legal_holds, disclosures TO portal_handler;--> statement-breakpoint
GRANT UPDATE (approved_at, lifted_at, review_on) ON legal_holds TO portal_handler;--> statement-breakpoint
GRANT UPDATE (approved_at) ON disclosures TO portal_handler;--> statement-breakpoint
GRANT SELECT ON held_records TO portal_handler;--> statement-breakpoint
GRANT SELECT (id, subject_id, items, review_on, approved_at, lifted_at) ON legal_holds TO portal_system;--> statement-breakpoint
GRANT SELECT (id, subject_id, item, kept_at, released_at), DELETE ON held_records TO portal_system;--> statement-breakpoint
GRANT SELECT, INSERT ON destructions TO portal_system;--> statement-breakpoint
GRANT INSERT ON destructions TO portal_eraser;--> statement-breakpoint
GRANT SELECT, DELETE ON legal_holds, held_records, disclosures TO portal_eraser;--> statement-breakpoint
-- The sweep deletes by the place of a row on the disk, which a batch need not look up again.
GRANT SELECT (ctid) ON visits, held_records TO portal_system;--> statement-breakpoint
-- Locking a row against another sweep needs a right to update it, of whatever column: nothing is changed.
GRANT UPDATE (kept_at) ON held_records TO portal_system;--> statement-breakpoint
GRANT UPDATE (created_at) ON mail_links TO portal_system;--> statement-breakpoint
GRANT UPDATE (requested_at) ON email_changes TO portal_system;--> statement-breakpoint
GRANT UPDATE (created_at) ON sessions TO portal_system;--> statement-breakpoint
GRANT UPDATE (key_id) ON suppressions TO portal_system;--> statement-breakpoint
-- Whoever approves a hold while its person is being erased waits for the erasure, and the other way round.
GRANT UPDATE (reviewed_by) ON legal_holds TO portal_eraser;--> statement-breakpoint
GRANT UPDATE (kind, email_index, proved_at) ON subjects TO portal_eraser;
--> statement-breakpoint
-- Whoever a hold keeps is erased all the same: a restored backup must not bring the rest of them back.
CREATE TRIGGER note_put_aside AFTER UPDATE OF kind ON subjects FOR EACH ROW
  WHEN (NEW.kind = 'held' AND OLD.kind <> 'held')
  EXECUTE FUNCTION portal_note_destroyed('erased');
