import { asSubject, type Subject } from '@/lib/db/doors';
import type { ConsentId } from '@/lib/policy/current';
import { type ConsentState, currentConsents } from './current-consents';

export const listConsents = (subject: Subject): Promise<Map<ConsentId, ConsentState>> =>
  asSubject(subject, (tx) => currentConsents(tx, subject.id));
