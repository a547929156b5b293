import { Day } from '@/components/ui/day';
import { policy } from '@/lib/policy/current';
import { NavLink } from './nav-link';

const columns = [
  [
    { href: '/policy', name: 'Policy' },
    { href: '/policy/proof', name: 'How the policy is kept' },
    { href: '/policy/history', name: 'History of the policy' },
    { href: '/processors', name: 'Processors' },
    { href: '/contact', name: 'Contact' },
    { href: '/california', name: 'California' },
    { href: '/children', name: 'A child’s data' },
  ],
  [
    { href: '/sign-up', name: 'Sign up' },
    { href: '/sign-in', name: 'Sign in' },
    { href: '/unsubscribe', name: 'Opt out of marketing' },
    { href: '/requests', name: 'Your data without an account' },
    { href: '/verify', name: 'Check a receipt or certificate' },
  ],
];

/** The pages for everybody, which the sitemap lists too. */
export const publicPages = columns.flat();

/** `anonymous`: the page is prerendered, the same bytes for everyone. */
export function Footer({ anonymous = false }: { anonymous?: boolean }) {
  return (
    <footer className="mt-auto border-t border-hairline bg-sunken text-sm text-muted">
      <div className="wrap grid grid-cols-[repeat(auto-fit,minmax(13rem,1fr))] gap-x-10 gap-y-6 py-9">
        <div>
          <p className="py-0.5">
            <b>{policy.controller.name}</b>
          </p>
          {policy.mailboxes.map((mailbox) => (
            <p key={mailbox}>
              <a href={`mailto:${mailbox}`} className="inline-block py-0.5">
                {mailbox}
              </a>
            </p>
          ))}
        </div>
        <nav aria-label="All pages" className="col-span-1 grid grid-cols-2 gap-x-10 sm:col-span-2 print:hidden">
          {columns.map((pages) => (
            <ul key={pages[0]?.href}>
              {pages.map(({ href, name }) => (
                <li key={href}>
                  <NavLink href={href} className="inline-block py-0.5">
                    {name}
                  </NavLink>
                </li>
              ))}
            </ul>
          ))}
        </nav>
        <div className="grid content-start gap-1.5 py-0.5">
          <p>
            Policy, version {policy.version}, in force since <Day on={policy.effectiveOn} />
          </p>
          {anonymous && <p>This page sets no cookie and is the same for everyone who reads it.</p>}
        </div>
      </div>
    </footer>
  );
}
