import { gzipSync } from 'node:zlib';

/** Base64 of a text at each of its three alignments, for it may stand in the middle of something longer. */
const base64Forms = (text: string): Buffer[] =>
  [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]).toString('base64');
    return Buffer.from(encoded.slice(shift === 0 ? 0 : 4, -4));
  });

/** The byte patterns by which a text would still be readable, as it was typed and in lower case. */
export function formsOf(text: string): Record<string, Buffer> {
  const forms: Record<string, Buffer> = {};
  for (const [name, each] of [
    ['as typed', text],
    ['in lower case', text.toLowerCase()],
  ] as const) {
    forms[`raw ${name}`] = Buffer.from(each);
    forms[`UTF-16 ${name}`] = Buffer.from(each, 'utf16le');
    forms[`hex ${name}`] = Buffer.from(Buffer.from(each).toString('hex'));
    for (const [shift, bytes] of base64Forms(each).entries()) forms[`base64 at ${shift} ${name}`] = bytes;
  }
  return forms;
}

/** What a search has to find: a text in each form, and packed. Its own name is what the search then says. */
export const controlsOf = (text: string): Record<string, Buffer> => ({
  ...formsOf(text),
  'raw as typed, packed': gzipSync(`before ${text} after`),
});
