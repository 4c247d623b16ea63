import { evaluate, parseExpression } from 'feelin'
import { durationFunctions, withDurations } from './durations.ts'
import { intervalFunctions } from './intervals.ts'

/**
 * The whole of FEEL as the library has it, with what the standard has and the library lacks: eight interval functions, range(), and
 * multiplication, division and negation of durations. Conditions of items are a small part of FEEL and have an evaluator of their own
 * (catalog, `rules/situations`), which is compared with this one. Throws where the text is no FEEL.
 */
export function evaluateFeel(expression: string, names: Readonly<Record<string, unknown>> = {}): unknown {
  const context = { ...extensions, ...names }
  const rewritten = withDurations(expression, (text) => parseExpression(text, context, undefined))
  return evaluate(rewritten, context).value
}

const extensions = { ...intervalFunctions, ...durationFunctions }
