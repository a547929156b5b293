const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365.25 * 86_400],
  ['month', 30.4375 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const format = new Intl.RelativeTimeFormat('en-GB', { numeric: 'always' });

/** Calendar months and years differ in length: twelve months from now are 365 days, and not "in 11 months". */
const whole: Partial<Record<Intl.RelativeTimeFormatUnit, (count: number) => number>> = {
  year: (count) => Math.trunc(count + Math.sign(count) * 0.01),
  month: Math.round,
};

/** "in 71 days", "3 months ago"; days up to ten weeks, where a month would say too little. */
export function relativeTime(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  const size = Math.abs(seconds);
  if (size < 60) return seconds <= 0 ? 'just now' : 'within a minute';
  const [unit, length] =
    size >= 86_400 && size < 75 * 86_400
      ? (['day', 86_400] as const)
      : (units.find(([, each]) => size >= each) ?? (['minute', 60] as const));
  return format.format((whole[unit] ?? Math.trunc)(seconds / length), unit);
}
