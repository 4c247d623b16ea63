import { expect, test } from 'vitest'
import { jointTemplate } from './telling.ts'

test.each([
  [['accepted', 'decided_granted'], 'accepted_and_granted'],
  [['result_issued', 'concluded', 'evaluation_invited'], 'result_issued_and_concluded'],
  [['delivered', 'concluded', 'evaluation_invited'], 'delivered_and_concluded'],
  // One alone, and what no message says together, keep their own.
  [['accepted'], undefined],
  [[], undefined],
  [['accepted', 'decided_denied'], undefined],
] as const)('%j in one act is told as %j', (parts, joint) => {
  expect(jointTemplate(parts)).toBe(joint)
})
