import { createHash } from 'node:crypto'
import type { Statement } from './statement.ts'

interface Joint {
  readonly name: string
  readonly text: string
}

/** By the names of the parts, which stand for their texts. As many as there are kinds of acts: some dozens. */
const joints = new Map<string, Joint>()

/**
 * Several writes as one statement, each a common table expression: one message, one plan, one answer, and its own transaction.
 * For plain inserts, updates and deletes of different rows: none sees what another wrote, and their order is the server's.
 */
export function joined(parts: readonly Statement[]): Statement {
  const names = parts.map(({ name }) => name).join(' ')
  let joint = joints.get(names)
  if (!joint) {
    joint = joinTexts(names, parts)
    joints.set(names, joint)
  }
  return { ...joint, values: parts.flatMap(({ values }) => values) }
}

function joinTexts(names: string, parts: readonly Statement[]): Joint {
  let before = 0
  const texts = parts.map(({ name, text, values }) => {
    // A select in a common table expression that nobody reads is not run; and a `with` may not stand inside another.
    if (!/^\s*(insert|update|delete)\s/.test(text)) throw new Error(`${name} cannot be joined: it is no plain write`)
    const offset = before
    before += values.length
    return text.replace(/\$(\d+)/g, (_, place) => `$${Number(place) + offset}`)
  })
  const last = texts.pop()
  const expressions = texts.map((text, index) => `part_${index + 1} as (${text})`)
  const digest = createHash('sha256').update(names).digest('hex').slice(0, 16)
  return { name: `joined.${digest}`, text: texts.length > 0 ? `with ${expressions.join(',\n')}\n${last}` : `${last}` }
}
