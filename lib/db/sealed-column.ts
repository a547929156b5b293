import { customType } from 'drizzle-orm/pg-core';

declare const sealedBrand: unique symbol;

/** Bytes that only the key of one person opens. A plain string does not fit where one is wanted. */
export type Sealed = Uint8Array & { readonly [sealedBrand]: true };

/** A personal column. The database, its indexes, its WAL and its backups hold ciphertext only. */
export const sealed = customType<{ data: Sealed; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (bytes) => new Uint8Array(bytes) as Sealed,
  toDriver: (bytes) => Buffer.from(bytes),
});
