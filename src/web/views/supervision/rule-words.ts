import type { Rule } from '../../../modules/supervision/index.ts'
import type { TextKey, Translate } from '../../texts/index.ts'
import { wordOf } from '../workbench/words.ts'

/** When a rule raises a card, in words. */
export function whenWords({ on }: Rule, t: Translate): string {
  const separator = t('common.listSeparator')
  const clocks = (kinds: readonly string[]) => kinds.map((kind) => wordOf(t, 'dueKind', kind)).join(separator)
  if ('left' in on) {
    const { share, daysMin, shortLimitDays } = on.left
    // A share in thousandths has no more than one place behind the point as a percentage.
    const percent = Math.round(share * 1_000) / 10
    return t('cards.rules.left', { clocks: clocks(on.clock), percent, daysMin, short: shortLimitDays })
  }
  if ('over' in on) return t('cards.rules.over', { clocks: clocks(on.clock), days: on.over })
  if ('acts' in on) {
    const acts = on.acts.map((act) => t(`workbench.events.${act}` as TextKey)).join(separator)
    return t('cards.rules.acts', { acts, when: on.when })
  }
  if ('pace' in on) return t('cards.rules.pace', on.pace)
  if ('unanswered' in on) {
    const { level, count, days } = on.unanswered
    return t('cards.rules.unanswered', { level: t(`cards.levels.${level}`), count, days })
  }
  return t('cards.rules.sample')
}
