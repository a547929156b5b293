import type { Metadata } from 'next';
import { policy } from '@/lib/policy/current';

/** What each page's title ends in. */
export const site = `${policy.service.name} privacy`;

/** A page gives its own `title`; the site's name follows it. */
export const siteMetadata: Metadata = {
  title: { default: site, template: `%s · ${site}` },
  description: `What ${policy.service.name} asks for, why, for how long, who else sees it, and how you stay in charge of it.`,
  // Title and description are each page's own. No image and no address: both must be whole, and a build does not know its host.
  openGraph: { type: 'website', siteName: site, locale: 'en' },
};
