import { isUuid, uuidV7 } from '../../kernel/ids.ts'
import type { Sentence } from '../../kernel/problem.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Identity } from '../identity/index.ts'
import { composeMail } from './rules/mail.ts'
import { type Parameters, render, type Template } from './rules/templates.ts'
import {
  countUnread,
  ensurePartitions,
  findMessage,
  insertMailing,
  insertMessage,
  insertReading,
  isMailed,
  type MessageRow,
  selectMessages,
} from './store.ts'

export type { Parameters as MessageParameters, Template as MessageTemplate } from './rules/templates.ts'

/** One thing to tell a person about one of her cases. */
export interface NewMessage<Name extends Template = Template> {
  readonly personId: string
  /** 12 digits; region of the case. */
  readonly regionCode: string
  readonly caseId: string
  readonly template: Name
  /** References and days only. */
  readonly parameters: Parameters<Name>
}

export interface Message {
  /** UUIDv7; the key of paging. */
  readonly id: string
  readonly at: Date
  readonly caseId: string
  readonly template: Template
  readonly title: Sentence
  readonly body: Sentence
  /** When it was first opened. */
  readonly readAt: Date | undefined
}

export interface Notifications {
  /** Message and mail job, for the batch of the change (or the consumer's transaction). */
  stageMessage<Name extends Template>(message: NewMessage<Name>): readonly Statement[]
  /** Newest first. `limit` 1-100, default 20; `after` is the id of the last message of the page before. */
  messagesOf(personId: string, page?: { readonly limit?: number; readonly after?: string }): Promise<Message[]>
  /** One of the person's own; of any other undefined. */
  findMessage(personId: string, messageId: string): Promise<Message | undefined>
  /** Of the person's own message; of any other nothing happens. */
  markRead(personId: string, messageId: string): Promise<void>
  /** 0-100 among the newest hundred; show 100 as 99+. */
  unreadCount(personId: string): Promise<number>
  /** Makes the partitions of this month and the two after it, and comes back by itself in a week. Call at start. */
  ensurePartitions(): Promise<void>
}

export interface NotificationsNeeds {
  readonly identity: Pick<Identity, 'findPerson'>
  /** Path of the status page, to which an e-mail leads. */
  readonly pathOfCase?: (caseId: string) => string
}

const mailJob = 'notifications.mail'
const pageDefault = 20
const pageMax = 100
const unreadMax = 100
const monthsAhead = 2
const weekMs = 7 * 24 * 3600 * 1000
const partitionTimer = { topic: 'notifications.partitions', subjectId: '00000000-0000-7000-8000-000000000003' }

export function createNotifications(platform: Platform, needs: NotificationsNeeds): Notifications {
  const { db, clock, jobs, timers } = platform
  jobs.register(mailJob, ({ messageId }) => mailMessage(platform, needs, String(messageId)))

  async function makePartitions(): Promise<void> {
    const now = clock.now()
    const months = Array.from({ length: monthsAhead + 1 }, (_, ahead) => firstOfMonth(now, ahead))
    const nextVisit = timers.stage({ ...partitionTimer, dueAt: new Date(now.getTime() + weekMs) })
    await db.batch([...months.map(ensurePartitions), nextVisit])
  }
  timers.handle(partitionTimer.topic, makePartitions)

  return {
    stageMessage({ personId, regionCode, caseId, template, parameters }) {
      const at = clock.now()
      const id = uuidV7(at.getTime())
      const message = insertMessage({ id, personId, caseId, template, parameters, at }, regionCode)
      return [message, jobs.stage(mailJob, { messageId: id }, { key: id })]
    },
    async messagesOf(personId, { limit = pageDefault, after } = {}) {
      if (!isUuid(personId) || (after !== undefined && !isUuid(after))) return []
      const bounded = Math.min(Math.max(Math.trunc(limit), 1), pageMax)
      return (await selectMessages(db, personId, bounded, after)).map(toMessage)
    },
    async findMessage(personId, messageId) {
      const row = isUuid(messageId) ? await findMessage(db, messageId) : undefined
      return row?.personId === personId ? toMessage(row) : undefined
    },
    async markRead(personId, messageId) {
      if (isUuid(personId) && isUuid(messageId)) await insertReading(db, messageId, personId, clock.now())
    },
    unreadCount: async (personId) => (isUuid(personId) ? countUnread(db, personId, unreadMax) : 0),
    ensurePartitions: makePartitions,
  }
}

/** The address is asked for now, not when the message was written: it may have changed, or the person may be erased. */
async function mailMessage(
  platform: Platform,
  { identity, pathOfCase = defaultPath }: NotificationsNeeds,
  messageId: string,
): Promise<void> {
  const { db, clock, config, mail } = platform
  const message = await findMessage(db, messageId)
  if (!message || (await isMailed(db, messageId))) return
  const person = await identity.findPerson(message.personId)
  if (!person?.profile.email) return
  const { title } = render(message.template, message.parameters)
  const url = config.baseUrl + pathOfCase(message.caseId)
  await mail.send(composeMail(person.profile.email, title, message.parameters.receiptNumber ?? '', url))
  await insertMailing(db, messageId, clock.now())
}

function defaultPath(caseId: string): string {
  return `/my/cases/${caseId}`
}

function toMessage({ id, at, caseId, template, parameters, readAt }: MessageRow): Message {
  return { id, at, caseId, template, ...render(template, parameters), readAt: readAt ?? undefined }
}

function firstOfMonth(instant: Date, ahead: number): Date {
  return new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth() + ahead, 1))
}
