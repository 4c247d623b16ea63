import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/support/database.ts'
import { createAccessLog } from '../access-log/index.ts'
import { createIdentity, type Identity } from '../identity/index.ts'
import { createNotifications, type NewMessage, type Notifications } from './index.ts'
import texts from './messages.texts.json' with { type: 'json' }
import { composeMail } from './rules/mail.ts'
import { templateDays } from './rules/templates.ts'

const caseId = '01990000-0000-7000-8000-0000000000ca'

let platform: TestPlatform
let identity: Identity
let notifications: Notifications
let smtp: SMTPServer
const received: { to: string[]; source: string }[] = []
let refusals = 0

beforeAll(async () => {
  const port = await startSmtp()
  platform = await testPlatform({ environment: { SMTP_URL: `smtp://127.0.0.1:${port}` } })
  const organizations = {
    findPost: async () => undefined,
    findDepartment: async () => undefined,
    postsOf: async () => [],
  }
  identity = createIdentity(platform, { organizations, accessLog: createAccessLog(platform) })
  notifications = createNotifications(platform, { identity })
})
afterAll(async () => {
  await platform.jobs.stop()
  await platform.close()
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
})

/** A real server on a free port. It refuses the next `refusals` messages, as a busy one does. */
async function startSmtp(): Promise<number> {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (refusals > 0) {
          refusals -= 1
          return done(Object.assign(new Error('busy'), { responseCode: 451 }))
        }
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString('utf8'),
        })
        return done()
      })
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  return (smtp.server.address() as { port: number }).port
}

let people = 0
async function newPerson(email?: string): Promise<string> {
  people += 1
  const seeded = (await identity.seedPeople(people)).at(-1)!
  await identity.changeContact(seeded.personId, { phone: seeded.loginName, ...(email ? { email } : {}) })
  return seeded.personId
}

const accepted = (personId: string): NewMessage<'accepted'> => ({
  personId,
  regionCode: '430102000000',
  caseId,
  template: 'accepted',
  parameters: { receiptNumber: 'K7M2-P9XQ', itemName: '生育登记', dueOn: '2026-11-27' },
})

async function tell(message: NewMessage<'accepted'>): Promise<void> {
  await platform.db.batch(notifications.stageMessage(message))
  platform.clock.advance(1000)
}

describe('the inbox', () => {
  test('shows messages newest first, in two languages, paged', async () => {
    const personId = await newPerson()
    await tell(accepted(personId))
    await platform.db.batch(
      notifications.stageMessage({
        ...accepted(personId),
        template: 'concluded',
        parameters: { receiptNumber: 'K7M2-P9XQ', itemName: '生育登记' },
      }),
    )
    const [newest, older] = await notifications.messagesOf(personId)
    expect(newest).toMatchObject({ template: 'concluded', caseId, readAt: undefined })
    expect(older?.title).toEqual({ zh: '申请已受理', en: 'Your application has been accepted' })
    expect(older?.body.zh).toContain('“生育登记”（K7M2-P9XQ）已受理，最晚 2026-11-27')
    expect(await notifications.messagesOf(personId, { after: newest!.id })).toEqual([older])
    expect(await notifications.messagesOf(personId, { limit: 1 })).toEqual([newest])
  })

  test('a message is read once, by its owner only', async () => {
    const [personId, stranger] = [await newPerson(), await newPerson()]
    await tell(accepted(personId))
    const [message] = await notifications.messagesOf(personId)
    await notifications.markRead(stranger, message!.id)
    expect(await notifications.unreadCount(personId)).toBe(1)
    const readAt = platform.clock.now()
    await notifications.markRead(personId, message!.id)
    platform.clock.advance(60_000)
    await notifications.markRead(personId, message!.id)
    expect(await notifications.unreadCount(personId)).toBe(0)
    expect((await notifications.messagesOf(personId))[0]?.readAt).toEqual(readAt)
    expect(await notifications.messagesOf(stranger)).toEqual([])
  })

  test('counts and lists are bounded, and malformed references find nothing', async () => {
    const personId = await newPerson()
    await platform.db.batch(Array.from({ length: 130 }, () => notifications.stageMessage(accepted(personId))).flat())
    expect(await notifications.unreadCount(personId)).toBe(100)
    expect(await notifications.messagesOf(personId, { limit: 1e9 })).toHaveLength(100)
    expect(await notifications.messagesOf("' or 1=1")).toEqual([])
    expect(await notifications.messagesOf(personId, { after: 'x' })).toEqual([])
    expect(await notifications.unreadCount('x')).toBe(0)
    await notifications.markRead(personId, 'x')
  })

  test('a message that fails takes its mail job with it', async () => {
    const jobs = () => asOwner(platform, 'select 1 from graphile_worker.jobs')
    const before = await jobs()
    const tooLong = {
      ...accepted(await newPerson()).parameters,
      itemName: 'x'.repeat(5000).replace(/x/g, () => Math.random().toString(36)),
    }
    const message = { ...accepted(await newPerson()), parameters: tooLong }
    await expect(platform.db.batch(notifications.stageMessage(message))).rejects.toThrow(/message_parameters_small/)
    expect(await jobs()).toHaveLength(before.length)
  })
})

