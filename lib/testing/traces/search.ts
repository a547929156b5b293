import { formsOf } from './text-forms';
import { unpack } from './unpack';

export interface Find {
  /** The name of the text. */
  what: string;
  /** How it could be read, such as "hex as typed, packed". */
  form: string;
}

/** In characters; anything shorter is found by chance. */
export const shortestText = 12;

/** Something packed may hold something packed. */
const deepest = 3;

/** Looks for texts in bytes: in every form, and in whatever is packed in them. */
export function makeSearch(texts: Readonly<Record<string, string>>): (bytes: Buffer) => Find[] {
  const needles = Object.entries(texts).flatMap(([what, text]) => {
    if (text.length < shortestText) throw new Error(`${what} is too short: it would be found by chance`);
    return Object.entries(formsOf(text)).map(([form, pattern]) => ({ what, form, pattern }));
  });
  const search = (bytes: Buffer, way: string, depth: number): Find[] => [
    ...needles
      .filter(({ pattern }) => bytes.includes(pattern))
      .map(({ what, form }) => ({ what, form: `${form}${way}` })),
    ...(depth < deepest
      ? [...unpack(bytes)].flatMap(({ how, inner }) =>
          search(inner, how === 'packed' ? `${way}, packed` : way, depth + 1),
        )
      : []),
  ];
  return (bytes) => search(bytes, '', 0);
}
