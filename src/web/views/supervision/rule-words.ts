import type { ClockKind } from '../../../modules/cases/index.ts'
import { conditionWords, type Rule } from '../../../modules/supervision/index.ts'
import type { Language, Translate } from '../../texts/index.ts'

/** When a rule raises a card, in words. */
export function whenWords({ on }: Pick<Rule, 'on'>, t: Translate, language: Language): string {
  const listed = (words: readonly string[]) => words.join(t('common.listSeparator'))
  const clocks = (kinds: readonly ClockKind[]) => listed(kinds.map((kind) => t(`cards.rules.clocks.${kind}`)))
  if ('left' in on) {
    const { share, daysMin, shortLimitDays } = on.left
    // A share in thousandths has no more than one place behind the point as a percentage.
    const percent = Math.round(share * 1_000) / 10
    const long = t('cards.rules.left', { clocks: clocks(on.clock), percent, daysMin })
    return shortLimitDays === 0 ? long : `${long}${t('cards.rules.leftShort', { short: shortLimitDays })}`
  }
  if ('over' in on) {
    const parameters = { clocks: clocks(on.clock), days: on.over }
    return t(on.over === 1 ? 'cards.rules.overAtOnce' : 'cards.rules.over', parameters)
  }
  if ('acts' in on) {
    const acts = listed(on.acts.map((act) => t('cards.rules.act', { act: t(`workbench.events.${act}`) })))
    const when = conditionWords(on.when)?.[language] ?? t('cards.rules.whenUnsaid')
    return t('cards.rules.acts', { acts, when })
  }
  if ('pace' in on) return t('cards.rules.pace', on.pace)
  if ('unanswered' in on) {
    const { level, count, days } = on.unanswered
    const parameters = { level: t(`cards.rules.levels.${level}`), count, days }
    return t(days === 0 ? 'cards.rules.unansweredAtOnce' : 'cards.rules.unanswered', parameters)
  }
  return t('cards.rules.sample')
}

/** What an engineer reads of a rule: the condition as it is written; undefined where there is none. */
export function expressionOf({ on }: Pick<Rule, 'on'>): string | undefined {
  return 'when' in on ? on.when : undefined
}

/** Whether an answer is asked, and by when. */
export function answerWords({ answerDays }: Pick<Rule, 'answerDays'>, t: Translate): string {
  return answerDays === null ? t('cards.rules.noAnswer') : t('cards.rules.answerDays', { days: answerDays })
}
