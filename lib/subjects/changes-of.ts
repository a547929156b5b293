/** Of what somebody entered, what differs from what is held: the rest is not sealed anew, and has no earlier value. */
export const changesOf = <V extends Record<string, string | null>>(
  held: Readonly<Record<string, unknown>>,
  entered: V,
) => Object.fromEntries(Object.entries(entered).filter(([name, value]) => held[name] !== value)) as Partial<V>;
