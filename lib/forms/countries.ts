import english from 'i18n-iso-countries/langs/en.json';
import type { Option } from './form-parts';

const first = (names: string | string[]) => (typeof names === 'string' ? names : (names[0] ?? ''));

const names = new Map(Object.entries(english.countries).map(([code, each]) => [code, first(each)]));

/** ISO 3166-1 alpha-2 codes and their English names, sorted by name. For the server: the list is long. */
export const countryOptions: readonly Option[] = [...names]
  .map(([value, label]) => ({ value, label }))
  .sort((a, b) => a.label.localeCompare(b.label, 'en'));

export const findCountryName = (code: string): string | null => names.get(code) ?? null;
