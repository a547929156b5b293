import type { KeyObject } from 'node:crypto';
import { getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Sealed } from '@/lib/db/sealed-column';
import { decryptMany } from './decrypt-many';
import { decrypt, encrypt } from './envelope';

/** Text is padded to a multiple of this many bytes, so that its length tells little. */
const block = 32;

function pad(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const padded = Buffer.alloc(Math.ceil((bytes.length + 1) / block) * block);
  bytes.copy(padded);
  padded[bytes.length] = 0x80; // ISO/IEC 7816-4
  return padded;
}

const unpad = (bytes: Buffer): string => bytes.toString('utf8', 0, bytes.lastIndexOf(0x80));

type SealedRow<V> = {
  [C in keyof V]: V[C] extends string ? Sealed : V[C] extends string | null ? Sealed | null : never;
};

type OpenedRow<R> = {
  [C in keyof R]: R[C] extends Sealed ? string : R[C] extends Sealed | null ? string | null : R[C];
};

/** The opened key of one person. Lives for one transaction and what was read in it, and is never kept. */
export class SubjectKey {
  readonly #key: KeyObject;

  constructor(
    readonly subjectId: string,
    key: KeyObject,
  ) {
    this.#key = key;
  }

  #place(table: PgTable, column: string, rowId: string) {
    return `${getTableName(table)}|${column}|${rowId}|${this.subjectId}`;
  }

  /** Seals the values of one row; each opens only there. `rowId` is the row's primary key. */
  seal<V extends Record<string, string | null>>(table: PgTable, rowId: string, values: V): SealedRow<V> {
    const sealed: Record<string, Sealed | null> = {};
    for (const [column, value] of Object.entries(values)) {
      sealed[column] =
        value === null
          ? null
          : (encrypt(this.#key, pad(value), this.#place(table, column, rowId)) as Uint8Array as Sealed);
    }
    return sealed as SealedRow<V>;
  }

  /** @throws UnsealError when it was not sealed for this column of this row of this person */
  openValue(table: PgTable, rowId: string, column: string, sealed: Uint8Array): string {
    return unpad(decrypt(this.#key, sealed, this.#place(table, column, rowId)));
  }

  /**
   * The row with its sealed columns opened and the others as they were.
   * @throws UnsealError when a value was not sealed for this row of this person
   */
  open<R extends Record<string, unknown>>(table: PgTable, rowId: string, row: R): OpenedRow<R> {
    const opened: Record<string, unknown> = {};
    for (const column of Object.keys(row)) {
      const value = row[column];
      opened[column] = value instanceof Uint8Array ? this.openValue(table, rowId, column, value) : value;
    }
    return opened as OpenedRow<R>;
  }

  /**
   * The values of one column of many rows, which is several times as fast as each by itself. They stand one behind the other in
   * `sealed`, each as long as `lengths` says; null where a row has none.
   * @throws UnsealError when a value was not sealed for this column of its row of this person
   */
  openColumn(
    table: PgTable,
    column: string,
    rowIds: readonly string[],
    sealed: Buffer,
    lengths: readonly (number | null)[],
  ): (string | null)[] {
    const filled = rowIds.filter((_, at) => lengths[at] !== null);
    const opened = decryptMany(
      this.#key,
      sealed,
      lengths.filter((length) => length !== null),
      (at) => this.#place(table, column, filled[at] ?? ''),
    );
    let at = 0;
    return lengths.map((length) => (length === null ? null : unpad(opened[at++] as Buffer)));
  }

  /** For another thread of this process. Of its bytes no copy is made. */
  forThread(): KeyObject {
    return this.#key;
  }
}
