import { useText } from '../../ui/index.ts'

/** A time limit as an item states it. `unit` is null where the source gives a number without its unit. */
export interface Limit {
  days: number
  unit: 'working' | 'calendar' | null
}

/** Says a limit in the page's language: 10 个工作日, 当场办结. */
export function useLimitWords(): (limit: Limit) => string {
  const t = useText()
  return ({ days, unit }) =>
    days === 0 ? t('vocabulary.limit.onTheSpot') : t(`vocabulary.limit.${unit ?? 'unknown'}`, { count: days })
}
