import type { Processor } from '../../types';
import type { ItemId } from './items';

export const processors = {
  aws: {
    name: 'Amazon Web Services',
    task: 'Data storage, and running the systems',
    country: 'USA',
    items: 'all',
    itemsLabel: 'All personal data collected in giving the service',
    when: 'On entry, when the service is used',
    how: 'Stored in the AWS computing environment',
    kept: "Until the data's own retention ends",
    short: 'Amazon Web Services',
    policyUrl: 'https://aws.amazon.com/privacy/',
  },
  stripe: {
    name: 'Stripe, Inc.',
    task: 'Payments and billing',
    country: 'USA',
    items: ['name', 'email', 'phoneNumber'],
    itemsLabel: 'Name, email, phone number, billing address, and payment method details (such as card information)',
    when: 'When a payment is processed or billing details are entered',
    how: "Secure transmission through Stripe's payment platform",
    kept: "By Stripe's own policy",
    short: 'Stripe',
    policyUrl: 'https://stripe.com/privacy',
  },
} as const satisfies Record<string, Processor<ItemId>>;

export type ProcessorId = keyof typeof processors;
