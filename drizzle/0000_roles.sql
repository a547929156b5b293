-- The roles behind the doors. They belong to the cluster, so another database may have made them.
-- A login that may not create roles needs them granted once by an operator: see docs/operations.md.
DO $$
DECLARE
  portal_role text;
  can_enter boolean;
BEGIN
  FOREACH portal_role IN ARRAY ARRAY['portal_none', 'portal_visitor', 'portal_subject', 'portal_handler', 'portal_system', 'portal_eraser'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = portal_role) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', portal_role);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of the cluster was faster
      END;
    END IF;
    IF current_setting('server_version_num')::int >= 160000 THEN
      EXECUTE 'SELECT pg_has_role(current_user, $1, ''SET'')' INTO can_enter USING portal_role;
      IF NOT can_enter THEN
        EXECUTE format('GRANT %I TO %I WITH INHERIT FALSE, SET TRUE', portal_role, current_user);
      END IF;
    ELSIF NOT pg_has_role(current_user, portal_role, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO %I', portal_role, current_user);
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
-- One setting of the door, or null. An empty setting is what a finished transaction leaves behind.
CREATE FUNCTION portal_setting(name text) RETURNS text LANGUAGE sql STABLE
AS $$ SELECT nullif(current_setting('portal.' || name, true), '') $$;
--> statement-breakpoint
CREATE FUNCTION portal_subject() RETURNS text LANGUAGE sql STABLE
AS $$ SELECT portal_setting('subject') $$;
--> statement-breakpoint
-- Replaced below once the tables they read exist; policies refer to them by name.
CREATE FUNCTION portal_proved() RETURNS text LANGUAGE sql STABLE AS $$ SELECT null::text $$;
--> statement-breakpoint
CREATE FUNCTION portal_addressed() RETURNS text LANGUAGE sql STABLE AS $$ SELECT null::text $$;
