/**
 * What the running portal does that the policy itself has no list of, and that nobody may meet undeclared: shown with the
 * portal's notes, and held against what a real browser and a real server do.
 */

export interface DeclaredCookie {
  why: string;
  /** Completes "Set when …". */
  setWhen: string;
  /** The longest life a browser may give it. */
  keptSeconds: number;
  /** The same in words. */
  kept: string;
}

/** A form that is no collection point, or what one asks besides its items. */
export interface OtherForm {
  label: string;
  /** Names of the fields, with the words a person reads; a field without a name goes by its id. */
  asks: Readonly<Record<string, string>>;
  why: string;
}

/** Where the server connects by itself. A browser that shows the portal connects to the portal alone. */
export interface DeclaredConnection<ProcessorId extends string = string> {
  label: string;
  why: string;
  /** Who runs what is at the other end; null where it is always the operator. */
  by: ProcessorId | null;
  /** Hosts of that processor; `*.` stands for any name below. The operator's own network needs none. */
  hosts: readonly string[];
}

/** A site that a page links to, besides the processors' own. */
export interface OutsideLink {
  url: `https://${string}`;
  label: string;
  why: string;
}

export interface Declared<ProcessorId extends string = string> {
  /** By name, without the `__Host-` that stands before it over https. */
  cookies: Readonly<Record<string, DeclaredCookie>>;
  /** By route: a part of an address that varies stands in brackets. */
  otherForms: Readonly<Record<`/${string}`, OtherForm>>;
  /** Fields nobody sees: which of their things a form is about, and never anything about the person. */
  carried: readonly string[];
  /** The whole of the "service usage records", by what the database keeps, in the words a person reads. */
  usageRecords: Readonly<Record<string, string>>;
  connections: Readonly<Record<string, DeclaredConnection<ProcessorId>>>;
  outsideLinks: readonly OutsideLink[];
}

export type DeclaredTable = 'cookies' | 'other-forms' | 'usage-records' | 'connections' | 'outside-links';
