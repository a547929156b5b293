CREATE INDEX "accounts_collected" ON "accounts" USING btree (greatest("created_at", "email_changed_at", "password_changed_at"));--> statement-breakpoint
CREATE INDEX "inquiries_collected" ON "inquiries" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "profiles_collected" ON "profiles" USING btree (greatest("created_at", "changed_at"));--> statement-breakpoint
CREATE INDEX "request_steps_collected" ON "request_steps" USING btree ("at") WHERE said is not null;--> statement-breakpoint
-- Which of a table's columns hold something that came in the past 12 months, by whichever of its times is the latest: what the
-- answer to California is checked against. Names of columns go in and come out, and of no row anything but that there is one.
CREATE FUNCTION portal_collected(of_table text, of_columns text[], by_times text[]) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  since timestamptz := now() - interval '12 months';
  came_at text;
  each text;
  is_there boolean;
  collected text[] := '{}';
BEGIN
  SELECT string_agg(quote_ident(name), ', ' ORDER BY place) INTO came_at FROM unnest(by_times) WITH ORDINALITY AS t (name, place);
  IF cardinality(by_times) > 1 THEN came_at := format('greatest(%s)', came_at); END IF;
  FOREACH each IN ARRAY of_columns LOOP
    -- The newest one, since an index finds that at once; asked whether there is any, the planner would rather read the table.
    EXECUTE format(
      'SELECT (SELECT true FROM %1$I WHERE %2$I IS NOT NULL AND %3$s > $1 ORDER BY %3$s DESC LIMIT 1) IS NOT NULL', of_table, each, came_at
    ) INTO is_there USING since;
    IF is_there THEN collected := collected || each; END IF;
  END LOOP;
  RETURN collected;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION portal_collected(text, text[], text[]) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_collected(text, text[], text[]) TO portal_system;