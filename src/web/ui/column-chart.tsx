import type { BarChartProps } from './bar-chart.tsx'

const width = 640
const heightUsual = 200
const axisHeight = 26
const headHeight = 18
/** Below so many pixels a column, only every second or fifth label has room. */
const labelPixels = 34

/** Standing columns over time. Each says its number in a tooltip; all of them stand in the table beside it. */
export function ColumnChart({ title, bars, max, height = heightUsual }: BarChartProps & { height?: number }) {
  const highest = max ?? Math.max(0, ...bars.map(({ value }) => value ?? 0))
  const room = height - axisHeight - headHeight
  const step = width / Math.max(1, bars.length)
  const every = Math.max(1, Math.ceil(labelPixels / step))
  return (
    <svg className="chart" role="img" aria-label={title} viewBox={`0 0 ${width} ${height}`}>
      <line className="chart-axis" x1={0} x2={width} y1={height - axisHeight} y2={height - axisHeight} />
      {bars.map(({ label, value, text }, at) => {
        const tall = highest === 0 || value === null ? 0 : (value / highest) * room
        const middle = at * step + step / 2
        return (
          <g key={label}>
            <title>{`${label} ${text}`}</title>
            <rect
              className="chart-bar"
              x={at * step + step * 0.15}
              y={height - axisHeight - tall}
              width={step * 0.7}
              height={tall}
            />
            {at % every === 0 && (
              <text className="chart-label" x={middle} y={height - 8} textAnchor="middle">
                {label}
              </text>
            )}
            {value !== null && value === highest && highest > 0 && (
              <text className="chart-value" x={middle} y={height - axisHeight - tall - 5} textAnchor="middle">
                {text}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
