/** Of the interface's face at 14 units: wider than its average letter, since nothing measures text on the server. */
export const letterWidth = 8;

/** Lines of at most so many units; a word that is longer alone has a line of its own. */
export function wrapWords(text: string, width: number): string[] {
  const most = Math.max(1, Math.floor(width / letterWidth));
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
