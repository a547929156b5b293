export interface FormControl {
  name: string;
  /** A select is a `choice`; otherwise the type of the input. */
  kind: string;
  /** What can be chosen, of a choice and of one radio button or checkbox. */
  options: readonly string[];
}

export interface PageForm {
  /** Where it leads, of a form that only asks for something; a server action's has none. */
  action: string;
  /** What the browser sends along unseen: which action it is, and its state. */
  hidden: [string, string][];
  fields: readonly string[];
  controls: readonly FormControl[];
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

const kindOf = (tag: string): string => {
  if (tag.startsWith('<select')) return 'choice';
  return tag.startsWith('<textarea') ? 'long-text' : (attribute(tag, 'type') ?? 'text');
};

function readControl([tag, inner = '']: RegExpMatchArray): FormControl {
  const options = [...inner.matchAll(/<option\b[^>]*>/g)].map(([option]) => attribute(option, 'value') ?? '');
  const kind = kindOf(tag);
  return {
    name: attribute(tag, 'name') ?? '',
    kind,
    options: kind === 'radio' || kind === 'checkbox' ? [attribute(tag, 'value') ?? ''] : options,
  };
}

/** The forms of a page, as a browser without JavaScript has them. */
export function readForms(html: string): PageForm[] {
  return [...html.matchAll(/<form\b.*?<\/form>/gs)].map(([form]) => {
    const inputs = [...form.matchAll(/<select\b[^>]*>(.*?)<\/select>|<(?:input|textarea)\b[^>]*>/gs)];
    const isHidden = ([tag]: RegExpMatchArray) => attribute(tag, 'type') === 'hidden';
    const controls = inputs.filter((input) => !isHidden(input)).map(readControl);
    return {
      action: attribute(/^<form\b[^>]*>/.exec(form)?.[0] ?? '', 'action') ?? '',
      hidden: inputs
        .filter(isHidden)
        .map(([tag]) => [attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? ''] as [string, string]),
      fields: controls.map(({ name }) => name),
      controls,
      buttons: [...form.matchAll(/<button\b[^>]*>(.*?)<\/button>/gs)].map(([, inner = '']) => wordsOf(inner).trim()),
    };
  });
}
