import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/support/database.ts'
import type { AccessLog } from '../access-log/index.ts'
import type { Notifications } from '../notifications/index.ts'
import type { Evaluation, Evaluations, Giving } from './index.ts'
import { bad, bureauDepartment, evaluationsOn, food, furong, newGiving, staff } from './test-support.ts'

let platform: TestPlatform
let evaluations: Evaluations
let accessLog: AccessLog
let notifications: Notifications
beforeAll(async () => {
  platform = await testPlatform()
  const built = await evaluationsOn(platform)
  evaluations = built.evaluations
  accessLog = built.accessLog
  notifications = built.notifications
})
afterAll(() => platform.close())

const caller = staff('callback', bureauDepartment)
const second = staff('callback', bureauDepartment)
const office = staff('review', food)
const supervisor = staff('supervise', bureauDepartment)
const told = '第一次没有一次说清，多跑了一趟。'
const question = { regionPrefix: furong, from: '2026-11-20', through: '2026-11-20' }

/** Every test has its own clock and its own ticket. */
async function badOne(more: Partial<Giving> = {}): Promise<{ giving: Giving; ticketId: string }> {
  platform.clock.set('2026-11-20T15:00:00+08:00')
  const giving = newGiving(platform, more)
  await evaluations.give(giving, bad)
  const [ticket] = await evaluations.ticketsOfCase(giving.evaluated.caseId)
  return { giving, ticketId: ticket!.ticketId }
}

const send = (ticketId: string) =>
  evaluations.actOnTicket(ticketId, caller, { command: { act: 'send' }, texts: { told } })

describe('the way to the person', () => {
  test('is opened by the bureau alone, with its line in the access log of the case', async () => {
    const { giving, ticketId } = await badOne()
    const { caseId } = giving.evaluated
    await send(ticketId)
    for (const actor of [
      office,
      supervisor,
      staff('callback', food),
      staff('callback', bureauDepartment, '430103000000'),
    ])
      await expect(evaluations.lookAtLink(ticketId, actor)).rejects.toMatchObject({
        code: 'evaluation.ticket_not_found',
      })
    expect(await accessLog.looksAtCase(caseId)).toEqual([])
    expect(await evaluations.lookAtLink(ticketId, caller)).toMatchObject({ caseId, phone: giving.contact.phone })
    expect(await accessLog.looksAtCase(caseId)).toMatchObject([
      { actorId: caller.staffId, purpose: 'callback', what: 'profile' },
    ])
  })

  test('is not opened when its line cannot be written', async () => {
    const { giving, ticketId } = await badOne()
    await asOwner(platform, 'revoke insert on access_log.entry from yimen_app')
    await expect(evaluations.lookAtLink(ticketId, caller)).rejects.toThrow(/permission denied/)
    await asOwner(platform, 'grant insert on access_log.entry to yimen_app')
    const { steps } = await evaluations.bureauTicket(ticketId, caller)
    expect(steps.map(({ type }) => type)).toEqual(['opened'])
    expect(await accessLog.looksAtCase(giving.evaluated.caseId)).toEqual([])
  })

  test('does not open in another row', async () => {
    const one = await badOne()
    const other = await badOne()
    await asOwner(
      platform,
      'update evaluations.ticket set sealed_link = (select sealed_link from evaluations.ticket where ticket_id = $1) where ticket_id = $2',
      [one.ticketId, other.ticketId],
    )
    await expect(evaluations.lookAtLink(other.ticketId, caller)).rejects.toThrow()
  })
})

