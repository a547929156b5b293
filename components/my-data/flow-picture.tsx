interface Band {
  from: string;
  /** "6 items" */
  amount: string;
  purpose: string;
  to: string;
}

interface FlowPictureProps {
  bands: readonly Band[];
}

const rowHeight = 64;

/** Where data came from, what it is for, who receives it: one line each, and the same in words for who cannot see it. */
export function FlowPicture({ bands }: FlowPictureProps) {
  const told = bands
    .map(({ from, amount, purpose, to }) => `${from} (${amount}): ${purpose}, stored by ${to}.`)
    .join(' ');
  return (
    <figure className="mt-2">
      <svg
        role="img"
        aria-label={told}
        viewBox={`0 0 860 ${bands.length * rowHeight + 10}`}
        className="hidden h-auto w-full overflow-visible text-[13px] font-medium md:block"
      >
        {bands.map(({ from, amount, purpose, to }, at) => {
          const middle = at * rowHeight + 34;
          return (
            <g key={from + purpose}>
              <path d={`M170 ${middle} H410`} strokeWidth="20" className="fill-none stroke-accent/25" />
              <path d={`M420 ${middle} H660`} strokeWidth="20" className="fill-none stroke-accent/25" />
              <rect x="160" y={middle - 14} width="10" height="28" className="fill-accent" />
              <rect x="410" y={middle - 14} width="10" height="28" className="fill-accent" />
              <rect x="660" y={middle - 14} width="10" height="28" className="fill-accent" />
              <text x="150" y={middle - 1} textAnchor="end" className="fill-ink">
                {from}
              </text>
              <text x="150" y={middle + 15} textAnchor="end" className="fill-muted font-normal">
                {amount}
              </text>
              <text x="415" y={middle - 20} textAnchor="middle" className="fill-ink">
                {purpose}
              </text>
              <text x="680" y={middle + 4} className="fill-ink">
                {to}
              </text>
            </g>
          );
        })}
      </svg>
      <ul className="grid gap-4 md:hidden">
        {bands.map(({ from, amount, purpose, to }) => (
          <li key={from + purpose} className="border-l-4 border-accent pl-4">
            <b className="font-[550]">{from}</b> <span className="text-muted">{amount}</span>
            <br />↓ {purpose}
            <br />↓ {to}
          </li>
        ))}
      </ul>
    </figure>
  );
}
