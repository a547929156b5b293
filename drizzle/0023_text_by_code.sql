-- Written by hand. As in 0016, and the text of an inquiry is its person's until it is answered behind a mailed code as well.
CREATE OR REPLACE FUNCTION portal_inquiry_changes() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  changed text[] := '{}';
BEGIN
  IF NEW.inquiry_details IS DISTINCT FROM OLD.inquiry_details THEN changed := changed || 'inquiryDetails'::text; END IF;
  IF NEW.email IS DISTINCT FROM OLD.email THEN changed := changed || 'email'::text; END IF;
  IF OLD.answer IS NOT NULL AND NEW.answer IS DISTINCT FROM OLD.answer THEN changed := changed || 'answer'::text; END IF;
  -- Sealed anew for another person it says the same.
  IF changed = '{}' OR NEW.subject_id IS DISTINCT FROM OLD.subject_id THEN RETURN NEW; END IF;
  IF portal_setting('door') = 'subject' AND OLD.status = 'received' THEN
    RETURN NEW;
  END IF;
  IF portal_setting('door') = 'handler' AND NOT EXISTS (
    SELECT FROM unnest(changed) AS field WHERE NOT EXISTS (
      SELECT FROM request_steps s JOIN requests r ON r.id = s.request_id
      WHERE s.subject_id = OLD.subject_id AND s.about_inquiry = OLD.id AND s.about_field = field
        AND r."right" = 'correction' AND r.state <> 'closed')
  ) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'nobody has asked for that correction' USING ERRCODE = 'check_violation';
END
$$;