describe('e-mail', () => {
  const mailsTo = (address: string) => received.filter(({ to }) => to.includes(address))
  const settled = (address: string, count: number) =>
    expect.poll(() => mailsTo(address).length, { timeout: 15_000, interval: 50 }).toBe(count)

  test('goes to the address of now, says nothing of the matter, and leads to the status page', async () => {
    await platform.jobs.start()
    const personId = await newPerson('old@demo.yimen.example')
    const { phone } = (await identity.getPerson(personId)).profile
    await identity.changeContact(personId, { phone: phone ?? '', email: 'new@demo.yimen.example' })
    await tell(accepted(personId))
    await settled('new@demo.yimen.example', 1)
    expect(mailsTo('old@demo.yimen.example')).toEqual([])
    const source = decoded(mailsTo('new@demo.yimen.example')[0]!.source)
    expect(source).toContain('申请已受理')
    expect(source).toContain('Your application has been accepted')
    expect(source).toContain(`${platform.config.baseUrl}/my/cases/${caseId}`)
    expect(source).not.toContain('生育登记')
    expect(source).not.toContain((await identity.getPerson(personId)).profile.name)
  })

  test('is sent once, though the job is given twice', async () => {
    const personId = await newPerson('once@demo.yimen.example')
    await tell(accepted(personId))
    await settled('once@demo.yimen.example', 1)
    const [message] = await notifications.messagesOf(personId)
    const mailed = () => asOwner(platform, 'select 1 from notifications.mailing where message_id = $1', [message!.id])
    await expect.poll(async () => (await mailed()).length).toBe(1)
    await platform.db.batch([platform.jobs.stage('notifications.mail', { messageId: message!.id }, { key: 'again' })])
    const left = () => asOwner(platform, `select 1 from graphile_worker.jobs where key = 'again'`)
    await expect.poll(async () => (await left()).length, { timeout: 5000 }).toBe(0)
    expect(mailsTo('once@demo.yimen.example')).toHaveLength(1)
  })

  test('is tried again when the server is busy', async () => {
    refusals = 1
    await tell(accepted(await newPerson('later@demo.yimen.example')))
    await settled('later@demo.yimen.example', 1)
    expect(refusals).toBe(0)
  })

  test('is not sent without an address, nor to a person who was erased', async () => {
    const before = received.length
    const erased = await newPerson('erased@demo.yimen.example')
    await identity.erasePerson(erased, { kind: 'system', job: 'test' })
    await tell(accepted(erased))
    await tell(accepted(await newPerson()))
    const left = () =>
      asOwner(platform, `select 1 from graphile_worker.jobs where task_identifier = 'notifications.mail'`)
    await expect.poll(async () => (await left()).length, { timeout: 5000 }).toBe(0)
    expect(received).toHaveLength(before)
  })

  test('defuses what could be markup', () => {
    const mail = composeMail('a@example.com', { zh: '<b>', en: '"><script>' }, '<i>', 'http://localhost/?a="b')
    expect(mail.html).not.toMatch(/<b>|<script|<i>|"b/)
    expect(mail.subject).toBe('一门：你的办件有新进展 · Yimen: news of your case')
  })
})

describe('texts', () => {
  test.each(Object.entries(texts.templates))(
    '%s names in both languages exactly what it is given',
    (template, { title, body }) => {
      const allowed = ['receiptNumber', 'itemName', ...templateDays[template as keyof typeof templateDays]]
      for (const language of ['zh', 'en'] as const) {
        expect(placeholdersOf(body[language])).toEqual(allowed.toSorted())
        expect(placeholdersOf(title[language])).toEqual([])
        expect(title[language] + body[language]).not.toMatch(/[!！]/)
      }
    },
  )
})

test('partitions of three months are made for messages, readings and mailings; the application changes none of them', async () => {
  await notifications.ensurePartitions()
  await notifications.ensurePartitions()
  const parts = await asOwner<{ name: string }>(
    platform,
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     join pg_class p on p.oid = i.inhparent where p.relnamespace = 'notifications'::regnamespace and p.relkind = 'p' order by 1`,
  )
  expect(parts.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['message_2027_01', 'reading_2027_01', 'mailing_2026_12']),
  )
  const text = 'update notifications.message set template = template'
  await expect(platform.db.query({ name: 'test.update', text, values: [] })).rejects.toThrow(/permission denied/)
})

function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))].toSorted()
}

/** The parts of a message with their transfer encodings undone. */
function decoded(source: string): string {
  const parts = source.split(/\r?\n\r?\n/)
  return parts
    .map((part, at) => {
      if (!/Content-Transfer-Encoding: base64/i.test(parts[at - 1] ?? '')) return decodeQuoted(part)
      return Buffer.from(part, 'base64').toString('utf8')
    })
    .join('\n')
}

function decodeQuoted(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
