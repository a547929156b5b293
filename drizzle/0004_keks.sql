CREATE TABLE "kek_retirements" (
	"kek_id" text PRIMARY KEY NOT NULL,
	"unused_since" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "kek_retirements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "subject_keys_kek" ON "subject_keys" USING btree ("kek_id");--> statement-breakpoint
CREATE POLICY "kek_retirements_system" ON "kek_retirements" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT UPDATE (wrapped_key, kek_id) ON subject_keys TO portal_system;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON kek_retirements TO portal_system;
