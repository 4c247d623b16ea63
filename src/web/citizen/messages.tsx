import { found } from '../faults.ts'
import { MessagePage, MessagesPage } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { withQuery } from './items.ts'

const linesMax = 20

export function messagePages(web: Web): void {
  web.get('/messages', inbox)
  web.get('/messages/:messageId', message)
}

async function inbox(visit: Visit): Promise<Answer> {
  const after = visit.query('after')
  const messages = await visit.modules.notifications.messagesOf(visit.person.person.id, {
    limit: linesMax,
    ...(after !== undefined && { after }),
  })
  const next = messages.length < linesMax ? undefined : withQuery('/messages', { after: messages.at(-1)?.id })
  return {
    title: visit.t('account.messages.title'),
    page: (
      <MessagesPage
        frame={await visit.frame()}
        model={{
          messages: messages.map(({ id, title, body, at, readAt }) => ({
            href: `/messages/${id}`,
            subject: title[visit.language],
            at,
            read: readAt !== undefined,
            about: body[visit.language],
          })),
          paging: { next },
        }}
      />
    ),
  }
}

/** Opening it marks it as read. */
async function message(visit: Visit): Promise<Answer> {
  const { person } = visit.person
  const { notifications } = visit.modules
  const opened = found(await notifications.findMessage(person.id, visit.parameter('messageId')))
  await notifications.markRead(person.id, opened.id)
  return {
    title: opened.title[visit.language],
    page: (
      <MessagePage
        frame={await visit.frame()}
        model={{
          subject: opened.title[visit.language],
          at: opened.at,
          paragraphs: opened.body[visit.language].split('\n'),
          caseHref: `/cases/${opened.caseId}`,
          backHref: '/messages',
        }}
      />
    ),
  }
}
