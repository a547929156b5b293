-- Written by hand. As in 0019, and a restriction holds for its mailbox also where the record's own link was never used: whoever restricts
-- behind a mailed code has shown that they read the mail of its address.
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
  SELECT e.decision, e.at, e.notice_hash FROM consent_events e
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
WHERE s.proved_at IS NOT NULL AND s.restricted_at IS NULL AND s.closes_at IS NULL
  AND yes.decision = 'granted' AND (yes.at AT TIME ZONE 'UTC' + make_interval(months => coalesce(
    (SELECT p.months FROM notice_periods p WHERE p.notice_hash = yes.notice_hash), 36))) AT TIME ZONE 'UTC' > now()
  AND (pause.decision IS DISTINCT FROM 'paused' OR pause.at <= now() - interval '90 days')
  AND NOT EXISTS (
    SELECT FROM subjects other
    WHERE other.email_index = s.email_index AND other.kind IN ('account', 'inquirer') AND other.id <> s.id
      AND (other.restricted_at IS NOT NULL OR other.closes_at IS NOT NULL
        OR (other.proved_at IS NOT NULL AND (other.kind = 'account', other.id) > (s.kind = 'account', s.id) AND portal_agrees(other.id)))
    OFFSET 0
  );
