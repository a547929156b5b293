/**
 * The journeys that each `npm test` walks with the example in the place of the first policy: as many as its minute allows. Others that take
 * their fields from the policy are walked by name: corrections, own-policy, refused-parts, without-account.
 */
export const exampleJourneys = [
  'e2e/main-journey.spec.ts',
  'e2e/inquiries.spec.ts',
  'e2e/notice.spec.ts',
  'e2e/pages.spec.ts',
];

/** What is checked of the example's own database: that columns, map, triggers and grants are those of its versions. */
export const exampleChecks = ['lib/data-map/data-map.itest.ts', 'lib/db/collected-sql.itest.ts'];
