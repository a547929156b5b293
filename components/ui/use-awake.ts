'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False on the server, without JavaScript and while the page wakes up; true from then on. */
export function useAwake(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
