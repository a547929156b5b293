interface TimeUsedProps {
  /** Share of the period that has passed, from 0 to 1. */
  used: number;
  /** What the bar measures: "Time used of the marketing list". */
  label: string;
}

/** A thin bar. Drawn in SVG, since a width in `style` is refused by the content security policy. */
export function TimeUsed({ used, label }: TimeUsedProps) {
  const percent = Math.round(Math.min(1, Math.max(0, used)) * 100);
  return (
    <svg
      role="img"
      aria-label={`${label}: ${percent}%`}
      viewBox="0 0 100 3"
      preserveAspectRatio="none"
      className="mt-[0.45rem] block h-[3px] w-full max-w-60 rounded-[2px] forced-color-adjust-none"
    >
      <rect width="100" height="3" className="fill-hairline" />
      <rect width={Math.max(percent, 1)} height="3" className="fill-accent" />
    </svg>
  );
}
