export interface Bar {
  label: string
  /** null: there is nothing to divide by; the bar is missing and the text says so. */
  value: number | null
  /** The value in words, as it stands behind the bar. */
  text: string
}

export interface BarChartProps {
  /** What the bars show, for whoever cannot see them. The numbers stand in the table beside it. */
  title: string
  bars: readonly Bar[]
  /** Of the longest possible bar; left out: of the longest there is. */
  max?: number
}

const width = 760
const rowHeight = 30
const labelWidth = 300
const valueWidth = 90
const labelCharactersMax = 20

/** Lying bars with a label before and the number behind each: read without colour, printed as they stand. */
export function BarChart({ title, bars, max }: BarChartProps) {
  const longest = max ?? Math.max(0, ...bars.map(({ value }) => value ?? 0))
  const room = width - labelWidth - valueWidth
  return (
    <svg className="chart" role="img" aria-label={title} viewBox={`0 0 ${width} ${bars.length * rowHeight}`}>
      {bars.map(({ label, value, text }, at) => {
        const length = longest === 0 || value === null ? 0 : Math.max(2, (value / longest) * room)
        const middle = at * rowHeight + rowHeight / 2
        return (
          <g key={label}>
            <text className="chart-label" x={labelWidth - 10} y={middle} dy="0.35em" textAnchor="end">
              {shortened(label)}
            </text>
            <rect className="chart-bar" x={labelWidth} y={middle - 9} width={length} height={18} rx={3} />
            <text className="chart-value" x={labelWidth + length + 8} y={middle} dy="0.35em">
              {text}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** The whole name stands in the table. */
function shortened(label: string): string {
  const characters = [...label]
  return characters.length > labelCharactersMax ? `${characters.slice(0, labelCharactersMax - 1).join('')}…` : label
}
