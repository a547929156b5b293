import { randomBytes } from 'node:crypto';

export interface StripeRecord extends Record<string, unknown> {
  id: string;
}

/** What a request is answered with; `error` in the shape of https://docs.stripe.com/api/errors. */
export interface StripeReply {
  status: number;
  body: object;
}

export const stripeError = (status: number, message: string, code?: string): StripeReply => ({
  status,
  body: { error: { type: status >= 500 ? 'api_error' : 'invalid_request_error', message, ...(code && { code }) } },
});

const found = (body: object): StripeReply => ({ status: 200, body });

const missing = (what: string, id: string) => stripeError(404, `No such ${what}: '${id}'`, 'resource_missing');

const newId = (prefix: string) => `${prefix}_${randomBytes(12).toString('hex')}`;

const kinds = { customers: 'cus', subscriptions: 'sub', invoices: 'in', charges: 'ch', disputes: 'du' } as const;
type Kind = keyof typeof kinds;

/** Newest first, ten at a time unless asked otherwise, a hundred at most. */
function list(url: string, records: readonly StripeRecord[], params: URLSearchParams): StripeReply {
  const limit = Number(params.get('limit') ?? 10);
  if (limit < 1 || limit > 100) return stripeError(400, 'Invalid integer: limit', 'parameter_invalid_integer');
  const after = params.get('starting_after');
  const newest = records.toReversed();
  const start = after ? newest.findIndex(({ id }) => id === after) + 1 : 0;
  if (after && start === 0) return missing('object', after);
  const data = newest.slice(start, start + limit);
  return found({ object: 'list', url, has_more: start + limit < newest.length, data });
}

/** The objects that an erasure touches, and the few things that can be done to them, as https://docs.stripe.com/api tells. */
export function stripeRecords() {
  const all: Record<Kind, StripeRecord[]> = {
    customers: [],
    subscriptions: [],
    invoices: [],
    charges: [],
    disputes: [],
  };

  const add = (kind: Kind, fields: Record<string, unknown>): string => {
    const id = newId(kinds[kind]);
    all[kind].push({ id, object: kind.slice(0, -1), livemode: false, ...fields });
    return id;
  };

  const cancel = (subscription: StripeRecord) => Object.assign(subscription, { status: 'canceled' });

  /** An empty value unsets a field, and a key of the metadata. */
  const updateCustomer = (customer: StripeRecord, params: URLSearchParams): StripeReply => {
    const metadata = { ...(customer.metadata as Record<string, string>) };
    for (const [name, value] of params) {
      const [, key] = /^metadata\[(\w+)\]$/.exec(name) ?? [];
      if (!key) customer[name] = value === '' ? null : value;
      else if (value === '') delete metadata[key];
      else metadata[key] = value;
    }
    return found(Object.assign(customer, { metadata }));
  };

  const deleteCustomer = (customer: StripeRecord): StripeReply => {
    for (const each of all.subscriptions) if (each.customer === customer.id) cancel(each);
    for (const name of Object.keys(customer)) if (name !== 'id' && name !== 'object') delete customer[name];
    return found(Object.assign(customer, { deleted: true }));
  };

  const deleteInvoice = (invoice: StripeRecord): StripeReply => {
    if (invoice.status !== 'draft') return stripeError(400, 'You can only delete draft invoices.');
    if (invoice.parent) return stripeError(400, 'You cannot delete an invoice of a subscription.');
    all.invoices = all.invoices.filter((each) => each !== invoice);
    return found({ id: invoice.id, object: 'invoice', deleted: true });
  };

  const matching = (kind: Kind, params: URLSearchParams) =>
    all[kind].filter((each) =>
      ['customer', 'charge', 'status'].every((name) => !params.has(name) || each[name] === params.get(name)),
    );

  const listing = (kind: Kind, params: URLSearchParams): readonly StripeRecord[] =>
    kind === 'subscriptions' && !params.has('status')
      ? matching(kind, params).filter(({ status }) => status !== 'canceled')
      : matching(kind, params);

  function answer(method: string, path: string, params: URLSearchParams): StripeReply {
    const [, kind = '', id] = /^\/v1\/(\w+)(?:\/(\w+))?$/.exec(path) ?? [];
    if (!(kind in kinds)) return stripeError(404, `Unrecognized request URL (${method}: ${path}).`);
    const records = all[kind as Kind];
    if (!id) return list(path, listing(kind as Kind, params), params);
    const record = records.find((each) => each.id === id);
    if (!record) return missing(kind.slice(0, -1), id);
    switch (`${method} ${kind}`) {
      case 'GET customers':
        return found(record);
      case 'POST customers':
        return record.deleted ? missing('customer', id) : updateCustomer(record, params);
      case 'DELETE customers':
        return record.deleted ? missing('customer', id) : deleteCustomer(record);
      case 'DELETE subscriptions':
        return record.status === 'canceled' ? missing('subscription', id) : found(cancel(record));
      case 'DELETE invoices':
        return deleteInvoice(record);
      case 'POST invoices':
        return found(Object.assign(record, { auto_advance: params.get('auto_advance') !== 'false' }));
      default:
        return stripeError(404, `Unrecognized request URL (${method}: ${path}).`);
    }
  }

  return {
    all: all as Readonly<Record<Kind, readonly StripeRecord[]>>,
    answer,
    addCustomer: (fields: Record<string, string> = {}) =>
      add('customers', {
        name: 'Canary Person',
        email: 'canary.person@example.org',
        phone: null,
        metadata: {},
        ...fields,
      }),
    addSubscription: (customer: string, status = 'active') => add('subscriptions', { customer, status }),
    addInvoice: (customer: string, status: string, subscription?: string) =>
      add('invoices', {
        customer,
        status,
        auto_advance: true,
        parent: subscription ? { type: 'subscription_details', subscription_details: { subscription } } : null,
      }),
    addCharge: (customer: string, ...disputes: readonly string[]) => {
      const charge = add('charges', { customer, disputed: disputes.length > 0 });
      for (const status of disputes) add('disputes', { charge, status });
      return charge;
    },
  };
}
