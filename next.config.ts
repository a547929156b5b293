import type { NextConfig } from 'next';
import { securityHeaders } from './lib/headers/security-headers';
import { versionInForce } from './lib/policy/in-force';

const config: NextConfig = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  // Partial prerendering serves neither hashes nor a nonce, and a page that regenerates has other
  // scripts than the ones hashed at build time.
  cacheComponents: false,
  typedRoutes: false,
  agentRules: false,
  devIndicators: false,
  images: { unoptimized: true },
  // The local database lives there, with real addresses in it.
  outputFileTracingExcludes: { '*': ['.data/**'] },
  serverExternalPackages: [
    '@electric-sql/pglite',
    '@node-rs/argon2',
    '@react-email/components',
    '@react-email/render',
    'nodemailer',
    'pg',
    'rate-limiter-flexible',
  ],
  // What the proxy does not see: files that are the same for everyone and for good.
  headers: async () =>
    ['/_next/static/:path*', '/icon.svg'].map((source) => ({
      source,
      headers: Object.entries(securityHeaders({ https: false })).map(([key, value]) => ({ key, value })),
    })),
  // A build is made for one version: see lib/policy/in-force.ts.
  env: { POLICY_IN_FORCE: versionInForce ?? '' },
  // A segment of a route cannot end in a suffix.
  rewrites: async () => [
    { source: '/policy/:file(\\d{4}-\\d{2}-\\d{2}\\.(?:json|md))', destination: '/policy/documents/:file' },
  ],
  experimental: {
    // There are two root layouts, so an unknown address has none to stand in.
    globalNotFound: true,
    serverActions: { bodySizeLimit: '100kb' },
    // Above the proxy's own limit, or the proxy would only ever see as much as it allows.
    proxyClientMaxBodySize: '128kb',
    agentUpgrade: false,
    mcpServer: false,
  },
};

export default config;
