import { type ConnectionId, policy } from '@/lib/policy/current';
import { isDeclaredHost } from '@/lib/policy/is-declared-host';
import { belongs } from './belongs';

/** Addresses a browser asked while it showed the portal: nothing but the portal itself is declared. */
export const undeclaredRequests = (site: string, urls: readonly string[]): string[] =>
  urls
    .filter((url) => /^(https?|wss?):/.test(url) && new URL(url).host !== new URL(site).host)
    .map((url) => `The browser is sent to ${new URL(url).host}. ${belongs('host')}`);

/** Hosts a server connected to that are neither the operator's own nor a declared processor's. */
export function undeclaredHosts(hosts: readonly string[]): string[] {
  const connections = Object.values(policy.declared.connections);
  return hosts
    .filter((host) => !connections.some((connection) => isDeclaredHost(connection, host)))
    .map((host) => `The server connects to ${host}. ${belongs('host')}`);
}

export interface SourceFile {
  path: string;
  text: string;
}

/** Which of our files may open a connection, and which declared one it is. */
export const connecting: Readonly<Record<string, ConnectionId>> = {
  'lib/db/drivers.ts': 'database',
  'lib/mail/transport.ts': 'mail',
  'lib/stripe/connect.ts': 'stripe',
  'lib/stripe/judge-failure.ts': 'stripe',
};

/** Packages and parts of Node that reach other machines. */
export const reachingPackages = ['@neondatabase/serverless', 'nodemailer', 'pg', 'stripe', 'ws'];
const reachingNode = ['child_process', 'dgram', 'dns', 'http', 'http2', 'https', 'inspector', 'net', 'tls'];
const reaching = new Set([...reachingPackages, ...reachingNode.flatMap((name) => [`node:${name}`, name]), 'undici']);

/** Of `node:net`, which reach nobody; and what follows a last comma. */
const quiet = new Set(['isIP', 'isIPv4', 'isIPv6', 'BlockList', '']);

const imports =
  /^(?:import|export)\s+(?!type\b)(?:([^'";]*?)\s+from\s+)?['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]/gm;
const calls = /(?<![\w.])(?:fetch|WebSocket|EventSource|XMLHttpRequest|RTCPeerConnection)\s*\(|\bsendBeacon\s*\(/;

/** From the browser to the portal it came from: a path in full, written out. */
const callsOfOurOwn = /\bfetch\(\s*'\/(?!\/)[\w/-]*'\s*[,)]/g;

const isQuiet = (names = '*') => {
  const imported = /^\{([^}]*)\}$/.exec(names.trim())?.[1]?.split(',') ?? [names];
  return imported.every((name) => /^\s*type\s/.test(name) || quiet.has(name.trim()));
};

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

/** Our files that can open a connection and stand for none that is declared. */
export function undeclaredSources(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    if (Object.hasOwn(connecting, path)) return [];
    const code = withoutComments(text).replaceAll(callsOfOurOwn, '');
    const ways = [...code.matchAll(imports)].flatMap(([, names, from, late]) => {
      const source = from ?? late ?? '';
      return reaching.has(source) && !isQuiet(names) ? [source] : [];
    });
    const called = calls.exec(code)?.[0].replace(/\s*\($/, '');
    return [...ways, ...(called ? [called] : [])].map(
      (way) => `${path} can connect to other machines (${way}). ${belongs('host')}`,
    );
  });
}
