import { NavLink } from '@/components/layout/nav-link';

interface SideNavProps {
  label: string;
  pages: readonly { href: string; name: string }[];
}

export function SideNav({ label, pages }: SideNavProps) {
  return (
    <nav
      aria-label={label}
      className="flex flex-wrap gap-x-1.5 pt-1.5 pb-7 lg:sticky lg:top-0 lg:block lg:pb-8 print:hidden"
    >
      {pages.map(({ href, name }) => (
        <NavLink
          key={href}
          href={href}
          className="block border-b-2 border-transparent py-[0.42rem] pr-2 text-muted no-underline hover:text-ink aria-[current]:border-accent aria-[current]:font-[550] aria-[current]:text-ink lg:border-b-0 lg:border-l-2 lg:border-hairline lg:pl-[0.9rem]"
        >
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
