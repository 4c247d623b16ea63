import { parseExpression } from 'feelin'

/** A part of a FEEL expression by its grammar: what it is, as it was written, and the parts that it is made of. */
export interface FeelPart {
  /** A name of the grammar: `Comparison`, `NumericLiteral`, `and`. */
  readonly kind: string
  readonly text: string
  readonly parts: readonly FeelPart[]
}

/** The expression as a tree, to be said in words or checked; undefined where the text is no whole FEEL. */
export function readFeelTree(expression: string): FeelPart | undefined {
  let whole = true
  const partOf = (node: Node): FeelPart => {
    if (node.type.isError) whole = false
    const parts: FeelPart[] = []
    for (let child = node.firstChild; child; child = child.nextSibling) parts.push(partOf(child))
    return { kind: node.name, text: expression.slice(node.from, node.to), parts }
  }
  const root = partOf(parseExpression(expression, {}, undefined).topNode)
  return whole ? root : undefined
}

type Node = ReturnType<typeof parseExpression>['topNode']
