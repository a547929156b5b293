// Runs after `next build`: hashes the inline scripts of every prerendered page, for the content security policy.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join('.next', 'server', 'app');
const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

const sha256 = (script) => `sha256-${createHash('sha256').update(script).digest('base64')}`;

function hashesOf(file) {
  const html = readFileSync(join(root, file), 'utf8');
  // Next's own last resort has some and does without them; ours stands in its place once scripts run.
  if (file !== '_global-error.html' && /<style|\sstyle="/.test(html))
    throw new Error(`${file} holds an inline style, which the policy refuses.`);
  return [...new Set([...html.matchAll(inlineScript)].map(([, script]) => sha256(script)))];
}

const pages = {};
const errorPages = new Set();
for (const file of readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.html'))) {
  const name = file.replaceAll('\\', '/').replace(/\.html$/, '');
  const hashes = hashesOf(file);
  if (name.startsWith('_')) for (const hash of hashes) errorPages.add(hash);
  else pages[name === 'index' ? '/' : `/${name}`] = hashes;
}

// What was prerendered and is no page: it has no script, and is as public.
for (const file of readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.body'))) {
  pages[`/${file.replaceAll('\\', '/').replace(/\.body$/, '')}`] = [];
}

if (Object.keys(pages).length === 0) throw new Error(`${root} holds no prerendered page. Run next build first.`);
writeFileSync(join('.next', 'csp-hashes.json'), JSON.stringify({ pages, errorPages: [...errorPages] }));
