import { policy } from '@/lib/policy/current';
import { outsideLinksOf } from '@/lib/policy/outside-links';
import { belongs } from './belongs';

export interface SeenLink {
  /** Whole, as a browser resolves it. */
  href: string;
  /** What a person reads, or has read out. */
  text: string;
  rel: string;
}

const isOutside = (site: string, href: string) => /^https?:/.test(href) && new URL(href).host !== new URL(site).host;

/** Links that leave the site and are not declared, or do not say that they leave. */
export function undeclaredLinks(site: string, page: string, links: readonly SeenLink[]): string[] {
  const declared = new Set(outsideLinksOf(policy).map(({ url }) => new URL(url).host));
  return links
    .filter(({ href }) => isOutside(site, href))
    .flatMap(({ href, text, rel }) => {
      if (!declared.has(new URL(href).host)) return [`${page} links to ${new URL(href).host}. ${belongs('link')}`];
      return rel.split(' ').includes('external') && text.includes('leaves this site')
        ? []
        : [`${page} links to ${href} and does not say that this leaves the site (section 15).`];
    });
}
