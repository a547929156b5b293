import { describe, expect, it } from 'vitest';
import { findCountryName } from '@/lib/forms/countries';
import { ageRules, childAgeIn, defaultAge } from './child-ages';

const union = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

describe('the age below which somebody is a child', () => {
  it('is 13 in the United States, 14 in Korea, and 13 where no rule is known', () => {
    expect([childAgeIn('US'), childAgeIn('KR'), childAgeIn('NG'), defaultAge]).toEqual([13, 14, 13, 13]);
  });

  it('is set for each state of the European Union, between 13 and 16', () => {
    const named = ageRules.flatMap(({ law, countries }) => (law.startsWith('GDPR') ? countries : []));
    for (const state of union) expect(named, state).toContain(state);
    for (const { age } of ageRules) expect([13, 14, 15, 16]).toContain(age);
  });

  it('is said once of each country, and of none that does not exist', () => {
    const countries = ageRules.flatMap((rule) => rule.countries);
    expect(new Set(countries).size).toBe(countries.length);
    for (const country of countries) expect(findCountryName(country), country).not.toBeNull();
  });
});
