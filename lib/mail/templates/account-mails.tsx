import { periodOf } from '@/lib/policy/period-words';
import { Line, MailAnchor, MailLayout, NewsLine } from './mail-layout';

interface LinkMail {
  url: string;
}

const linkNote =
  'The link works once and for 30 minutes. Opening it changes nothing until you press the button on the page.';

export function VerifyEmail({ url, news }: LinkMail & { news: boolean }) {
  return (
    <MailLayout
      preview="One press and your account is ready."
      heading="Confirm your email address"
      action={{ label: 'Confirm this address', url }}
      reason={`You get this mail because this address was entered at sign-up. If that was not you, do nothing: what was entered is destroyed after ${periodOf('unconfirmed-sign-up')}.`}
    >
      <Line>Someone, we hope you, signed up with this address. Confirm that it is yours and the account is open.</Line>
      <Line>{linkNote}</Line>
      {news && <NewsLine />}
    </MailLayout>
  );
}

export function AlreadyRegistered({ signInUrl, resetUrl }: { signInUrl: string; resetUrl: string }) {
  return (
    <MailLayout
      preview="You already have an account with this address."
      heading="You already have an account"
      action={{ label: 'Sign in', url: signInUrl }}
      reason={`You get this mail because this address was entered at sign-up. If that was not you, do nothing: your account has not changed, and what was entered is destroyed after ${periodOf('unconfirmed-sign-up')}.`}
    >
      <Line>
        Someone signed up with this address, which already has an account. Nothing has changed: sign in as before.
      </Line>
      <Line>
        If you no longer know your password: <MailAnchor href={resetUrl}>set a new one</MailAnchor>
      </Line>
    </MailLayout>
  );
}

export function ResetPassword({ url }: LinkMail) {
  return (
    <MailLayout
      preview="Set a new password with one link."
      heading="Set a new password"
      action={{ label: 'Set a new password', url }}
      reason="You get this mail because someone asked for a new password for this address. If that was not you, do nothing: your password stays as it is."
    >
      <Line>You can set a new password now. Every session of your account ends when you do.</Line>
      <Line>{linkNote}</Line>
    </MailLayout>
  );
}

export function ConfirmNewEmail({ url, news }: LinkMail & { news: boolean }) {
  return (
    <MailLayout
      preview="One press and this is the address of your account."
      heading="Confirm your new address"
      action={{ label: 'Use this address', url }}
      reason="You get this mail because this address was entered as the new one of an account. If that was not you, do nothing: the account keeps its old address."
    >
      <Line>
        Confirm that this address is yours, and your account uses it from then on. Until then the old one stays.
      </Line>
      <Line>{linkNote}</Line>
      {news && (
        <Line>
          With the account comes a yes to news and resources by email. They come to this address once you confirm,
          unless a no to them was said here, and each such mail ends with a link that stops them.
        </Line>
      )}
    </MailLayout>
  );
}

export function EmailChanged({ contact }: { contact: string }) {
  return (
    <MailLayout
      preview="Your account has a new address."
      heading="Your address was changed"
      reason="You get this mail because this was the address of an account until now."
    >
      <Line>
        Your account now uses another email address, confirmed by its owner. This one can no longer be used to sign in.
      </Line>
      <Line>If you did not do this, write to {contact} at once, and we will look into it with you.</Line>
    </MailLayout>
  );
}

export function PasswordChanged({ resetUrl }: { resetUrl: string }) {
  return (
    <MailLayout
      preview="The password of your account is a new one."
      heading="Your password was changed"
      reason="You get this mail because the password of your account was changed. Such notices cannot be switched off."
    >
      <Line>The password of your account was changed just now, and every other session was ended.</Line>
      <Line>
        If that was not you, act at once: <MailAnchor href={resetUrl}>set a new password</MailAnchor>
      </Line>
    </MailLayout>
  );
}
