import { FactsTable } from '@/components/policy/facts-table';
import type { CountedPeriod } from '@/lib/requests/count-year';
import type { PublishedCount } from '@/lib/requests/published-counts';
import { type Right, rightLabels, rights } from '@/lib/requests/rights';

const names: Record<Right, string> = {
  ...rightLabels,
  access: 'To know',
  correction: 'To correct',
  deletion: 'To delete',
  objection: 'To opt out, or object',
};

const month = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
const dayMs = 24 * 3_600_000;

const periodOf = ({ year, until }: CountedPeriod): string => {
  const last = new Date(until.getTime() - dayMs);
  return last.getUTCMonth() === 11 ? `${year}` : `${year}, to the end of ${month.format(last)}`;
};

const received = ({ received: count }: PublishedCount): string => (count === 'few' ? 'Fewer than 5' : String(count));
const daysOf = (days: number | null): string =>
  days === null ? 'None yet' : days < 1 ? 'Less than 1' : String(Math.round(days));

function cellsOf(right: Right, count: PublishedCount): string[] {
  const { ends } = count;
  const parts = ends
    ? [String(ends.complied), String(ends.denied), daysOf(ends.medianDays)]
    : ['Not shown', 'Not shown', 'Not shown'];
  return [names[right], received(count), ...parts];
}

/** Numbers alone, as 11 CCR 7102 has them. */
export function RequestNumbers({ periods }: { periods: readonly CountedPeriod[] }) {
  return periods.map((period) => {
    const asked = rights.filter((right) => period.counts[right].received !== 0);
    if (asked.length === 0) return <p key={period.year}>{periodOf(period)}: nobody asked for anything.</p>;
    return (
      <FactsTable
        key={period.year}
        caption={periodOf(period)}
        columns={['Request', 'Received', 'Complied with', 'Denied', 'Median days']}
        rows={asked.map((right) => ({ key: right, cells: cellsOf(right, period.counts[right]) }))}
      />
    );
  });
}
