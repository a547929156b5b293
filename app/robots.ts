import type { MetadataRoute } from 'next';
import { env } from '@/lib/env';

export const dynamic = 'force-dynamic';

/** What is about one person, or opens by a link that was mailed to one. */
const notForRobots = [
  '/api/',
  '/closed/',
  '/mailbox',
  '/my-data',
  '/renew',
  '/requests/',
  '/verify-email',
  '/welcome',
  '/*?token=',
];

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: notForRobots },
    sitemap: new URL('/sitemap.xml', env().siteUrl).href,
  };
}
