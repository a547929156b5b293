/** Spreadsheets then read the file as UTF-8. */
export const byteOrderMark = '\uFEFF';

/** What a spreadsheet would run, also where it looks past white space; full-width signs too. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** Most cells: nothing to look into. */
const plain = /^[\dA-Za-z_][\w.:/-]*$/;

const quoted = /[",\r\n]|^\s|\s$/;

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = Array.isArray(value) ? value.join('; ') : String(value);
  return formula.test(text) ? `'${text}` : text;
}

/** One cell (RFC 4180). What would be a formula gets an apostrophe in front, which makes it text. */
export function csvCell(value: unknown): string {
  if (typeof value === 'string' && plain.test(value)) return value;
  const text = textOf(value);
  return quoted.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line with its end. */
export const csvLine = (values: readonly unknown[]): string => `${values.map(csvCell).join(',')}\r\n`;
