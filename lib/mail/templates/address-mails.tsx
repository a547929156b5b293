import { Line, MailAnchor, MailLayout } from './mail-layout';

const reason =
  'You get this mail because this address was entered on our page for people without an account. If that was not you, do nothing: without this mail nobody sees anything.';

/** No link: the code belongs into the page that asked for it, and nowhere else. */
export function AddressCode({ code, signInUrl }: { code: string; signInUrl: string | null }) {
  return (
    <MailLayout preview="For the page you asked from." heading="Your code" reason={reason}>
      <Line>
        <strong>{code}</strong>
      </Line>
      <Line>
        Enter it on the page where you asked for it, in the same browser. It works for 10 minutes, and you have five
        tries. We never ask you for it by mail or by telephone.
      </Line>
      {signInUrl && (
        <Line>
          It shows what you sent us signed out. You also have an account with this address:{' '}
          <MailAnchor href={signInUrl}>sign in</MailAnchor> to see what that holds.
        </Line>
      )}
    </MailLayout>
  );
}

export function AccountInstead({ signInUrl, resetUrl }: { signInUrl: string; resetUrl: string }) {
  return (
    <MailLayout
      preview="You have an account with this address."
      heading="Your data is in your account"
      action={{ label: 'Sign in', url: signInUrl }}
      reason={reason}
    >
      <Line>
        You asked for a code. You have an account with this address, and nothing was sent to us from it signed out. So
        all there is about you is in My Data.
      </Line>
      <Line>
        If you no longer know your password: <MailAnchor href={resetUrl}>set a new one</MailAnchor>
      </Line>
    </MailLayout>
  );
}
