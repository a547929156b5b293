/** How long before its end a yes can be renewed. The portal's own number: the policy sets the 36 months alone. */
export const renewalDays = 60;

/** Whether a yes that ends then can be renewed now: neither long before its end nor after it. */
export const isRenewable = (until: Date, now: Date): boolean =>
  now < until && until.getTime() - now.getTime() <= renewalDays * 86_400_000;
