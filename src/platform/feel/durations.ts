import { duration, evaluate, FeelDuration, FeelFunction, type parseExpression } from 'feelin'

type Tree = ReturnType<typeof parseExpression>
type Node = Tree['topNode']

const names: Readonly<Record<string, string>> = { '*': 'durationMultiply', '/': 'durationDivide' }

/** What `*`, `/` and `-` mean where a duration is among the values; of anything else they mean what the library says. */
export const durationFunctions: Readonly<Record<string, FeelFunction>> = {
  durationMultiply: new FeelFunction(multiply, ['left', 'right']),
  durationDivide: new FeelFunction(divide, ['left', 'right']),
  durationNegate: new FeelFunction(
    (value) => (value instanceof FeelDuration ? scaled(value, -1) : plain('-', 0, value)),
    ['value'],
  ),
}

/** The expression with its multiplications, divisions and negations as calls of the functions above. */
export function withDurations(expression: string, parse: (text: string) => Tree): string {
  if (!/[*/-]/.test(expression)) return expression
  return written(parse(expression).topNode, expression)
}

function written(node: Node, text: string): string {
  const parts: Node[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) parts.push(child)
  if (node.name === 'ArithmeticExpression') {
    const [first, second, third] = parts
    if (first && second && third && parts.length === 3) {
      const name = names[text.slice(second.from, second.to)]
      if (name) return `${name}(${written(first, text)}, ${written(third, text)})`
    }
    if (first?.name === 'ArithOp' && second && parts.length === 2) return `durationNegate(${written(second, text)})`
  }
  let at = node.from
  let out = ''
  for (const part of parts) {
    out += text.slice(at, part.from) + written(part, text)
    at = part.to
  }
  return out + text.slice(at, node.to)
}

function multiply(left: unknown, right: unknown): unknown {
  if (left instanceof FeelDuration && typeof right === 'number') return scaled(left, right)
  if (right instanceof FeelDuration && typeof left === 'number') return scaled(right, left)
  return plain('*', left, right)
}

function divide(left: unknown, right: unknown): unknown {
  if (!(left instanceof FeelDuration)) return plain('/', left, right)
  if (typeof right === 'number') return right === 0 ? null : scaled(left, 1 / right)
  if (!(right instanceof FeelDuration) || left.yearsMonths !== right.yearsMonths) return null
  const divisor = sizeOf(right)
  return divisor === 0 ? null : sizeOf(left) / divisor
}

function plain(operator: string, left: unknown, right: unknown): unknown {
  return evaluate(`left ${operator} right`, { left, right }).value
}

/** Months, or seconds. */
function sizeOf({ value, yearsMonths }: FeelDuration): number {
  return yearsMonths ? value.years * 12 + value.months : value.total({ unit: 'second' })
}

/** Months are whole; what is left of one is dropped. */
function scaled(value: FeelDuration, factor: number): unknown {
  const size = sizeOf(value) * factor
  const sign = size < 0 ? '-' : ''
  if (value.yearsMonths) return duration(`${sign}P${Math.trunc(Math.abs(size) + 1e-9)}M`)
  return duration(`${sign}PT${Number(Math.abs(size).toFixed(6))}S`)
}
