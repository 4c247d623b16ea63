import { fillSentence, type Sentence } from '../../../../kernel/problem.ts'
import type { RefusalCode } from './compile.ts'
import texts from './situations.texts.json' with { type: 'json' }
import { filled } from './words.ts'

export type SituationFaultCode = keyof typeof texts | `feel_${RefusalCode}`

/** Something wrong with situations, their questions or a condition in FEEL. */
export interface SituationFault {
  /** RFC 6901, into the definition. */
  readonly pointer: string
  readonly code: SituationFaultCode
  readonly sentence: Sentence
  /** It keeps a proposal from being sent; otherwise it is only worth knowing. */
  readonly stops: boolean
}

const harmless: ReadonlySet<SituationFaultCode> = new Set(['always', 'window_unknown'])

export function fault(
  pointer: string,
  code: keyof typeof texts,
  parameters: Readonly<Record<string, string | number>> = {},
  words: Readonly<Record<string, Sentence>> = {},
): SituationFault {
  const plain = fillSentence(texts[code], parameters)
  return { pointer, code, sentence: filled(plain, words), stops: !harmless.has(code) }
}
