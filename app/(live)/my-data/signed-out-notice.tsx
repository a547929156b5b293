import { Notice } from '@/components/ui/notice';
import { Press } from '../press';
import { mailOwnCodeAction } from './own-code-action';

/** That something was sent from the account's address signed out. What it is shows behind a code: the address may have changed hands. */
export function SignedOutNotice({ count }: { count: number }) {
  return (
    <Notice
      title={
        count === 1
          ? 'One inquiry was sent from your address without signing in'
          : `${count.toLocaleString('en')} inquiries were sent from your address without signing in`
      }
    >
      <p>
        {count === 1 ? 'It is' : 'They are'} not part of your account, since anybody can type an address. A code shows
        that you read its mail now. Then you see what was sent, and say what is yours, or leave it.
      </p>
      <Press action={mailOwnCodeAction} variant="plain">
        Mail me a code to see {count === 1 ? 'it' : 'them'}
      </Press>
    </Notice>
  );
}
