import { Details, Table, useText } from '../ui/index.ts'

export interface ChartMonth {
  month: string
  score: number | null
}

const width = 640
const height = 190
const left = 40
const top = 16
const bottom = 30
const plot = height - top - bottom
const lines = [0, 50, 100] as const

/** Twelve months as bars with their numbers, and the same as a table beside it. */
export function ScoreChart({ trend, start }: { trend: readonly ChartMonth[]; start: number }) {
  const t = useText()
  const step = (width - left) / Math.max(trend.length, 1)
  const yOf = (score: number) => top + plot * (1 - Math.min(score, start) / start)
  const said = trend.map(({ month, score }) => `${month} ${score ?? t('score.noScore')}`).join(', ')
  return (
    <>
      <svg
        className="score-chart"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${t('score.trend')}: ${said}`}
      >
        {lines.map((share) => {
          const y = yOf((start * share) / 100)
          return (
            <g key={share}>
              <line x1={left} x2={width} y1={y} y2={y} className="score-grid" />
              <text x={left - 6} y={y + 4} className="score-axis score-axis-left">
                {(start * share) / 100}
              </text>
            </g>
          )
        })}
        {trend.map(({ month, score }, at) => {
          const x = left + at * step
          const middle = x + step / 2
          return (
            <g key={month}>
              {score !== null && (
                <>
                  <rect
                    x={x + step * 0.2}
                    width={step * 0.6}
                    y={yOf(score)}
                    height={top + plot - yOf(score)}
                    className="score-bar"
                  />
                  <text x={middle} y={yOf(score) - 4} className="score-axis">
                    {score}
                  </text>
                </>
              )}
              <text x={middle} y={height - 10} className="score-axis">
                {month.slice(2)}
              </text>
            </g>
          )
        })}
      </svg>
      <Details summary={t('score.trendTable')}>
        <p className="small">{t('score.noScoreHelp')}</p>
        <Table
          caption={t('score.trend')}
          captionHidden
          rows={trend}
          rowKey={({ month }) => month}
          columns={[
            { head: t('score.columns.month'), names: true, cell: ({ month }) => month },
            { head: t('score.columns.score'), numeric: true, cell: ({ score }) => score ?? t('score.noScore') },
          ]}
        />
      </Details>
    </>
  )
}
