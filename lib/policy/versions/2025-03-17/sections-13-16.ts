import type { Section } from '../../types';
import { controller, firstMailbox, service } from './identity';
import { processors } from './processors';

export const sections13To16: readonly Section[] = [
  {
    id: 's13',
    number: 13,
    title: 'Closing your account',
    inShort: 'We delete what your account holds. What Stripe holds for billing, Stripe deletes by its own rules.',
    blocks: [
      {
        id: 'closing',
        type: 'paragraph',
        text: 'When you [close your account](/my-data/close), we delete all personal data that we handle ourselves, as sections [4](#s4) and [8](#s8) say.',
        keptBy: ['erasure', 'certificate'],
      },
      {
        id: 'billing',
        type: 'paragraph',
        text: 'Billing data is another matter: your name, email, billing address, phone number and payment method details are processed and stored by Stripe, which keeps them under its own policy and duties.',
        keptBy: ['stripe-deletion', 'processor-register'],
      },
      {
        id: 'at-stripe',
        type: 'paragraph',
        text: `To have them deleted at Stripe, write to ${firstMailbox} and we help you with it, or [ask Stripe directly](${processors.stripe.policyUrl}).`,
        keptBy: ['stripe-deletion', 'people:stripe-help'],
      },
    ],
  },
  {
    id: 's14',
    number: 14,
    title: 'Children',
    inShort: "Not meant for children under 13. If a child's data got in, tell us and it goes.",
    blocks: [
      {
        id: 'audience',
        type: 'paragraph',
        text: `${service.name} is for a general audience. It is not directed at children under 13, and we do not knowingly collect personal data from them.`,
        keptBy: ['forms-from-policy', 'people:children'],
      },
      {
        id: 'found-out',
        type: 'paragraph',
        text: 'If it turns out that we did, without the verifiable consent of a parent, we delete that data as soon as possible.',
        keptBy: ['child-reports', 'erasure', 'people:children'],
      },
      {
        id: 'reports',
        type: 'paragraph',
        text: `If you know of such a case, please [report it](/children), or write to ${firstMailbox}.`,
        keptBy: ['child-reports', 'people:mailboxes', 'people:children'],
      },
    ],
  },
  {
    id: 's15',
    number: 15,
    title: 'Other sites',
    inShort: 'A site we link to has its own rules.',
    blocks: [
      {
        id: 'outside',
        type: 'paragraph',
        text: 'Some of our pages link to outside sites. This policy does not cover what those sites collect.',
        keptBy: ['marked-links', 'no-other-host'],
      },
    ],
  },
  {
    id: 's16',
    number: 16,
    title: 'Changes',
    inShort: 'A change appears here, with a new date.',
    blocks: [
      {
        id: 'posted',
        type: 'paragraph',
        text: `When ${controller.name} changes this policy, the change is posted on this page with a new “last updated” date.`,
        keptBy: ['one-record', 'published-versions', 'change-told', 'older-yes', 'people:publication'],
      },
      {
        id: 'own-address',
        type: 'paragraph',
        text: 'Every version [stays readable](#versions) at an address of its own.',
        keptBy: ['version-addresses'],
      },
    ],
  },
];
