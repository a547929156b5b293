import { createSecretKey, randomBytes } from 'node:crypto';
import type { Sealed } from '@/lib/db/sealed-column';
import { env } from '@/lib/env';
import { StartupError } from '@/lib/startup-error';
import { decrypt, encrypt } from './envelope';
import { SubjectKey } from './subject-key';

/** The key-encryption key a person's key was wrapped with is not among the settings. */
export class UnknownKekError extends StartupError {}

const place = (subjectId: string, kekId: string) => `subject_keys|${subjectId}|${kekId}`;

/** A person's key as it stands in the database. */
interface WrappedKey {
  subjectId: string;
  wrappedKey: Sealed;
  kekId: string;
}

/** The bytes stay in the key alone, outside the heap, and are wiped when nobody has it any more. */
function keyOf(subjectId: string, bytes: Buffer): SubjectKey {
  const key = new SubjectKey(subjectId, createSecretKey(bytes));
  bytes.fill(0);
  return key;
}

/** A new random key for a person, wrapped with the newest KEK, and ready to seal with. */
export function makeKey(subjectId: string): {
  row: WrappedKey;
  key: SubjectKey;
} {
  const [kek] = env().keks;
  if (!kek) throw new UnknownKekError('No key-encryption key is set');
  const dataKey = randomBytes(32);
  const wrappedKey = encrypt(kek.key, dataKey, place(subjectId, kek.id)) as Uint8Array as Sealed;
  return { row: { subjectId, wrappedKey, kekId: kek.id }, key: keyOf(subjectId, dataKey) };
}

/** The same key of the person, wrapped with the newest KEK: what it sealed stays as it is. */
export function rewrapKey(row: WrappedKey): WrappedKey {
  const [kek] = env().keks;
  if (!kek) throw new UnknownKekError('No key-encryption key is set');
  const wrappedKey = encrypt(kek.key, openKey(row), place(row.subjectId, kek.id)) as Uint8Array as Sealed;
  return { subjectId: row.subjectId, wrappedKey, kekId: kek.id };
}

/** @throws UnknownKekError, or UnsealError when the KEK of that id is another one */
export const unwrapKey = (row: WrappedKey): SubjectKey => keyOf(row.subjectId, openKey(row));

function openKey(row: WrappedKey): Buffer {
  const kek = env().keks.find(({ id }) => id === row.kekId);
  if (!kek) throw new UnknownKekError(`KEKS lacks the key "${row.kekId}" that protects this data`);
  return decrypt(kek.key, row.wrappedKey, place(row.subjectId, row.kekId));
}
