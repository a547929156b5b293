import { answerTo, findUnpublished } from './california';
import { checkAnchors } from './check-anchors';
import { checkCollection } from './check-collection';
import { checkDeclared } from './check-declared';
import { checkProse } from './check-prose';
import { checkRetention } from './check-retention';
import { isDay } from './is-day';
import type { PolicyShape } from './types';

function* checkIdentity(policy: PolicyShape): Generator<string> {
  if (!isDay(policy.version)) yield `The version "${policy.version}" is not a date.`;
  if (!isDay(policy.effectiveOn)) yield `The effective date "${policy.effectiveOn}" is not a date.`;
  for (const [what, text] of Object.entries({
    controller: policy.controller.name,
    service: policy.service.name,
    scope: policy.scope,
  })) {
    if (text.trim() === '') yield `The ${what} is empty.`;
  }
  if (policy.mailboxes.length === 0) yield 'There is no privacy mailbox.';
  if (policy.contacts.length === 0) yield 'Nobody is named as responsible.';
  for (const mail of [...policy.mailboxes, ...policy.contacts.map((contact) => contact.mail)]) {
    if (!/^[^\s@]+@[^\s@]+$/.test(mail)) yield `"${mail}" is not a mail address.`;
  }
  for (const contact of policy.contacts) yield* checkFilled(`Contact "${contact.person}"`, contact);
  if (policy.rights.length === 0) yield 'There are no rights.';
  for (const [id, optOut] of Object.entries(policy.optOuts)) {
    yield* checkFilled(`Opt-out "${id}"`, optOut);
    if (optOut.text.length === 0) yield `Opt-out "${id}" says nothing.`;
  }
  for (const [id, topic] of Object.entries(policy.topics)) yield* checkFilled(`Topic "${id}"`, topic);
}

function* checkProcessors(policy: PolicyShape): Generator<string> {
  for (const [id, processor] of Object.entries(policy.processors)) {
    yield* checkFilled(`Processor "${id}"`, processor);
    if (!processor.policyUrl.startsWith('https://')) yield `Processor "${id}" has no https address of its policy.`;
    if (processor.items === 'all') continue;
    if (processor.items.length === 0) yield `Processor "${id}" receives no item.`;
    for (const item of processor.items) {
      if (!Object.hasOwn(policy.items, item)) yield `Processor "${id}" receives the unknown item "${item}".`;
    }
  }
}

/** A category the items have and the answer to California lacks would be an untrue statement under the CCPA. */
function* checkCalifornia(policy: PolicyShape): Generator<string> {
  const collected = answerTo(Object.values(policy.items));
  const unpublished = findUnpublished(collected, policy.california);
  for (const category of unpublished.categories)
    yield `California: items of the category "${category}" are collected and not published.`;
  for (const source of unpublished.sources)
    yield `California: items of the source "${source}" are collected and not published.`;
  for (const category of policy.california.categories) {
    if (!collected.categories.includes(category))
      yield `California: the category "${category}" is published and no item has it.`;
  }
}

function* checkFilled(what: string, record: object): Generator<string> {
  for (const [name, value] of Object.entries(record)) {
    if (typeof value === 'string' && value.trim() === '') yield `${what} has an empty ${name}.`;
  }
}

/** What keeps this policy from being true or complete, a sentence each; empty when it can be published. */
export function checkPolicy(policy: PolicyShape): string[] {
  return [
    ...checkIdentity(policy),
    ...checkAnchors(policy),
    ...checkCollection(policy),
    ...checkRetention(policy),
    ...checkProcessors(policy),
    ...checkCalifornia(policy),
    ...checkProse(policy),
    ...checkDeclared(policy),
  ];
}
