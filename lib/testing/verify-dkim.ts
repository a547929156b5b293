import { createHash, type KeyObject, verify } from 'node:crypto';

export interface DkimVerdict {
  holds: boolean;
  /** `d` and `s` of the signature, and the header fields it covers in lower case. */
  domain: string;
  selector: string;
  signed: string[];
}

const relaxedText = (text: string) => text.replace(/[ \t]+/g, ' ').trim();

/** RFC 6376 §3.4.2. */
function relaxedHeader(field: string): string {
  const at = field.indexOf(':');
  const value = field.slice(at + 1).replaceAll('\r\n', '');
  return `${field.slice(0, at).trim().toLowerCase()}:${relaxedText(value)}`;
}

/** RFC 6376 §3.4.4. */
function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''));
  while (lines.at(-1) === '') lines.pop();
  return lines.length === 0 ? '' : `${lines.join('\r\n')}\r\n`;
}

const tagsOf = (value: string) =>
  new Map(
    value.split(';').flatMap((tag) => {
      const at = tag.indexOf('=');
      return at < 0 ? [] : [[tag.slice(0, at).trim(), tag.slice(at + 1).replace(/\s/g, '')] as const];
    }),
  );

/** Checks the one rsa-sha256, relaxed/relaxed signature of a mail, from the RFC and not with what made it. */
export function verifyDkim(raw: Buffer, publicKey: KeyObject): DkimVerdict {
  const mail = raw.toString('latin1');
  const end = mail.indexOf('\r\n\r\n');
  const fields = mail.slice(0, end).split(/\r\n(?![ \t])/);
  const signature = fields.find((field) => /^dkim-signature:/i.test(field));
  if (!signature) throw new Error('The mail is not signed');
  const tags = tagsOf(signature.slice(signature.indexOf(':') + 1));
  const tag = (name: string) => tags.get(name) ?? '';
  if (tag('a') !== 'rsa-sha256' || tag('c') !== 'relaxed/relaxed') throw new Error('Signed in another way');

  // §5.4.2: of fields with one name the last one counts first, and each counts once.
  const left = fields.filter((field) => field !== signature).toReversed();
  const signed = tag('h').toLowerCase().split(':');
  const covered = signed.flatMap((name) => {
    const at = left.findIndex((field) => field.slice(0, field.indexOf(':')).trim().toLowerCase() === name);
    return at < 0 ? [] : left.splice(at, 1).map(relaxedHeader);
  });
  const unsigned = relaxedHeader(signature.replace(/([;\s]b=)[^;]*/, '$1'));
  const bodyHash = createHash('sha256')
    .update(relaxedBody(mail.slice(end + 4)), 'latin1')
    .digest('base64');
  const holds =
    bodyHash === tag('bh') &&
    verify(
      'sha256',
      Buffer.from([...covered, unsigned].join('\r\n'), 'latin1'),
      publicKey,
      Buffer.from(tag('b'), 'base64'),
    );
  return { holds, domain: tag('d'), selector: tag('s'), signed };
}
