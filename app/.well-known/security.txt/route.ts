import { policy } from '@/lib/policy/current';
import { securityTxt } from '@/lib/security-txt';

/** Made once, by the build: the end it states is counted from the day somebody last looked after this portal. */
export const dynamic = 'force-static';

export const GET = (): Response =>
  new Response(securityTxt(policy.mailboxes, new Date()), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
