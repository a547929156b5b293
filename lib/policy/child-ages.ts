/** How long a reporter's contact is kept at most, how long the holder can answer, and by when what is confirmed is destroyed. */
export const reporterDays = 30;
export const answerDays = 14;
export const purgeHours = 72;

interface AgeRule {
  /** In years: whoever is younger is a child here. */
  age: number;
  law: string;
  /** ISO 3166-1 alpha-2. */
  countries: readonly string[];
}

/** Holds wherever no other rule does: the age that section 14 names, and that of COPPA (16 CFR 312.2, "child"). */
export const defaultAge = 13;

/** Where a state of the European Union has not gone lower (GDPR 8(1)). */
export const highestAge = 16;

const inTheUnion = 'GDPR, Article 8, and the law of the state';

/**
 * Below which age somebody is a child to us, by where they live. Sources: PIPA 22-2 (Korea). The Union: European Commission,
 * SWD(2020) 115, p. 17, as quoted at blog.kuan0.com/2020/06; so of 2020. All looked at on 2026-11-24:
 * - Denmark, 15 since 1 January 2024: Databeskyttelsesloven, section 6(2), as amended in December 2023 (gapsolutions.dk, 7 March 2024).
 * - Liechtenstein, 16: GDPR 8(1) itself, says its supervisory authority (dss.llv.li, Aktuelles 1/2024).
 * - United Kingdom, 13: clause 8 of the bill, as notified to the Commission (2017/0508/UK), now Data Protection Act 2018, section 9.
 * - Norway, 13: Personopplysningsloven, section 5. A bill of 2025 raises it to 15 (advokatforeningen.no, October 2025); whether it has
 *   become law was not found, so check before relying on it.
 * From memory still, for nothing was found: Slovenia, 15 since 2023 (ZVOP-2, article 8), and Iceland, 13 (Act 90/2018, article 10).
 */
export const ageRules: readonly AgeRule[] = [
  { age: 13, law: 'COPPA', countries: ['US'] },
  { age: 13, law: 'UK GDPR, Article 8', countries: ['GB'] },
  { age: 13, law: inTheUnion, countries: ['BE', 'EE', 'FI', 'IS', 'LV', 'MT', 'NO', 'PT', 'SE'] },
  { age: 14, law: 'PIPA, Article 22-2', countries: ['KR'] },
  { age: 14, law: inTheUnion, countries: ['AT', 'BG', 'CY', 'ES', 'IT', 'LT'] },
  { age: 15, law: inTheUnion, countries: ['CZ', 'DK', 'FR', 'GR', 'SI'] },
  { age: highestAge, law: inTheUnion, countries: ['DE', 'HR', 'HU', 'IE', 'LI', 'LU', 'NL', 'PL', 'RO', 'SK'] },
];

/** Below which age somebody who lives there is a child. */
export const childAgeIn = (country: string): number =>
  ageRules.find(({ countries }) => countries.includes(country))?.age ?? defaultAge;
