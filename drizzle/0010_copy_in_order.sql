DROP INDEX "audit_events_subject";--> statement-breakpoint
CREATE INDEX "audit_events_subject" ON "audit_events" USING btree ("subject_ref","at");
