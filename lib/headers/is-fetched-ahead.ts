/** A page the browser fetches before anybody asks for it: nobody has looked at it, and nobody has said anything by it. */
export const isFetchedAhead = (asked: Pick<Headers, 'has' | 'get'>): boolean =>
  asked.has('next-router-prefetch') || (asked.get('sec-purpose') ?? asked.get('purpose') ?? '').includes('prefetch');
