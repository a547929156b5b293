import { type ItemId, policy } from '@/lib/policy/current';

/** Whether the policy in force has the item: one that only an earlier version had goes by its id. */
export const isItem = (id: string): id is ItemId => Object.hasOwn(policy.items, id);
