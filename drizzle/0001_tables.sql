CREATE TABLE "accounts" (
	"subject_id" text PRIMARY KEY NOT NULL,
	"email" "bytea" NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"email_changed_at" timestamp with time zone,
	"password_changed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_details" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"subject_ref" text,
	"columns" text[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_details" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_events" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_events_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"transaction_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"door" text NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject_ref" text
);
--> statement-breakpoint
ALTER TABLE "audit_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consent_events" (
	"receipt_id" text PRIMARY KEY NOT NULL,
	"sequence" bigint GENERATED ALWAYS AS IDENTITY (sequence name "consent_events_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"subject_id" text,
	"consent" text NOT NULL,
	"decision" text NOT NULL,
	"policy_version" text NOT NULL,
	"notice_id" text NOT NULL,
	"notice_hash" text NOT NULL,
	"place" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "consent_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "email_changes" (
	"subject_id" text PRIMARY KEY NOT NULL,
	"new_email" "bytea" NOT NULL,
	"old_email" "bytea" NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "email_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "farewells" (
	"subject_id" text PRIMARY KEY NOT NULL,
	"email" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "farewells" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "inquiries" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'received' NOT NULL,
	"name" "bytea" NOT NULL,
	"country_of_residence" "bytea" NOT NULL,
	"email" "bytea" NOT NULL,
	"company_name" "bytea" NOT NULL,
	"inquiry_details" "bytea" NOT NULL,
	"business_description" "bytea",
	"job_title" "bytea",
	"phone_number" "bytea",
	"answer" "bytea",
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp with time zone,
	"answered_by" text
);
--> statement-breakpoint
ALTER TABLE "inquiries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "kept_mails" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"message" "bytea" NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "kept_mails" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mail_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"use" text NOT NULL,
	"email_index" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "mail_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text,
	"email_index" text,
	"template" text NOT NULL,
	"inquiry_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"next_try_at" timestamp with time zone DEFAULT now() NOT NULL,
	"locked_until" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"failed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "outbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "profiles" (
	"subject_id" text PRIMARY KEY NOT NULL,
	"name" "bytea" NOT NULL,
	"company_name" "bytea" NOT NULL,
	"category" "bytea" NOT NULL,
	"country" "bytea",
	"company_description" "bytea",
	"source_of_visit" "bytea",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "profiles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "rate_limits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"password_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "subject_keys" (
	"subject_id" text PRIMARY KEY NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"kek_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "subject_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "subjects" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"email_index" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"proved_at" timestamp with time zone,
	"erase_after" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "subjects" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "visits" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"ip_address" "bytea",
	"usage_record" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "visits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_details" ADD CONSTRAINT "audit_details_sequence_audit_events_sequence_fk" FOREIGN KEY ("sequence") REFERENCES "public"."audit_events"("sequence") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_events" ADD CONSTRAINT "consent_events_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_changes" ADD CONSTRAINT "email_changes_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "farewells" ADD CONSTRAINT "farewells_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_mails" ADD CONSTRAINT "kept_mails_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_links" ADD CONSTRAINT "mail_links_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subject_keys" ADD CONSTRAINT "subject_keys_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_details_subject" ON "audit_details" USING btree ("subject_ref");--> statement-breakpoint
CREATE INDEX "audit_events_subject" ON "audit_events" USING btree ("subject_ref");--> statement-breakpoint
CREATE INDEX "consent_events_subject" ON "consent_events" USING btree ("subject_id","consent","sequence");--> statement-breakpoint
CREATE INDEX "email_changes_requested" ON "email_changes" USING btree ("requested_at");--> statement-breakpoint
CREATE INDEX "inquiries_subject" ON "inquiries" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "inquiries_status" ON "inquiries" USING btree ("status","received_at");--> statement-breakpoint
CREATE INDEX "inquiries_answered" ON "inquiries" USING btree ("answered_at");--> statement-breakpoint
CREATE INDEX "kept_mails_subject" ON "kept_mails" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "kept_mails_sent" ON "kept_mails" USING btree ("sent_at");--> statement-breakpoint
CREATE INDEX "mail_links_subject" ON "mail_links" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "mail_links_expires" ON "mail_links" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_try_at") WHERE failed_at is null;--> statement-breakpoint
CREATE INDEX "outbox_subject" ON "outbox" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "rate_limits_expire" ON "rate_limits" USING btree ("expire");--> statement-breakpoint
CREATE INDEX "sessions_subject" ON "sessions" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "sessions_seen" ON "sessions" USING btree ("seen_at");--> statement-breakpoint
CREATE UNIQUE INDEX "subjects_proved_account" ON "subjects" USING btree ("email_index") WHERE kind = 'account' and proved_at is not null;--> statement-breakpoint
CREATE INDEX "subjects_erase_after" ON "subjects" USING btree ("erase_after") WHERE erase_after is not null;--> statement-breakpoint
CREATE INDEX "visits_subject" ON "visits" USING btree ("subject_id","at");--> statement-breakpoint
CREATE INDEX "visits_at" ON "visits" USING btree ("at");--> statement-breakpoint
CREATE INDEX "visits_ip" ON "visits" USING btree ("at") WHERE ip_address is not null;--> statement-breakpoint
CREATE POLICY "accounts_subject" ON "accounts" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("accounts"."subject_id" = (select portal_subject())) WITH CHECK ("accounts"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "accounts_eraser" ON "accounts" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("accounts"."subject_id" = (select portal_subject())) WITH CHECK ("accounts"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "accounts_visitor" ON "accounts" AS PERMISSIVE FOR ALL TO "portal_visitor" USING ("accounts"."subject_id" in ((select portal_proved()), (select portal_addressed()))) WITH CHECK ("accounts"."subject_id" = (select portal_proved()));--> statement-breakpoint
CREATE POLICY "accounts_system" ON "accounts" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "audit_details_eraser" ON "audit_details" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("audit_details"."subject_ref" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "audit_details_system" ON "audit_details" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "audit_events_subject" ON "audit_events" AS PERMISSIVE FOR SELECT TO "portal_subject" USING ("audit_events"."subject_ref" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "audit_events_system" ON "audit_events" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "consent_events_subject" ON "consent_events" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("consent_events"."subject_id" = (select portal_subject())) WITH CHECK ("consent_events"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "consent_events_eraser" ON "consent_events" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("consent_events"."subject_id" = (select portal_subject()) or "consent_events"."subject_id" is null) WITH CHECK ("consent_events"."subject_id" is null);--> statement-breakpoint
CREATE POLICY "consent_events_visitor" ON "consent_events" AS PERMISSIVE FOR ALL TO "portal_visitor" USING ("consent_events"."subject_id" in ((select portal_proved()), (select case when portal_setting('proof') = 'opt-out' then portal_subject() end))) WITH CHECK ("consent_events"."subject_id" = (select portal_proved())
        or ("consent_events"."subject_id" = (select case when portal_setting('proof') = 'opt-out' then portal_subject() end) and "consent_events"."consent" = 'marketing' and "consent_events"."decision" = 'withdrawn'));--> statement-breakpoint
CREATE POLICY "consent_events_system" ON "consent_events" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "email_changes_subject" ON "email_changes" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("email_changes"."subject_id" = (select portal_subject())) WITH CHECK ("email_changes"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "email_changes_eraser" ON "email_changes" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("email_changes"."subject_id" = (select portal_subject())) WITH CHECK ("email_changes"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "email_changes_visitor" ON "email_changes" AS PERMISSIVE FOR ALL TO "portal_visitor" USING ("email_changes"."subject_id" = (select portal_proved())) WITH CHECK ("email_changes"."subject_id" = (select portal_proved()));--> statement-breakpoint
CREATE POLICY "email_changes_system" ON "email_changes" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "farewells_eraser" ON "farewells" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("farewells"."subject_id" in ((select portal_subject()), (select portal_setting('farewell')))) WITH CHECK ("farewells"."subject_id" = (select portal_setting('farewell')));--> statement-breakpoint
CREATE POLICY "farewells_system" ON "farewells" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "inquiries_subject" ON "inquiries" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("inquiries"."subject_id" = (select portal_subject())) WITH CHECK ("inquiries"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "inquiries_eraser" ON "inquiries" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("inquiries"."subject_id" = (select portal_subject())) WITH CHECK ("inquiries"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "inquiries_visitor" ON "inquiries" AS PERMISSIVE FOR ALL TO "portal_visitor" USING ("inquiries"."subject_id" = (select portal_proved())) WITH CHECK ("inquiries"."subject_id" = (select portal_proved()));--> statement-breakpoint
CREATE POLICY "inquiries_handler" ON "inquiries" AS PERMISSIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) = 'inquiries') WITH CHECK ((select portal_setting('purpose')) = 'inquiries');--> statement-breakpoint
CREATE POLICY "inquiries_system" ON "inquiries" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "kept_mails_subject" ON "kept_mails" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("kept_mails"."subject_id" = (select portal_subject())) WITH CHECK ("kept_mails"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "kept_mails_eraser" ON "kept_mails" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("kept_mails"."subject_id" = (select portal_subject())) WITH CHECK ("kept_mails"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "kept_mails_system" ON "kept_mails" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "mail_links_subject" ON "mail_links" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("mail_links"."subject_id" = (select portal_subject())) WITH CHECK ("mail_links"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "mail_links_eraser" ON "mail_links" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("mail_links"."subject_id" = (select portal_subject())) WITH CHECK ("mail_links"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "mail_links_visitor" ON "mail_links" AS PERMISSIVE FOR ALL TO "portal_visitor" USING ("mail_links"."token_hash" = (select portal_setting('token_hash')) or "mail_links"."subject_id" = (select portal_proved()));--> statement-breakpoint
CREATE POLICY "mail_links_system" ON "mail_links" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "outbox_subject" ON "outbox" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("outbox"."subject_id" = (select portal_subject())) WITH CHECK ("outbox"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "outbox_eraser" ON "outbox" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("outbox"."subject_id" = (select portal_subject()) or ("outbox"."subject_id" is null and "outbox"."email_index" = (
        select s.email_index from subjects s where s.id = (select portal_subject()) and s.kind = 'account' and s.proved_at is not null))) WITH CHECK ("outbox"."subject_id" = (select portal_setting('farewell')));--> statement-breakpoint
CREATE POLICY "outbox_visitor" ON "outbox" AS PERMISSIVE FOR INSERT TO "portal_visitor" WITH CHECK ("outbox"."subject_id" = (select portal_proved()) or ("outbox"."subject_id" is null and "outbox"."email_index" = (select portal_setting('email_index'))));--> statement-breakpoint
CREATE POLICY "outbox_handler" ON "outbox" AS PERMISSIVE FOR INSERT TO "portal_handler" WITH CHECK ((select portal_setting('purpose')) = 'inquiries' and "outbox"."template" = 'inquiry-answer');--> statement-breakpoint
CREATE POLICY "outbox_system" ON "outbox" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "profiles_subject" ON "profiles" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("profiles"."subject_id" = (select portal_subject())) WITH CHECK ("profiles"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "profiles_eraser" ON "profiles" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("profiles"."subject_id" = (select portal_subject())) WITH CHECK ("profiles"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "rate_limits_system" ON "rate_limits" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "sessions_subject" ON "sessions" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("sessions"."subject_id" = (select portal_subject())) WITH CHECK ("sessions"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "sessions_eraser" ON "sessions" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("sessions"."subject_id" = (select portal_subject())) WITH CHECK ("sessions"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "sessions_visitor" ON "sessions" AS PERMISSIVE FOR ALL TO "portal_visitor" USING ("sessions"."token_hash" = (select portal_setting('token_hash')) or "sessions"."subject_id" = (select portal_proved()));--> statement-breakpoint
CREATE POLICY "sessions_system" ON "sessions" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "subject_keys_subject" ON "subject_keys" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("subject_keys"."subject_id" = (select portal_subject())) WITH CHECK ("subject_keys"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "subject_keys_eraser" ON "subject_keys" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("subject_keys"."subject_id" in ((select portal_subject()), (select portal_setting('farewell')))) WITH CHECK ("subject_keys"."subject_id" = (select portal_setting('farewell')));--> statement-breakpoint
CREATE POLICY "subject_keys_visitor" ON "subject_keys" AS PERMISSIVE FOR ALL TO "portal_visitor" USING ("subject_keys"."subject_id" = (select portal_proved())) WITH CHECK ("subject_keys"."subject_id" = (select portal_proved()));--> statement-breakpoint
CREATE POLICY "subject_keys_handler" ON "subject_keys" AS PERMISSIVE FOR SELECT TO "portal_handler" USING ("subject_keys"."subject_id" = (select portal_setting('looked')) and (select portal_setting('purpose')) = 'inquiries');--> statement-breakpoint
CREATE POLICY "subject_keys_system" ON "subject_keys" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "subjects_subject" ON "subjects" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("subjects"."id" = (select portal_subject())) WITH CHECK ("subjects"."id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "subjects_eraser" ON "subjects" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("subjects"."id" in ((select portal_subject()), (select portal_setting('farewell')))) WITH CHECK ("subjects"."id" = (select portal_setting('farewell')) and "subjects"."kind" = 'farewell');--> statement-breakpoint
CREATE POLICY "subjects_visitor" ON "subjects" AS PERMISSIVE FOR ALL TO "portal_visitor" USING ("subjects"."id" in ((select portal_proved()), (select portal_addressed()))) WITH CHECK ("subjects"."id" = (select portal_proved()) and ("subjects"."proved_at" is null or (select portal_setting('proof')) = 'link'));--> statement-breakpoint
CREATE POLICY "subjects_handler" ON "subjects" AS PERMISSIVE FOR ALL TO "portal_handler" USING ((select portal_setting('purpose')) = 'inquiries') WITH CHECK ((select portal_setting('purpose')) = 'inquiries');--> statement-breakpoint
CREATE POLICY "subjects_system" ON "subjects" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "visits_subject" ON "visits" AS PERMISSIVE FOR ALL TO "portal_subject" USING ("visits"."subject_id" = (select portal_subject())) WITH CHECK ("visits"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "visits_eraser" ON "visits" AS PERMISSIVE FOR ALL TO "portal_eraser" USING ("visits"."subject_id" = (select portal_subject())) WITH CHECK ("visits"."subject_id" = (select portal_subject()));--> statement-breakpoint
CREATE POLICY "visits_system" ON "visits" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);