import { compile } from './compile.ts'
import type { Decision, Literal } from './decision.ts'

/** A condition for a page that is being filled in, whose controls say `yes` and `no` for true and false. Nothing holds where it cannot be read. */
export function controlsDecision(feel: string): Decision {
  const compiled = compile(feel)
  return compiled.kind === 'decision' ? forControls(compiled.decision) : { kind: 'or', parts: [] }
}

function forControls(decision: Decision): Decision {
  switch (decision.kind) {
    case 'and':
    case 'or':
      return { ...decision, parts: decision.parts.map(forControls) }
    case 'not':
      return { ...decision, part: forControls(decision.part) }
    case 'yes':
      return { kind: 'compare', field: decision.field, operator: '=', value: 'yes' }
    case 'compare':
    case 'contains':
      return { ...decision, value: controlValue(decision.value) }
    default:
      return decision
  }
}

function controlValue(value: Literal): Literal {
  if (typeof value !== 'boolean') return value
  return value ? 'yes' : 'no'
}
