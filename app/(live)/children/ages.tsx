import { FactsTable } from '@/components/policy/facts-table';
import { findCountryName } from '@/lib/forms/countries';
import { ageRules, defaultAge, highestAge } from '@/lib/policy/child-ages';

const namesOf = (countries: readonly string[]) =>
  countries
    .map((code) => findCountryName(code) ?? code)
    .sort((a, b) => a.localeCompare(b, 'en'))
    .join(', ');

/** Below which age somebody is a child, by where they live. */
export function Ages() {
  const rules = ageRules.map(({ age, law, countries }) => ({
    key: `${age} ${law}`,
    cells: [namesOf(countries), age, law],
  }));
  const elsewhere = { key: 'elsewhere', cells: ['Everywhere else', defaultAge, 'Section 14 of our policy'] };
  return (
    <>
      <FactsTable
        caption="Under this age somebody is a child here"
        columns={['Where they live', 'Age', 'By']}
        rows={[...rules, elsewhere]}
      />
      <p>
        In the European Union each state sets its own age between 13 and {highestAge}. States change it: if yours is not
        right here, its law counts. We ask nobody for their age or date of birth.
      </p>
    </>
  );
}
