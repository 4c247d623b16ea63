import type { CaseView, ListedCase, ShownClock } from '../../../modules/cases/index.ts'
import type { Language, TextKey, Translate } from '../../texts/index.ts'
import type { TagTone } from '../../ui/index.ts'
import { statusTones } from '../citizen/case-states.ts'

/** Codes that reach pages as plain text have words of their own; a code without words shows as itself. */
export function wordOf(t: Translate, group: 'states' | 'awaiting' | 'outcome' | 'dueKind', code: string): string {
  const key = `workbench.${group}.${code}`
  const word = t(key as TextKey)
  return word === key ? code : word
}

export function awaitingWord(t: Translate, line: Pick<ListedCase, 'awaiting'>): string {
  return wordOf(t, 'awaiting', line.awaiting ?? 'nobody')
}

/** How much is left, and how loudly to say it. */
export function clockTag(t: Translate, clock: ShownClock): { words: string; tone: TagTone } {
  if (clock.left < 0) return { words: t('workbench.case.over', { count: -clock.left }), tone: 'red' }
  if (clock.left === 0) return { words: t('workbench.case.lastDay'), tone: 'red' }
  const words = t(clock.unit === 'working' ? 'workbench.case.left' : 'workbench.case.leftDays', { count: clock.left })
  return { words, tone: clock.left <= soonDays ? 'warn' : 'blue' }
}

/** A procedure runs: nothing is used up. */
export function standingTag(t: Translate): { words: string; tone: TagTone } {
  return { words: t('handling.clocks.stopped'), tone: 'grey' }
}

/** Days left from which a case counts as urgent. */
export const soonDays = 2

export function statusTone({ status }: Pick<CaseView, 'status'>): TagTone {
  return statusTones[status]
}

/** An item names its procedures in Chinese; the kinds have words in both languages. */
export function procedureName(
  { name, procedure }: NonNullable<CaseView['procedure']>,
  t: Translate,
  language: Language,
): string {
  return (language === 'zh' && name) || t(`vocabulary.procedure.${procedure}` as TextKey)
}
