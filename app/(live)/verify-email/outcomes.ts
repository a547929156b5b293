import type { ConfirmUse } from '@/lib/accounts/verify-email';

/** What the page says before the button is pressed, for each kind of link. */
export const asks: Record<ConfirmUse, { title: string; lede: string; button: string }> = {
  'verify-email': {
    title: 'Confirm your email address',
    lede: 'One press says that this address is yours, and your account is open. A yes to news by email that came with the sign-up counts from then on.',
    button: 'Confirm this address',
  },
  'confirm-new-email': {
    title: 'Confirm your new address',
    lede: 'One press, and your account uses this address from now on. We tell the old one. If the account has said yes to news and resources by email, they come here too, unless a no to them was said at this address.',
    button: 'Use this address',
  },
  'confirm-inquiry': {
    title: 'Confirm your email address',
    lede: 'One press says that this address is yours, so that our answer goes to the right person. A yes to news by email that came with the inquiry counts from then on.',
    button: 'Confirm this address',
  },
};

export type Told = ConfirmUse | 'link-over' | 'already-taken' | 'too-many';

/** What it says after. */
export const tells: Record<Told, { title: string; lede: string; next?: { href: string; name: string } }> = {
  'verify-email': {
    title: 'Your address is confirmed',
    lede: 'Your account is open. Sign in to fill in your profile. If you said yes to news by email, it starts now, and each such mail ends with a link that stops it.',
    next: { href: '/sign-in', name: 'Sign in' },
  },
  'confirm-new-email': {
    title: 'Your new address is confirmed',
    lede: 'Your account uses it from now on. We tell the old address.',
    next: { href: '/my-data', name: 'Open My Data' },
  },
  'confirm-inquiry': {
    title: 'Your address is confirmed',
    lede: 'Thank you. Our answer comes to it by mail. If you said yes to news by email, it starts now, and each such mail ends with a link that stops it.',
  },
  'link-over': {
    title: 'This link is over',
    lede: 'It was used already, or its 30 minutes have passed. Nothing was changed by opening it. If you confirmed before, all is well: sign in. If not: sign up again, ask again under Correct, or write to us.',
    next: { href: '/sign-in', name: 'Sign in' },
  },
  'already-taken': {
    title: 'This address has an account already',
    lede: 'Nothing has changed. Sign in with the account that has it, or set a new password for it.',
    next: { href: '/sign-in', name: 'Sign in' },
  },
  'too-many': {
    title: 'Too many tries',
    lede: 'Links were tried too often from where you are. Nothing has changed. Wait a quarter of an hour, then open the link in your mail again.',
  },
};
