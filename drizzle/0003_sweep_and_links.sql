CREATE INDEX "visits_ip" ON "visits" USING btree ("at") WHERE ip_address is not null;--> statement-breakpoint
ALTER POLICY "mail_links_visitor" ON "mail_links" TO portal_visitor USING ("mail_links"."token_hash" = (select portal_setting('token_hash')) or "mail_links"."subject_id" = (select portal_proved()));--> statement-breakpoint
-- The sweep blanks what is past its 90 days and has to know which is: it sees ciphertext.
GRANT SELECT (ip_address) ON visits TO portal_system;--> statement-breakpoint
-- A new password, or a new address, ends every other link and change under way of that account.
GRANT DELETE ON mail_links, email_changes TO portal_visitor;
