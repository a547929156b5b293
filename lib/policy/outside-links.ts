import type { OutsideLink } from './declared-types';
import type { PolicyShape } from './types';

/** Every site a page may link to (S15): the processors' own, and what is declared besides. */
export const outsideLinksOf = (policy: PolicyShape): OutsideLink[] => [
  ...Object.values(policy.processors).map(({ name, policyUrl }) => ({
    url: policyUrl as `https://${string}`,
    label: name,
    why: 'Its own policy: it handles data for us',
  })),
  ...policy.declared.outsideLinks,
];
