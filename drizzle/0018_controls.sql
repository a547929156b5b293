CREATE TABLE "attestations" (
	"id" text PRIMARY KEY NOT NULL,
	"attestation" text NOT NULL,
	"withdraws" text,
	"department" text,
	"done_on" date,
	"expires_on" date,
	"evidence" text NOT NULL,
	"by" text DEFAULT portal_actor() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attestations_withdrawn_once" UNIQUE("withdraws"),
	CONSTRAINT "attestations_whole" CHECK (case when "attestations"."withdraws" is null
        then "attestations"."department" is not null and "attestations"."done_on" is not null and "attestations"."expires_on" > "attestations"."done_on"
          and "attestations"."expires_on" <= "attestations"."done_on" + interval '1 year'
        else "attestations"."department" is null and "attestations"."done_on" is null and "attestations"."expires_on" is null end)
);
--> statement-breakpoint
ALTER TABLE "attestations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "job_runs" (
	"job" text PRIMARY KEY NOT NULL,
	"done_at" timestamp with time zone,
	"failed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "job_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "attestations" ADD CONSTRAINT "attestations_withdraws_attestations_id_fk" FOREIGN KEY ("withdraws") REFERENCES "public"."attestations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attestations_latest" ON "attestations" USING btree ("attestation","done_on");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("failed_at","created_at") WHERE campaign_id is null;--> statement-breakpoint
CREATE POLICY "attestations_handler" ON "attestations" AS PERMISSIVE FOR SELECT TO "portal_handler" USING ((select portal_setting('purpose')) = 'attestations');--> statement-breakpoint
CREATE POLICY "attestations_handler_adds" ON "attestations" AS PERMISSIVE FOR INSERT TO "portal_handler" WITH CHECK ((select portal_setting('purpose')) = 'attestations' and "attestations"."by" = (select portal_actor())
        and "attestations"."at" = now() and ("attestations"."done_on" is null or "attestations"."done_on" <= (now() at time zone 'Asia/Seoul')::date));--> statement-breakpoint
CREATE POLICY "attestations_system" ON "attestations" AS PERMISSIVE FOR SELECT TO "portal_system" USING (true);--> statement-breakpoint
CREATE POLICY "job_runs_system" ON "job_runs" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
-- Written by hand from here on.
GRANT SELECT, INSERT ON attestations TO portal_handler;--> statement-breakpoint
GRANT SELECT ON attestations TO portal_system;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON job_runs TO portal_system;
