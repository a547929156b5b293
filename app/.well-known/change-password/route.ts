import { currentSubject } from '@/lib/auth/current-subject';

/** Where a program that keeps passwords sends somebody to change one (W3C, A Well-Known URL for Changing Passwords). */
export const GET = async (): Promise<Response> =>
  new Response(null, {
    status: 303,
    headers: { Location: (await currentSubject()) ? '/my-data/correct#your-password' : '/sign-in?change-password' },
  });
