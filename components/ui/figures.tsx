interface Figure {
  value: number;
  /** Read after the number: "items held". */
  label: string;
}

export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className="flex flex-wrap gap-x-12 gap-y-4 border-y border-hairline py-[1.4rem]">
      {figures.map(({ value, label }) => (
        <div key={label} className="flex flex-col-reverse">
          <dt className="mt-0.5 text-sm text-muted">{label}</dt>
          <dd className="font-serif text-2xl leading-[1.1] tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
