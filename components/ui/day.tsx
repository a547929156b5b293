const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A calendar day without a time, such as the day a policy takes effect. `on` is an ISO date. */
export function Day({ on }: { on: string }) {
  return <time dateTime={on}>{format.format(new Date(`${on}T00:00:00Z`))}</time>;
}
