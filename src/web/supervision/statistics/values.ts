import {
  computed,
  type Formula,
  formulas,
  type MeasureCode,
  measureTexts,
  type Sums,
} from '../../../modules/statistics/index.ts'
import { formatNumber } from '../../texts/format.ts'
import type { Language } from '../../texts/index.ts'

/** A number of a measure, and how it is written. */
export interface ShownValue {
  readonly code: MeasureCode
  readonly name: string
  readonly value: number | null
  readonly text: string
}

export function shownValue(code: MeasureCode, sums: Sums, language: Language): ShownValue {
  const formula: Formula = formulas[code]
  const { value } = computed(formula, sums)
  return { code, name: measureTexts[code].name[language], value, text: writtenValue(code, value, language) }
}

/** A share in percent, an average with two decimals, a count as it is; `–` where there is nothing to divide by. */
export function writtenValue(code: MeasureCode, value: number | null, language: Language): string {
  if (value === null) return '–'
  switch (formulas[code].shape) {
    case 'count':
      return formatNumber(value, language)
    case 'share':
      return `${(value * 100).toFixed(2)}%`
    case 'average':
      return value.toFixed(2)
  }
}
