import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { env } from '@/lib/env';
import { reportError } from '@/lib/report-error';
import { sessionHours } from './sessions';

declare module 'next-auth' {
  interface Session {
    sessionToken?: string;
  }
}

/**
 * next-auth carries one thing in its encrypted cookie: the token of a session row. Who that is, and
 * whether it still holds, is asked of the database at each request. There is no route handler:
 * signing in and out happen in server actions, so next-auth adds no endpoint.
 */
export const { auth, signIn, signOut } = NextAuth(() => {
  const secure = env().siteUrl.protocol === 'https:';
  return {
    secret: env().authSecret,
    trustHost: true,
    useSecureCookies: secure,
    session: { strategy: 'jwt', maxAge: sessionHours * 3600 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: {
        name: secure ? '__Host-session' : 'session',
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      },
      // Where to go after signing in is the action's to say; a browser drops this one as it comes.
      callbackUrl: { options: { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: 0 } },
    },
    providers: [
      Credentials({
        credentials: { sessionToken: {} },
        // The token is made by signInWithPassword a moment before; nobody can post here from outside.
        authorize: ({ sessionToken }) => (typeof sessionToken === 'string' ? { id: sessionToken } : null),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user?.id ? { sessionToken: user.id } : token),
      session: ({ session, token }) => ({
        expires: session.expires,
        ...(typeof token.sessionToken === 'string' ? { sessionToken: token.sessionToken } : {}),
      }),
    },
    // A damaged cookie is an answer, not an event; what is left is told like every other fault.
    logger: { error: (error) => void reportError('next-auth', error), warn: () => undefined, debug: () => undefined },
  };
});
