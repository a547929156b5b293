import { expect, it } from 'vitest';
import { randomId } from '@/lib/db/random-id';
import { withdrawSchema } from '@/lib/requests/schema';
import { restrictSchema } from '../restriction-grounds';
import { personSchema } from './press-schema';

const press = {
  button: (person: string) => personSchema.safeParse({ person }),
  restrict: (person: string) => restrictSchema.safeParse({ person, ground: 'claims' }),
  cancel: (person: string) => withdrawSchema.safeParse({ person, request: randomId() }),
};

it.each(Object.entries(press))(
  '%s: what a press leads back to is a person of ours, and no other address',
  (_, read) => {
    expect(read(randomId()).success).toBe(true);
    for (const person of [
      '../../my-data/close',
      'a\nSet-Cookie: b=c',
      '\0',
      '\ud800',
      'é',
      `${randomId()}?`,
      `${randomId()}\n`,
    ])
      expect([person, read(person).success]).toEqual([person, false]);
  },
);
