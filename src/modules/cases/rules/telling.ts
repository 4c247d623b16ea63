import type { MessageTemplate } from '../../notifications/index.ts'

/** What comes to pass in one act is told at once: the parts, and the message that says all of them. */
const together = {
  'accepted decided_granted': 'accepted_and_granted',
  'result_issued concluded evaluation_invited': 'result_issued_and_concluded',
  'delivered concluded evaluation_invited': 'delivered_and_concluded',
} as const satisfies Record<string, MessageTemplate>

/** The one message for what an act tells; undefined where there is none and each part is told by itself. */
export function jointTemplate(parts: readonly MessageTemplate[]): (typeof together)[keyof typeof together] | undefined {
  const key = parts.join(' ')
  return Object.hasOwn(together, key) ? together[key as keyof typeof together] : undefined
}