describe('the judged office', () => {
  test('knows nothing before the bureau tells it, and then item, day, reasons and the redacted text alone', async () => {
    const { giving, ticketId } = await badOne()
    await expect(evaluations.officeTicket(ticketId, office)).rejects.toMatchObject({
      code: 'evaluation.ticket_not_found',
    })
    const listed = async () => (await evaluations.officeTickets(office)).open.map((one) => one.ticketId)
    expect(await listed()).not.toContain(ticketId)
    await send(ticketId)
    expect(await listed()).toContain(ticketId)
    const shown = await evaluations.officeTicket(ticketId, office)
    expect(Object.keys(shown).sort()).toEqual([
      'again',
      'answer',
      'dueOn',
      'evaluatedOn',
      'itemId',
      'overdue',
      'reasons',
      'sequence',
      'state',
      'ticketId',
      'told',
    ])
    expect(shown.told).toBe(told)
    const all = JSON.stringify(shown)
    for (const trace of [giving.evaluated.caseId, ...Object.values(giving.contact), '周师傅', '15:00', 'tablet'])
      if (trace !== giving.contact.itemName) expect(all).not.toContain(trace)
    for (const stranger of [staff('review', bureauDepartment), staff('catalogue', food), supervisor])
      await expect(evaluations.officeTicket(ticketId, stranger)).rejects.toMatchObject({
        code: 'evaluation.ticket_not_found',
      })
  })

  test('ids of a day are in no order of time, so the order of a list tells nothing', async () => {
    const made: string[] = []
    for (let index = 0; index < 12; index += 1) {
      platform.clock.advance(60_000)
      const giving = newGiving(platform)
      await evaluations.give(giving, bad)
      made.push((await evaluations.ticketsOfCase(giving.evaluated.caseId))[0]!.ticketId)
    }
    expect(new Set(made.map((id) => id.slice(0, 13))).size).toBe(1)
    // Twelve random ids are in the order of their making once in 479 million runs.
    expect([...made].sort()).not.toEqual(made)
  })

  test('answers, the person is told and asked again, and the second grade stands beside the first', async () => {
    const { giving, ticketId } = await badOne()
    const { caseId } = giving.evaluated
    await send(ticketId)
    const answer = (text: string) =>
      evaluations.actOnTicket(ticketId, office, { command: { act: 'answer' }, texts: { told: text } })
    await expect(answer(' ')).rejects.toMatchObject({ code: 'evaluation.text_missing' })
    const both = await Promise.allSettled([answer('已重做一次性告知单。'), answer('又答一次。')])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const messages = await notifications.messagesOf(giving.contact.personId)
    expect(messages.map(({ template }) => template)).toEqual(['evaluation_again'])
    const better: Evaluation = { grade: 2, reasons: [], text: '这次很快' }
    await expect(evaluations.rateAgain(ticketId, ticketId, better)).rejects.toMatchObject({
      code: 'evaluation.ticket_not_found',
    })
    await evaluations.rateAgain(caseId, ticketId, better)
    await expect(evaluations.rateAgain(caseId, ticketId, better)).rejects.toMatchObject({ code: 'evaluation.not_now' })
    expect(await evaluations.ticketsOfCase(caseId)).toMatchObject([{ grade: 4, again: 2, state: 'closed' }])
    expect(await evaluations.officeTicket(ticketId, office)).toMatchObject({ again: 2 })
    expect(await evaluations.recount()).toBe(0)
  })
})

describe('the bureau', () => {
  test('takes a grade out of the rate only with a second person', async () => {
    const { ticketId } = await badOne()
    const before = (await evaluations.sums(question)).get('')?.get('withdrawn') ?? 0
    const command = { act: 'doubt', doubt: 'mistaken', staffId: caller.staffId } as const
    await evaluations.actOnTicket(ticketId, caller, { command, texts: { note: '本人说点错了' } })
    const review = (by: typeof caller) =>
      evaluations.actOnTicket(ticketId, by, {
        command: { act: 'review', withdraw: true, staffId: by.staffId },
        texts: { note: '听过录音' },
      })
    await expect(review(caller)).rejects.toMatchObject({ code: 'evaluation.second_person' })
    expect((await evaluations.bureauTicket(ticketId, caller)).acts).not.toContain('review')
    expect((await evaluations.bureauTicket(ticketId, second)).acts).toContain('review')
    await review(second)
    expect((await evaluations.sums(question)).get('')?.get('withdrawn')).toBe(before + 1)
    expect(await evaluations.recount()).toBe(0)
  })

  test('an act on what it saw before something else happened is refused', async () => {
    const { ticketId } = await badOne()
    const { sequence } = await evaluations.bureauTicket(ticketId, caller)
    await evaluations.actOnTicket(ticketId, second, { command: { act: 'unreached' }, sequence })
    const late = { command: { act: 'send' }, texts: { told }, sequence } as const
    await expect(evaluations.actOnTicket(ticketId, caller, late)).rejects.toMatchObject({
      code: 'evaluation.changed_meanwhile',
    })
  })

  test('has nobody write down how his own answer was received, in whatever body he is now', async () => {
    const { ticketId } = await badOne()
    await send(ticketId)
    await evaluations.actOnTicket(ticketId, office, { command: { act: 'answer' }, texts: { told: '改好了' } })
    const rate = { command: { act: 'rate', grade: 1, reasons: [], by: 'phone' } } as const
    const moved = { ...caller, staffId: office.staffId }
    expect((await evaluations.bureauTicket(ticketId, moved)).acts).not.toContain('rate')
    await expect(evaluations.actOnTicket(ticketId, moved, rate)).rejects.toMatchObject({
      code: 'evaluation.own_answer',
    })
    expect((await evaluations.bureauTicket(ticketId, caller)).acts).toContain('rate')
    await evaluations.actOnTicket(ticketId, caller, rate)
    expect(await evaluations.bureauTicket(ticketId, caller)).toMatchObject({ state: 'closed', again: 1 })
  })

  test('pages of its list follow each other without gap', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await evaluations.waitingTickets(caller, after)
      seen.push(...page.tickets.map((ticket) => ticket.ticketId))
      after = page.next
    } while (after)
    const rows = await asOwner<{ ticket_id: string }>(
      platform,
      `select ticket_id from evaluations.ticket where state in ('calling', 'reviewing') order by due_on, ticket_id`,
    )
    expect(seen).toEqual(rows.map((row) => row.ticket_id))
    await expect(evaluations.waitingTickets(office)).rejects.toMatchObject({ code: 'evaluation.ticket_not_found' })
  })
})

