import type { Refused } from './check-text';

interface Words {
  tone: 'caution' | 'danger';
  title: string;
  text: string;
}

const notOne = { tone: 'caution', title: 'This is no receipt or certificate of ours' } as const;

export const refusalWords: Record<Refused, Words> = {
  changed: {
    tone: 'danger',
    title: 'This file does not hold',
    text: 'It was changed after it was signed, or signed with another key under the name of ours. Do not rely on what it says: take the file anew from where you had it: our mail, My Data, or the page of a closed account.',
  },
  'unknown-key': {
    tone: 'danger',
    title: 'Signed with another key',
    text: 'None of our keys, today’s or those before, has signed this. It may come from another site, whose own page can check it.',
  },
  'not-json': {
    tone: 'caution',
    title: 'This cannot be read as a receipt or certificate',
    text: 'Part of it may be missing. It is a JSON file named receipt-….json or certificate-….json. Choose it as you saved it, or paste all of its text.',
  },
  'not-signed': {
    ...notOne,
    text: 'It is a file, but not one that we sign. Choose the receipt or certificate as you saved it, or paste all of its text.',
  },
  'unknown-kind': {
    tone: 'caution',
    title: 'We signed this, and this page does not know its kind',
    text: 'The signature is ours, and the document is of another form than those of today. Reload the page and try again.',
  },
  'no-ed25519': {
    tone: 'caution',
    title: 'This browser cannot check it',
    text: 'It knows no signatures of this kind (Ed25519). Use a newer browser, or check the file on your computer as told below.',
  },
  unreadable: {
    tone: 'caution',
    title: 'The file cannot be read',
    text: 'It may have been moved, or another program keeps it open. Choose it once more, or paste its text.',
  },
};
