CREATE TABLE "audit_checkpoints" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_checkpoints_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"size" bigint NOT NULL,
	"note" text NOT NULL,
	"peaks" text[] NOT NULL,
	"sealed_below" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_checkpoints" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"position" bigint PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL,
	"leaf_hash" text NOT NULL,
	"detail_hash" text,
	CONSTRAINT "audit_seals_sequence_unique" UNIQUE("sequence")
);
--> statement-breakpoint
ALTER TABLE "audit_seals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "kek_retirements" (
	"kek_id" text PRIMARY KEY NOT NULL,
	"unused_since" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "kek_retirements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_details" ADD COLUMN "salt" text DEFAULT gen_random_uuid()::text NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_details" ADD COLUMN "at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL;--> statement-breakpoint
CREATE INDEX "audit_checkpoints_size" ON "audit_checkpoints" USING btree ("size");--> statement-breakpoint
CREATE INDEX "audit_details_at" ON "audit_details" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_events_sealing" ON "audit_events" USING btree (("transaction_id"::xid8),"sequence");--> statement-breakpoint
CREATE INDEX "subject_keys_kek" ON "subject_keys" USING btree ("kek_id");--> statement-breakpoint
CREATE POLICY "audit_checkpoints_system" ON "audit_checkpoints" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "audit_seals_system" ON "audit_seals" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "kek_retirements_system" ON "kek_retirements" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT UPDATE (wrapped_key, kek_id) ON subject_keys TO portal_system;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON kek_retirements TO portal_system;
--> statement-breakpoint
-- A detail of before this migration is as old as its event.
UPDATE audit_details d SET at = e.at FROM audit_events e WHERE e.sequence = d.sequence;
--> statement-breakpoint
-- The sealer hashes the whole trail and adds to what it made before. Retention ends details, once a period is set,
-- and nothing else.
GRANT SELECT ON audit_events, audit_details, audit_seals, audit_checkpoints TO portal_system;
--> statement-breakpoint
GRANT INSERT ON audit_seals, audit_checkpoints TO portal_system;
--> statement-breakpoint
GRANT DELETE ON audit_details TO portal_system;
