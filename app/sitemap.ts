import type { MetadataRoute } from 'next';
import { publicPages } from '@/components/layout/footer';
import { env } from '@/lib/env';
import { versions } from '@/lib/policy/versions';

/** Addresses are whole, and a build does not know where it will stand. */
export const dynamic = 'force-dynamic';

/** Every page that is for everybody. */
export default function sitemap(): MetadataRoute.Sitemap {
  const whole = (path: string) => new URL(path, env().siteUrl).href;
  return [
    ...['/', ...publicPages.map(({ href }) => href)].map((path) => ({ url: whole(path) })),
    ...versions.map(({ version, effectiveOn }) => ({ url: whole(`/policy/${version}`), lastModified: effectiveOn })),
  ];
}
