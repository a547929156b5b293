import { addBusinessDays, isBusinessDay, isWeekend } from './business-days';
import { addDays, addMonths, dayIn, earliest, type IsoDay, latest } from './iso-day';
import { type Law, laws, type Right, type StatedLaw } from './rights';

/** A day by which something is to be done: the earlier reading of the law, kept to here, and the last day it allows. */
export interface Deadline {
  on: IsoDay;
  latestOn: IsoDay;
}

export interface Deadlines {
  /** Receipt is confirmed at once; where a law says by when, this is it. */
  acknowledge: Deadline | null;
  answer: Deadline;
  /** How far the answer can be put off, once, with a reason told before `answer`; null where it cannot. */
  extended: Deadline | null;
}

type Span = { months: number } | { days: number } | { businessDays: number };

interface Clock {
  /** Whose day the receipt counts from. */
  zone: string;
  acknowledge: Span | null;
  /** Several: the earliest counts here, and the last of them is the latest. */
  answer: readonly Span[];
  extended: readonly Span[];
  /** A period that ends on such a day ends on the next one that is not. */
  isSkipped: (day: IsoDay) => boolean;
}

/**
 * One month, and two more (GDPR 12(3)). The last day is put off past a weekend (Regulation 1182/71, Art. 3(4)); holidays are
 * left out, since each member state has its own, so the last day shown may be sooner than the law's.
 */
const gdpr: Clock = {
  zone: 'UTC',
  acknowledge: null,
  answer: [{ months: 1 }],
  extended: [{ months: 3 }],
  isSkipped: isWeekend,
};

/** To know, to delete, to correct: 11 CCR 7021. A last day that is a holiday is put off (Civ. Code 10). */
const ccpa: Clock = {
  zone: 'America/Los_Angeles',
  acknowledge: { businessDays: 10 },
  answer: [{ days: 45 }],
  extended: [{ days: 90 }],
  isSkipped: (day) => !isBusinessDay(day, 'counted'),
};

/** To opt out and to limit: 11 CCR 7026(f), 7027(g). Nothing puts it off, and nothing has to be confirmed first. */
const ccpaOptOut: Clock = { ...ccpa, acknowledge: null, answer: [{ businessDays: 15 }], extended: [] };

/** Ten days for the result (PIPA 35 to 37; Decree 41, 43, 44). */
const pipa: Clock = {
  zone: 'Asia/Seoul',
  acknowledge: null,
  answer: [{ days: 10 }],
  extended: [],
  isSkipped: isWeekend,
};

/** Access can be put off for as long as a just cause lasts (PIPA 35(3)). Ten days more is this portal's own limit. */
const pipaAccess: Clock = { ...pipa, extended: [{ days: 20 }] };

/** No law that we know of: the portal's own, 30 days or a month, whichever is over first. */
const other: Clock = {
  zone: 'UTC',
  acknowledge: null,
  answer: [{ days: 30 }, { months: 1 }],
  extended: [{ days: 60 }, { months: 2 }],
  isSkipped: () => false,
};

function clockOf(law: Law, right: Right): Clock {
  switch (law) {
    case 'gdpr':
      return gdpr;
    // The same under Art. 12A of the UK's own text, whose pauses the portal makes no use of.
    case 'uk':
      return { ...gdpr, zone: 'Europe/London' };
    case 'ccpa':
      return right === 'objection' || right === 'restriction' ? ccpaOptOut : ccpa;
    case 'pipa':
      return right === 'access' ? pipaAccess : pipa;
    case 'other':
      return other;
  }
}

function endOf(start: IsoDay, span: Span, holidays: 'ignored' | 'counted'): IsoDay {
  if ('months' in span) return addMonths(start, span.months);
  return 'days' in span ? addDays(start, span.days) : addBusinessDays(start, span.businessDays, holidays);
}

function deadline(start: IsoDay, spans: readonly Span[], { isSkipped }: Clock): Deadline | null {
  if (spans.length === 0) return null;
  let latestOn = latest(spans.map((span) => endOf(start, span, 'counted')));
  while (isSkipped(latestOn)) latestOn = addDays(latestOn, 1);
  return { on: earliest(spans.map((span) => endOf(start, span, 'ignored'))), latestOn };
}

function deadlinesUnder(law: Law, right: Right, receivedAt: Date): Deadlines {
  const clock = clockOf(law, right);
  const start = dayIn(clock.zone, receivedAt);
  const answer = deadline(start, clock.answer, clock);
  if (!answer) throw new Error(`Nothing says by when an answer is due: ${law}`);
  return {
    acknowledge: deadline(start, clock.acknowledge ? [clock.acknowledge] : [], clock),
    answer,
    extended: deadline(start, clock.extended, clock),
  };
}

const soonest = (deadlines: readonly Deadline[]): Deadline => ({
  on: earliest(deadlines.map(({ on }) => on)),
  latestOn: earliest(deadlines.map(({ latestOn }) => latestOn)),
});

/**
 * By when a request that arrived at this moment is to be answered. `on` is the earlier reading of each law: holidays are
 * working days, and a last day is not put off past a weekend. Of somebody who has not said where they live, the soonest
 * day of all laws counts, and what one of them does not allow is not done.
 */
export function deadlinesOf(law: StatedLaw, right: Right, receivedAt: Date): Deadlines {
  if (law !== 'undeclared') return deadlinesUnder(law, right, receivedAt);
  const all = laws.map((each) => deadlinesUnder(each, right, receivedAt));
  const acknowledge = all.flatMap((each) => each.acknowledge ?? []);
  const extended = all.flatMap((each) => each.extended ?? []);
  return {
    acknowledge: acknowledge.length > 0 ? soonest(acknowledge) : null,
    answer: soonest(all.map((each) => each.answer)),
    extended: extended.length === all.length ? soonest(extended) : null,
  };
}
