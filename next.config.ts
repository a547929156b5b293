import type { NextConfig } from 'next';

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
  serverExternalPackages: ['@electric-sql/pglite', '@node-rs/argon2', 'pg'],
  experimental: {
    // There are two root layouts, so an unknown address has none to stand in.
    globalNotFound: true,
    serverActions: { bodySizeLimit: '100kb' },
    proxyClientMaxBodySize: '100kb',
    agentUpgrade: false,
    mcpServer: false,
  },
};

export default config;
