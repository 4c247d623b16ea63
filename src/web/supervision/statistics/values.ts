import {
  computed,
  type Formula,
  formulas,
  type MeasureCode,
  measureTexts,
  type Sums,
} from '../../../modules/statistics/index.ts'
import { formatNumber } from '../../texts/format.ts'
import { type Language, translator } from '../../texts/index.ts'

/** A number of a measure, and how it is written where it stands alone: an average with its unit. */
export interface ShownValue {
  readonly code: MeasureCode
  readonly name: string
  readonly value: number | null
  readonly text: string
}

export function shownValue(code: MeasureCode, sums: Sums, language: Language): ShownValue {
  const formula: Formula = formulas[code]
  const { value } = computed(formula, sums)
  const written = writtenValue(code, value, language)
  const unit = formula.shape === 'average' && value !== null ? measureTexts[code].unit?.[language] : undefined
  return { code, name: measureTexts[code].name[language], value, text: unit ? `${written} ${unit}` : written }
}

/** A share in percent, an average with two decimals, a count as it is; `–` where there is nothing to divide by. */
export function writtenValue(code: MeasureCode, value: number | null, language: Language): string {
  if (value === null) return '–'
  switch (formulas[code].shape) {
    case 'count':
      return formatNumber(value, language)
    case 'share':
    case 'ratio':
      return `${(value * 100).toFixed(2)}%`
    case 'average':
      return value.toFixed(2)
  }
}

/** Above numbers without a unit of their own: 平均用时（工作日）. Shares bring their percent sign. */
export function headOf(code: MeasureCode, language: Language): string {
  return withUnit(code, measureTexts[code].unit?.[language], language)
}

/** The same above the plain numbers of a file, in which a share goes from 0 to 1. */
export function fileHeadOf(code: MeasureCode, language: Language): string {
  return withUnit(code, fileUnitOf(code, language), language)
}

export function fileUnitOf(code: MeasureCode, language: Language): string {
  return measureTexts[code].unit?.[language] ?? translator(language)('statistics.units.share')
}

function withUnit(code: MeasureCode, unit: string | undefined, language: Language): string {
  const name = measureTexts[code].name[language]
  return unit === undefined ? name : translator(language)('statistics.units.head', { name, unit })
}
