import { type Drawing, lineHeight } from './drawing';

/** Lines and names, without a word to a screen reader: the table below it says the same. */
export function FlowDrawing({ drawing, className }: { drawing: Drawing; className: string }) {
  const { width, height, bands, stretches, edges, labels } = drawing;
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} className={`flow-drawing ${className}`}>
      {bands.map(({ key, path }) => (
        <path key={key} d={path} className="flow-band" />
      ))}
      {stretches.map(({ key, ...rectangle }) => (
        <rect key={key} {...rectangle} className="flow-stretch" />
      ))}
      {labels.map(
        ({ key, behind }) =>
          behind && (
            <rect
              key={key}
              x={behind.x}
              y={behind.y}
              width={behind.width}
              height={behind.height}
              className="flow-behind"
            />
          ),
      )}
      {edges.map(({ key, ...rectangle }) => (
        <rect key={key} {...rectangle} className="flow-edge" />
      ))}
      {labels.map(({ key, x, y, lines, amount }) => (
        <text key={key} y={y}>
          {lines.map((line, at) => (
            <tspan key={line} x={x} dy={at === 0 ? 0 : lineHeight}>
              {line}
            </tspan>
          ))}
          {amount && (
            <tspan x={x} dy={lineHeight} className="flow-amount">
              {amount}
            </tspan>
          )}
        </text>
      ))}
    </svg>
  );
}
