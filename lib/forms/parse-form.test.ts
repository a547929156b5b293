import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectionSchema } from './collection-schema';
import { largestForm, parseForm } from './parse-form';

const signUp = {
  email: 'Ines@Example.com',
  password: 'four unrelated words',
  'decide-account': 'yes',
  'decide-abroad': 'yes',
  'decide-marketing': 'no',
};

const contact = {
  name: 'Ines Okafor',
  countryOfResidence: 'KR',
  email: 'ines@example.com',
  companyName: 'Okafor Outdoor',
  inquiryDetails: 'One\r\ntwo',
  businessDescription: '',
  jobTitle: 'Owner',
  phoneNumber: '',
  'decide-inquiry': 'yes',
  'decide-abroad': 'yes',
  'decide-inquiryOptional': 'yes',
  'decide-marketing': 'no',
};

function formOf(entries: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(entries)) data.append(name, value);
  return data;
}

describe('a form that arrives as its page sends it', () => {
  it('gives the values to store, and what was typed without the password', () => {
    const { password, ...typed } = signUp;
    expect(parseForm(collectionSchema('signUp'), formOf(signUp))).toEqual({
      ok: true,
      value: { ...signUp, email: 'Ines@example.com' },
      typed,
    });
  });

  it('may hold the keys that React adds without JavaScript', () => {
    const data = formOf({ $ACTION_REF_1: '', '$ACTION_1:0': '{"id":"x"}', $ACTION_KEY: 'k', ...signUp });
    expect(parseForm(collectionSchema('signUp'), data).ok).toBe(true);
  });

  it('counts a field that was not sent as empty', () => {
    const { jobTitle, ...rest } = contact;
    const parsed = parseForm(collectionSchema('contact'), formOf(rest));
    expect(parsed.ok && parsed.value.jobTitle).toBe('');
  });

  it('stores no optional field once the optional part is refused, whatever stands in it', () => {
    const data = formOf({ ...contact, jobTitle: '\u202E'.repeat(900), 'decide-inquiryOptional': 'no' });
    const parsed = parseForm(collectionSchema('contact'), data);
    expect(parsed).toMatchObject({
      ok: true,
      value: { businessDescription: '', jobTitle: '', phoneNumber: '', 'decide-inquiryOptional': 'no' },
    });
  });
});

describe('a form with faults', () => {
  it('tells one sentence per field in the order of the fields and gives back what was typed, never a secret', () => {
    const parsed = parseForm(collectionSchema('signUp'), formOf({ password: 'short', email: 'a@b' }));
    if (parsed.ok) throw new Error('The form was taken.');
    expect(Object.keys(parsed.state.errors)).toEqual([
      'email',
      'password',
      'decide-account',
      'decide-abroad',
      'decide-marketing',
    ]);
    expect(parsed.state.values).toEqual({ email: 'a@b' });
    expect(JSON.stringify(parsed.state)).not.toContain('short');
  });
});

describe('a form that no page sends is refused as a whole', () => {
  const refusal = (data: FormData) => {
    const parsed = parseForm(collectionSchema('signUp'), data);
    return parsed.ok ? null : parsed.state;
  };

  it.each(['isAdmin', '__proto__', 'constructor', ''])('with the unknown field %j', (name) => {
    const data = formOf(signUp);
    data.append(name, 'yes');
    expect(refusal(data)).toMatchObject({ errors: {}, refusal: expect.stringContaining('Nothing was stored') });
  });

  it('with a field twice', () => {
    const data = formOf(signUp);
    data.append('decide-marketing', 'yes');
    expect(refusal(data)?.refusal).toContain('Nothing was stored');
  });

  it('with a file', () => {
    const { email, ...rest } = signUp;
    const data = formOf(rest);
    data.append('email', new File(['x'], 'x.txt'));
    expect(refusal(data)?.refusal).toContain('Nothing was stored');
  });

  it('with more than 100 KB of text', () => {
    const data = formOf({ ...signUp, email: 'é'.repeat(largestForm / 2 + 1) });
    expect(refusal(data)).toEqual({
      values: {},
      errors: {},
      refusal: expect.stringContaining('too large'),
      attempt: 1,
    });
  });
});

describe('any other form', () => {
  const names = fc.oneof(fc.constantFrom(...Object.keys(contact)), fc.string());
  const values = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.constantFrom('yes', 'no', 'KR', 'a@b.co'));

  it('never makes the parser throw, and what it takes it takes again unchanged', () => {
    const schema = collectionSchema('contact');
    fc.assert(
      fc.property(fc.array(fc.tuple(names, values), { maxLength: 20 }), (extra) => {
        const entries = new Map([...Object.entries(contact), ...extra]);
        const parsed = parseForm(schema, formOf(Object.fromEntries(entries)));
        if (!parsed.ok) return;
        const again = parseForm(schema, formOf(parsed.value));
        expect(again.ok && again.value).toEqual(parsed.value);
      }),
      { numRuns: 500 },
    );
  });
});
