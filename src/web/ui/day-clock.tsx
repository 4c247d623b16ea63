import { formatDay } from '../texts/format.ts'
import { useLanguage, useText } from './language.tsx'

export type DayCellState = 'used' | 'today' | 'left' | 'paused' | 'over'

export interface DayCell {
  /** `YYYY-MM-DD`, one working day. */
  day: string
  state: DayCellState
}

/** The limit as a row of working days. The same is said in words for whoever cannot see it. */
export function DayClock({ days, caption }: { days: readonly DayCell[]; caption?: boolean }) {
  const t = useText()
  const language = useLanguage()
  const words = useClockWords(days)
  return (
    <figure className="day-clock">
      <div role="img" aria-label={`${t('common.clock.label')}: ${words}`}>
        {days.map(({ day, state }) => (
          <span
            key={day}
            className={`cell ${state}`}
            title={`${formatDay(day, language)} ${t(`common.clock.${state}`)}`}
          />
        ))}
      </div>
      {caption && <figcaption className="small">{words}</figcaption>}
    </figure>
  )
}

function useClockWords(days: readonly DayCell[]): string {
  const t = useText()
  const count = (state: DayCellState) => days.filter((cell) => cell.state === state).length
  const used = count('used')
  const left = count('left') + count('today')
  const paused = count('paused')
  const over = count('over')
  if (over > 0) return t('common.clock.overdue', { count: over })
  return t(paused > 0 ? 'common.clock.summaryPaused' : 'common.clock.summary', {
    total: used + left,
    used,
    left,
    paused,
  })
}
