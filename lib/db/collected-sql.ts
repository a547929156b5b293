import { toSnakeCase } from 'drizzle-orm/casing';
import type { AnchorPoint } from '@/lib/policy/anchors';
import { itemsAt, itemsOfControl } from '@/lib/policy/point-items';
import { toldItems } from '@/lib/policy/told-items';

interface Place {
  table: 'profiles' | 'inquiries';
  point: AnchorPoint;
  /** The column that names a row. */
  key: string;
  /** What is ours in it, with the item it answers. */
  own: readonly [column: string, item: string][];
}

const places: readonly Place[] = [
  { table: 'profiles', point: 'firstLogin', key: 'subject_id', own: [] },
  { table: 'inquiries', point: 'contact', key: 'id', own: [['answer', 'inquiryDetails']] },
];

const triggers = [
  'set_aside_deleted',
  'set_aside_changed',
  'keep_earlier',
  'notify_processors',
  'notify_emptied',
  'notify_deleted',
] as const;

const named = (item: string): [string, string] => [toSnakeCase(item), item];

const quoted = (texts: readonly string[]) => texts.map((text) => `'${text}'`).join(', ');

function* keeping({ table, point, key, own }: Place): Generator<string> {
  const all = [...itemsAt(point).map(named), ...own];
  const aside = quoted([key, ...all.map(([column, item]) => `${column} ${item} sealed_value`)]);
  // Of an address nothing is kept: it may be somebody else's by then.
  const earlier = quoted([key, ...all.flatMap(([column, item]) => (item === 'email' ? [] : [`${column} ${item}`]))]);
  yield `CREATE TRIGGER set_aside_deleted AFTER DELETE ON ${table} REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
  EXECUTE FUNCTION portal_set_aside(${aside});`;
  yield `CREATE TRIGGER set_aside_changed AFTER UPDATE ON ${table} REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT
  EXECUTE FUNCTION portal_set_aside(${aside});`;
  yield `CREATE TRIGGER keep_earlier AFTER UPDATE OR DELETE ON ${table} FOR EACH ROW
  EXECUTE FUNCTION portal_keep_earlier(${earlier});`;
}

function* telling(): Generator<string> {
  const { name, phone } = toldItems;
  if (name) {
    const column = toSnakeCase(name);
    yield `CREATE TRIGGER notify_processors AFTER UPDATE OF ${column} ON profiles FOR EACH ROW WHEN (NEW.${column} IS DISTINCT FROM OLD.${column})
  EXECUTE FUNCTION portal_notify_processors('subject_id', 'correction', '${name}');`;
  }
  if (phone) {
    const column = toSnakeCase(phone);
    yield `CREATE TRIGGER notify_processors AFTER UPDATE OF ${column} ON inquiries FOR EACH ROW
  WHEN (OLD.${column} IS NOT NULL AND NEW.${column} IS NOT NULL AND NEW.${column} <> OLD.${column} AND NEW.subject_id = OLD.subject_id)
  EXECUTE FUNCTION portal_notify_processors('subject_id', 'correction', '${phone}');`;
    yield `CREATE TRIGGER notify_emptied AFTER UPDATE OF ${column} ON inquiries FOR EACH ROW
  WHEN (OLD.${column} IS NOT NULL AND NEW.${column} IS NULL AND NEW.subject_id = OLD.subject_id)
  EXECUTE FUNCTION portal_notify_processors('subject_id', 'deletion', '${phone}');`;
    // Of an account that is erased Stripe deletes the whole record.
    yield `CREATE TRIGGER notify_deleted AFTER DELETE ON inquiries FOR EACH ROW
  WHEN (OLD.${column} IS NOT NULL AND portal_setting('door') IS DISTINCT FROM 'eraser')
  EXECUTE FUNCTION portal_notify_processors('subject_id', 'deletion', '${phone}');`;
  }
}

function* granting(): Generator<string> {
  const columns = (items: readonly string[]) => items.map(toSnakeCase).join(', ');
  // The address of an inquiry is where the answer goes.
  yield `GRANT UPDATE (${columns(itemsAt('contact').filter((item) => item !== 'email'))}) ON inquiries TO portal_subject;`;
  // At what age somebody is no child depends on where they live.
  for (const { table, point } of places) {
    const countries = itemsOfControl(point, 'country');
    if (countries.length > 0) yield `GRANT SELECT (${columns(countries)}) ON ${table} TO portal_system;`;
  }
}

/**
 * What a migration of other collected items needs by hand, around the statements that drizzle-kit makes: a statement each. For all
 * versions of the policy together, like the columns themselves.
 */
export function collectedSql(): { before: string[]; after: string[] } {
  return {
    before: places.flatMap(({ table }) => triggers.map((trigger) => `DROP TRIGGER IF EXISTS ${trigger} ON ${table};`)),
    after: [...places.flatMap((place) => [...keeping(place)]), ...telling(), ...granting()],
  };
}

/** As it stands in a file of `drizzle/`. */
export const asMigration = (statements: readonly string[]): string => statements.join('--> statement-breakpoint\n');
