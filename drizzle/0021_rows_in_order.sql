DROP INDEX "audit_events_subject";--> statement-breakpoint
DROP INDEX "visits_subject";--> statement-breakpoint
CREATE INDEX "audit_events_subject" ON "audit_events" USING btree ("subject_ref","at","sequence");--> statement-breakpoint
CREATE INDEX "visits_subject" ON "visits" USING btree ("subject_id","at","id");