import type { Processor } from '../../types';
import type { ItemId } from './items';

/** Neither of them has everything, and none takes payments: tickets are paid on board. */
export const processors = {
  pelican: {
    name: 'Pelican Post Lda.',
    task: 'Carrying our mail',
    country: 'Portugal',
    items: ['email'],
    itemsLabel: 'Email, and what stands in the mail',
    when: 'When a mail is sent',
    how: 'Handed to its mail server over an encrypted line',
    kept: 'Until the mail is delivered, and five days at most',
    short: 'Pelican Post',
    policyUrl: 'https://pelicanpost.example/privacy',
  },
  beacon: {
    name: 'Beacon Telephones hf.',
    task: 'Calling back who asked for it',
    country: 'Iceland',
    items: ['mobile'],
    itemsLabel: 'Mobile number',
    when: 'When the harbour calls you back',
    how: 'Dialled by hand',
    kept: 'Until the call is over',
    short: 'Beacon Telephones',
    policyUrl: 'https://beacon.example/privacy',
  },
} as const satisfies Record<string, Processor<ItemId>>;

export type ProcessorId = keyof typeof processors;
