import { type FieldFault, fillSentence } from '../../kernel/problem.ts'
import texts from './faults.texts.json' with { type: 'json' }

/** One fault of one field of an application or command. `code` may be finer than the sentence, which stands under `text`. */
export function caseFault(
  field: string,
  text: keyof typeof texts,
  parameters: Readonly<Record<string, string | number>> = {},
  code: string = text,
): FieldFault {
  return { field, code, sentence: fillSentence(texts[text], parameters) }
}
