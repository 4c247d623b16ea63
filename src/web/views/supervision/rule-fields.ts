import type { Rule } from '../../../modules/supervision/index.ts'
import type { Translate } from '../../texts/index.ts'

/** How an edition is written: usual numbers in a form, or all of it as text. */
export const ways = ['form', 'text'] as const
export type Way = (typeof ways)[number]

/** What the form can change of a rule, by what the rule looks at. */
export function fieldsOf(on: Rule['on']): readonly string[] {
  if ('left' in on) return ['on.left.share', 'on.left.daysMin', 'on.left.shortLimitDays']
  if ('over' in on) return ['on.over']
  if ('when' in on) return ['on.when']
  if ('pace' in on) return ['on.pace.seconds', 'on.pace.count']
  if ('unanswered' in on) return ['on.unanswered.count', 'on.unanswered.days']
  return []
}
export const commonFields = ['points', 'answerDays'] as const
export const wordFields = ['sentence.zh', 'sentence.en', 'basis.zh', 'basis.en'] as const
export const generalFields = ['sample.permille', 'sample.answerDays', 'orderDays'] as const

/** Rules stand in the form by what they look at. */
export const ruleGroups = ['limits', 'acts', 'rest'] as const
export function groupOf(on: Rule['on']): (typeof ruleGroups)[number] {
  if ('clock' in on) return 'limits'
  return 'acts' in on ? 'acts' : 'rest'
}

/** `rules.3.on.left.share` is asked as the text `share`. */
export function fieldLabel(t: Translate, path: string): string {
  return t(`cards.rules.fields.${fieldName(path) as 'points'}`)
}

export function fieldHint(t: Translate, path: string): string {
  return t(`cards.rules.hints.${fieldName(path) as 'points'}`)
}

function fieldName(path: string): string {
  const [last = '', before = ''] = path.split('.').toReversed()
  return last === 'zh' || last === 'en' ? `${before}${last === 'zh' ? 'Zh' : 'En'}` : last
}