describe('limits', () => {
  test('a call that is late is marked at the first moment after its last day, however late a process comes to it', async () => {
    const { ticketId } = await badOne()
    const [own] = [await evaluations.bureauTicket(ticketId, caller)]
    // 20 November is a Friday: three working days end on the Wednesday.
    expect(own.dueOn).toBe('2026-11-25')
    platform.clock.set('2026-11-25T23:59:59+08:00')
    await platform.timers.runDue()
    expect((await evaluations.bureauTicket(ticketId, caller)).overdue).toBe(false)
    platform.clock.set('2026-11-28T11:00:00+08:00')
    while ((await platform.timers.runDue()) > 0);
    const late = await evaluations.bureauTicket(ticketId, caller)
    expect(late).toMatchObject({ overdue: true })
    expect(late.steps.at(-1)).toMatchObject({ type: 'overdue', at: new Date('2026-11-26T00:00:00+08:00') })
    expect((await evaluations.overdueTickets(supervisor)).map((one) => one.ticketId)).toContain(ticketId)
    await expect(evaluations.overdueTickets(office)).rejects.toMatchObject({ code: 'evaluation.ticket_not_found' })
    expect(await evaluations.recount()).toBe(0)
  })

  test('what is late is shown to supervisors, but to none of the judged body, not even to its own supervisor', async () => {
    const { ticketId } = await badOne()
    platform.clock.set('2026-11-28T11:00:00+08:00')
    while ((await platform.timers.runDue()) > 0);
    const shownTo = async (actor: typeof supervisor) =>
      (await evaluations.overdueTickets(actor)).map((one) => one.ticketId)
    expect(await shownTo(supervisor)).toContain(ticketId)
    expect(await shownTo(staff('supervise', food))).toEqual([])
    expect(await shownTo(staff('supervise', bureauDepartment, '430103000000'))).toEqual([])
    const own = newGiving(platform)
    const elsewhere = { ...own, evaluated: { ...own.evaluated, departmentId: bureauDepartment } }
    platform.clock.set('2026-11-20T15:00:00+08:00')
    await evaluations.give(elsewhere, bad)
    const [other] = await evaluations.ticketsOfCase(elsewhere.evaluated.caseId)
    platform.clock.set('2026-11-28T11:00:00+08:00')
    while ((await platform.timers.runDue()) > 0);
    expect(await shownTo(staff('supervise', food))).toEqual([other?.ticketId])
    expect(await shownTo(supervisor)).not.toContain(other?.ticketId)
  })

  test('what was sent has a limit of its own; an answer ends it', async () => {
    const { ticketId } = await badOne()
    platform.clock.set('2026-11-23T10:00:00+08:00')
    await send(ticketId)
    expect((await evaluations.officeTicket(ticketId, office)).dueOn).toBe('2026-12-14')
    platform.clock.set('2026-11-27T00:00:00+08:00')
    while ((await platform.timers.runDue()) > 0);
    expect((await evaluations.officeTicket(ticketId, office)).overdue).toBe(false)
    await evaluations.actOnTicket(ticketId, office, { command: { act: 'answer' }, texts: { told: '改好了' } })
    platform.clock.set('2027-01-20T00:00:00+08:00')
    while ((await platform.timers.runDue()) > 0);
    const { steps, overdue } = await evaluations.bureauTicket(ticketId, caller)
    expect(overdue).toBe(false)
    expect(steps.map(({ type }) => type)).toEqual(['opened', 'sent', 'answered'])
  })
})
