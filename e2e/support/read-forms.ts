export interface PageForm {
  /** What the browser sends along unseen: which action it is, and its state. */
  hidden: [string, string][];
  fields: readonly string[];
  buttons: readonly string[];
}

const entities: Record<string, string> = { '&quot;': '"', '&#x27;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' };

export const plain = (html: string): string =>
  html.replace(/&(?:quot|#x27|lt|gt|amp);/g, (each) => entities[each] ?? each);

/** What a person reads on a page, without its markup and scripts. */
export const wordsOf = (html: string): string =>
  plain(
    html
      .replace(/<(script|style)\b.*?<\/\1>/gs, ' ')
      .replace(/<!--.*?-->/gs, '')
      .replace(/<[^>]+>/g, ' '),
  ).replace(/\s+/g, ' ');

const attribute = (tag: string, name: string) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : plain(found);
};

/** The forms of a page, as a browser without JavaScript has them. */
export function readForms(html: string): PageForm[] {
  return [...html.matchAll(/<form\b.*?<\/form>/gs)].map(([form]) => {
    const inputs = [...form.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)].map(([tag]) => tag);
    const isHidden = (tag: string) => attribute(tag, 'type') === 'hidden';
    return {
      hidden: inputs.filter(isHidden).map((tag) => [attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '']),
      fields: inputs.filter((tag) => !isHidden(tag)).map((tag) => attribute(tag, 'name') ?? ''),
      buttons: [...form.matchAll(/<button\b[^>]*>(.*?)<\/button>/gs)].map(([, inner = '']) => wordsOf(inner).trim()),
    };
  });
}
