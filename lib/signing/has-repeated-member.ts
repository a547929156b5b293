const string = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

const countMembers = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce<number>(
        (sum, each) => sum + countMembers(each),
        Array.isArray(value) ? 0 : Object.keys(value).length,
      )
    : 0;

/** Whether an object of a JSON text names a member twice, of which `JSON.parse` keeps the last and says nothing. */
export const hasRepeatedMember = (text: string, parsed: unknown): boolean =>
  [...text.matchAll(string)].filter(([, colon]) => colon).length !== countMembers(parsed);
