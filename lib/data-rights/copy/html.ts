import { createHash } from 'node:crypto';

/** Text that is part of a page as it stands: escaped, or written by us. */
export class Html {
  constructor(readonly text: string) {}
}

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

type Part = Html | string | number | readonly Html[];

const textOf = (part: Part): string => {
  if (part instanceof Html) return part.text;
  return Array.isArray(part) ? part.map(({ text }) => text).join('') : escapeHtml(String(part));
};

/** Whatever is put into it is escaped, unless it is `Html` already. */
export const html = (words: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(words.reduce((all, word, at) => all + textOf(parts[at - 1] ?? '') + word));

/** The policy's plain text without its two marks: what is linked or stressed stays as words. */
export const withoutMarks = (text: string): string => text.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1').replaceAll('**', '');

const style = `:root{color-scheme:light dark;--paper:light-dark(#fcfbf8,#14191d);--ink:light-dark(#1f2a33,#ebe9e4);--muted:light-dark(#55626c,#a4afb8);--line:light-dark(#dad7d0,#38424a);--accent:light-dark(#00564f,#6fd0c4)}
body{font:16px/1.55 system-ui,sans-serif;background:var(--paper);color:var(--ink);max-width:58rem;margin:2.5rem auto 5rem;padding:0 1.2rem;overflow-wrap:break-word}
h1,h2,h3{font-family:Georgia,serif;font-weight:400;line-height:1.2;text-wrap:balance}h1{font-size:2.3rem;margin:0 0 1rem}h2{font-size:1.6rem;margin:3rem 0 .7rem;padding-top:1.1rem;border-top:1px solid var(--line)}h3{font-size:1.15rem;margin:1.8rem 0 .5rem}
p,ul{max-width:42rem;margin:.5rem 0}ul{padding-left:1.2rem}li{margin:.25rem 0}a{color:var(--accent)}.quiet{color:var(--muted);font-size:.9rem}nav ul{columns:2;column-gap:2.5rem;list-style:none;padding:0}
table{border-collapse:collapse;width:100%;margin:.8rem 0 1.6rem;font-variant-numeric:tabular-nums}th,td{text-align:left;vertical-align:top;padding:.4rem 1rem .4rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th{font-weight:600}thead th{font-size:.85rem;color:var(--muted);border-bottom-color:var(--muted)}.held th{width:20%}.held th:first-child,.held th:nth-child(3){width:30%}.wide{overflow-x:auto;font-size:.9rem}.wide td,.wide th{overflow-wrap:normal;min-width:7.5rem}.record th{width:13rem}td.text{white-space:pre-wrap}
@media(max-width:36rem){nav ul{columns:1}.held thead{display:none}.held td{display:block;border:0;padding:.1rem 0}.held tr{display:block;padding:.7rem 0;border-bottom:1px solid var(--line)}.held td:first-child{font-weight:600}.held td:nth-child(2)::before{content:"Why: "}.held td:nth-child(3)::before{content:"Kept: "}.held td:nth-child(4)::before{content:"From where: "}.record th,.record td{display:block;width:auto;padding-right:0}.record th{border-bottom:0;padding-bottom:0}}
@media print{:root{color-scheme:light}body{font-size:10.5pt;margin:0;max-width:none;padding:0;background:none}nav{display:none}h2,h3{break-after:avoid}.record,tr{break-inside:avoid}thead{display:table-header-group}.wide{overflow:visible}.wide td{overflow-wrap:anywhere;min-width:0}}`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** No script runs in it, whatever stands in it, and nothing is fetched. */
export const beginPage = (title: string): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${styleHash}'">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body><main>
`;
