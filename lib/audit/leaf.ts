import { createHash } from 'node:crypto';
import { hashLeaf } from './merkle-tree';

/** A row of `audit_events`, every value as text: times to the microsecond in UTC, numbers in decimal. */
export interface AuditEntry {
  sequence: string;
  transactionId: string;
  at: string;
  door: string;
  actor: string;
  action: string;
  subjectRef: string | null;
}

/** The row of `audit_details` beside it. */
export interface AuditDetail {
  at: string;
  subjectRef: string | null;
  columns: string[];
  salt: string;
}

/** JSON of arrays of texts: the same bytes from every program that follows RFC 8785. */
const canonical = (values: readonly unknown[]) => Buffer.from(JSON.stringify(values));

/**
 * What the leaf keeps of a detail. A detail says little, so without the salt (122 random bits) its hash could be
 * guessed back after an erasure; with the salt gone it says nothing.
 */
export const hashDetail = ({ salt, at, subjectRef, columns }: AuditDetail): string =>
  createHash('sha256')
    .update(canonical(['audit-detail-1', salt, at, subjectRef, columns]))
    .digest('base64');

/** The leaf of an event. The detail stands in it by its hash, so that the leaf stays when the detail goes. */
export const hashEntry = (entry: AuditEntry, detailHash: string | null): Buffer =>
  hashLeaf(
    canonical([
      'audit-entry-1',
      entry.sequence,
      entry.transactionId,
      entry.at,
      entry.door,
      entry.actor,
      entry.action,
      entry.subjectRef,
      detailHash,
    ]),
  );
