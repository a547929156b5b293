-- A link proves its person in the one transaction that uses it. An offer to renew lives for weeks and proves no more
-- than that the offer came to them.
CREATE OR REPLACE FUNCTION portal_proved() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT CASE portal_setting('proof')
    WHEN 'newcomer' THEN portal_setting('subject')
    WHEN 'link' THEN (
      SELECT subject_id FROM mail_links
      WHERE token_hash = portal_setting('token_hash') AND used_at = now() AND expires_at > now() AND use <> 'renew-marketing'
    )
  END
$$;
--> statement-breakpoint
CREATE FUNCTION portal_renewing() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT subject_id FROM mail_links
  WHERE portal_setting('proof') = 'link' AND token_hash = portal_setting('token_hash')
    AND used_at = now() AND expires_at > now() AND use = 'renew-marketing'
$$;
--> statement-breakpoint
-- The address whose mailbox a door may speak of: of the door's person, once proved, or the one a handler was given.
-- A job names the person.
CREATE FUNCTION portal_mailbox_index(person text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT CASE portal_setting('door')
    WHEN 'system' THEN (SELECT email_index FROM subjects WHERE id = person)
    WHEN 'handler' THEN CASE WHEN portal_setting('purpose') = 'marketing' THEN portal_setting('email_index') END
    ELSE (
      SELECT email_index FROM subjects
      WHERE id = coalesce(portal_proved(), portal_renewing(), portal_subject()) AND proved_at IS NOT NULL
    )
  END
$$;
--> statement-breakpoint
-- Makes whatever else is said at that mailbox wait until the transaction ends. Nothing to wait for while unproved.
CREATE FUNCTION portal_hold_mailbox(person text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT pg_advisory_xact_lock(hashtextextended('marketing ' || portal_mailbox_index(person), 0)) $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION portal_subscribers() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT id FROM subjects WHERE email_index = portal_mailbox_index(NULL) AND proved_at IS NOT NULL AND portal_agrees(id)
$$;
--> statement-breakpoint
-- What holds at a mailbox, whichever of its records said it last: to a human it is one.
CREATE FUNCTION portal_mailbox(person text) RETURNS TABLE (agreed boolean, topics_off text[], paused_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH records AS (
    SELECT id FROM subjects WHERE email_index = portal_mailbox_index(person) AND proved_at IS NOT NULL
  ), said AS (
    SELECT e.sequence, e.topic, e.decision, e.at FROM consent_events e
    WHERE e.subject_id IN (SELECT id FROM records) AND e.consent = 'marketing'
  )
  SELECT
    EXISTS (SELECT FROM records WHERE portal_agrees(id)),
    ARRAY(
      SELECT choice.topic FROM (
        SELECT DISTINCT ON (topic) topic, decision FROM said WHERE topic IS NOT NULL ORDER BY topic, sequence DESC
      ) choice WHERE choice.decision <> 'granted'
    ),
    (
      SELECT CASE WHEN decision = 'paused' THEN at END FROM said
      WHERE topic IS NULL AND decision IN ('paused', 'resumed') ORDER BY sequence DESC LIMIT 1
    )
$$;
--> statement-breakpoint
-- Whether nobody else who has proved the address of the person to be erased stays.
CREATE FUNCTION portal_last_at_address() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT NOT EXISTS (
    SELECT FROM subjects me JOIN subjects other ON other.email_index = me.email_index
    WHERE me.id = portal_subject() AND other.id <> me.id AND other.proved_at IS NOT NULL
  )
$$;
--> statement-breakpoint
-- As before, with the topics and the pause of the whole mailbox. OFFSET 0: record by record, never the whole ledger.
CREATE OR REPLACE VIEW marketing_audience AS
SELECT s.id AS subject_id, ARRAY(
  SELECT choice.topic FROM (
    SELECT DISTINCT ON (e.topic) e.topic, e.decision
    FROM subjects record CROSS JOIN LATERAL (
      SELECT topic, decision, sequence FROM consent_events
      WHERE subject_id = record.id AND consent = 'marketing' AND topic IS NOT NULL OFFSET 0
    ) e
    WHERE record.email_index = s.email_index AND record.proved_at IS NOT NULL
    ORDER BY e.topic, e.sequence DESC
  ) choice WHERE choice.decision <> 'granted'
) AS topics_off
FROM subjects s
CROSS JOIN LATERAL (
  SELECT e.decision, e.at FROM consent_events e
  WHERE e.subject_id = s.id AND e.consent = 'marketing' AND e.topic IS NULL AND e.decision NOT IN ('paused', 'resumed')
  ORDER BY e.sequence DESC LIMIT 1
) yes
LEFT JOIN LATERAL (
  SELECT e.decision, e.at
  FROM subjects record CROSS JOIN LATERAL (
    SELECT decision, at, sequence FROM consent_events
    WHERE subject_id = record.id AND consent = 'marketing' AND topic IS NULL AND decision IN ('paused', 'resumed') OFFSET 0
  ) e
  WHERE record.email_index = s.email_index AND record.proved_at IS NOT NULL
  ORDER BY e.sequence DESC LIMIT 1
) pause ON true
WHERE s.proved_at IS NOT NULL AND s.restricted_at IS NULL
  AND yes.decision = 'granted' AND (yes.at AT TIME ZONE 'UTC' + interval '36 months') AT TIME ZONE 'UTC' > now()
  AND (pause.decision IS DISTINCT FROM 'paused' OR pause.at <= now() - interval '90 days')
  AND NOT EXISTS (
    SELECT FROM subjects other
    WHERE other.email_index = s.email_index AND other.proved_at IS NOT NULL AND other.id <> s.id
      AND (other.restricted_at IS NOT NULL
        OR ((other.kind = 'account', other.id) > (s.kind = 'account', s.id) AND portal_agrees(other.id)))
    OFFSET 0
  );
--> statement-breakpoint
CREATE POLICY "consent_events_lapse" ON "consent_events" AS RESTRICTIVE FOR INSERT TO "portal_system" WITH CHECK ("consent_events"."consent" = 'marketing' and "consent_events"."topic" is null and "consent_events"."decision" = 'lapsed' and "consent_events"."place" = 'sweep');--> statement-breakpoint
ALTER POLICY "consent_events_visitor" ON "consent_events" TO portal_visitor USING ("consent_events"."subject_id" = (select portal_proved())
        or ("consent_events"."subject_id" = (select case portal_setting('proof')
  when 'opt-out' then portal_subject() when 'link' then portal_renewing() end) and "consent_events"."consent" = 'marketing')) WITH CHECK ("consent_events"."subject_id" = (select portal_proved())
        or ("consent_events"."consent" = 'marketing' and "consent_events"."place" in ('mailLink', 'oneClick') and ("consent_events"."subject_id" = (select portal_renewing())
          or (("consent_events"."decision" <> 'granted' or "consent_events"."topic" is not null) and "consent_events"."subject_id" in (select portal_subscribers())))));--> statement-breakpoint
ALTER POLICY "outbox_visitor" ON "outbox" TO portal_visitor WITH CHECK ("outbox"."subject_id" = (select portal_proved())
        or ("outbox"."subject_id" = (select case portal_setting('proof')
  when 'opt-out' then portal_subject() when 'link' then portal_renewing() end) and "outbox"."template" = 'consent-receipts')
        or ("outbox"."subject_id" is null and "outbox"."email_index" = (select portal_setting('email_index'))));--> statement-breakpoint
ALTER POLICY "subjects_visitor" ON "subjects" TO portal_visitor USING ("subjects"."id" in ((select portal_proved()), (select portal_addressed()), (select case portal_setting('proof')
  when 'opt-out' then portal_subject() when 'link' then portal_renewing() end))) WITH CHECK ("subjects"."id" = (select portal_proved()) and ("subjects"."proved_at" is null or (select portal_setting('proof')) = 'link'));
--> statement-breakpoint
REVOKE ALL ON FUNCTION portal_renewing(), portal_mailbox_index(text), portal_hold_mailbox(text), portal_mailbox(text), portal_last_at_address() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_renewing() TO portal_visitor;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_hold_mailbox(text) TO portal_visitor, portal_subject, portal_handler, portal_system;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_mailbox(text) TO portal_visitor, portal_subject, portal_system;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_last_at_address() TO portal_eraser;
