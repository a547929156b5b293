/** Names of countries that take an article within a sentence. */
const withArticle = new Set([
  'USA',
  'United States',
  'United States of America',
  'United Kingdom',
  'UK',
  'United Arab Emirates',
  'Netherlands',
  'Philippines',
  'Czech Republic',
  'Dominican Republic',
]);

/** "in the USA", "in Norway". */
export const inCountry = (country: string): string => `in ${withArticle.has(country) ? 'the ' : ''}${country}`;
