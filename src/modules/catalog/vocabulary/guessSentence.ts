import type { Sentence } from '../../../kernel/problem.ts'
import texts from './guess.texts.json' with { type: 'json' }

/** Why an entry was guessed, in words. */
export function guessReasonSentence(reason: string): Sentence {
  return texts[reason as keyof typeof texts] ?? texts.nothing_found
}
