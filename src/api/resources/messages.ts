import { z } from 'zod'
import type { Api } from '../api.ts'
import { Bilingual, Id, Instant, instant, instantOrNull, Next, paging } from '../schema/common.ts'

export const MessageAnswer = z
  .strictObject({
    messageId: z.uuid(),
    at: Instant,
    caseId: z.uuid(),
    template: z.string(),
    title: Bilingual,
    body: Bilingual,
    readAt: Instant.nullable(),
  })
  .describe('A message to a person about one of her cases')

const pageDefault = 25

export function messages({ get, post, modules: { notifications } }: Api): void {
  get('/messages', {
    tag: 'messages',
    summary: "The person's messages, newest first",
    scope: 'cases:read',
    for: 'person',
    query: z.strictObject(paging),
    answer: z.strictObject({ messages: z.array(MessageAnswer), next: Next }),
    async handle({ actor, query: { limit = pageDefault, after } }) {
      const found = await notifications.messagesOf(actor.personId, { limit, ...(after !== undefined && { after }) })
      const shown = found.map(({ id, at, caseId, template, title, body, readAt }) => {
        return {
          messageId: id,
          at: instant(at),
          caseId,
          template,
          title: { ...title },
          body: { ...body },
          readAt: instantOrNull(readAt),
        }
      })
      return { body: { messages: shown, next: shown.length === limit ? (shown.at(-1)?.messageId ?? null) : null } }
    },
  })
  post('/messages/:messageId/reading', {
    tag: 'messages',
    summary: 'The person has read the message',
    scope: 'cases:read',
    for: 'person',
    params: z.object({ messageId: Id }),
    answer: z.strictObject({ messageId: z.string() }),
    async handle({ actor, params: { messageId } }) {
      await notifications.markRead(actor.personId, messageId)
      return { body: { messageId } }
    },
  })
}
