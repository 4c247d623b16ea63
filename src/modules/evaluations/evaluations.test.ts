import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/support/database.ts'
import { type Evaluations, evaluationTexts, grades, reasonCodes, reasonsFor, reasonWords } from './index.ts'
import { bad, evaluationsOn, food, furong, good, newGiving, staff } from './test-support.ts'

let platform: TestPlatform
let evaluations: Evaluations
beforeAll(async () => {
  platform = await testPlatform()
  evaluations = (await evaluationsOn(platform)).evaluations
})
afterAll(() => platform.close())

const newCase = () => newGiving(platform)

describe('one evaluation a case and a visit', () => {
  test('once, also when it is sent three times at the same moment', async () => {
    const giving = newCase()
    expect(await evaluations.isGiven(giving.evaluated)).toBe(false)
    const sent = await Promise.allSettled([1, 2, 3].map(() => evaluations.give(giving, good)))
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(evaluations.give(giving, bad)).rejects.toMatchObject({ code: 'evaluation.given_before' })
    expect(await evaluations.isGiven(giving.evaluated)).toBe(true)
    expect(await evaluations.isGiven(newCase().evaluated)).toBe(false)
  })

  test('a visit is another one than the end, and each day has its own', async () => {
    const { evaluated, ...rest } = newCase()
    const visit = (visitedOn: string) => ({ ...rest, evaluated: { ...evaluated, node: 'visit' as const, visitedOn } })
    await evaluations.give({ ...rest, evaluated }, good)
    await evaluations.give(visit('2026-11-19'), good)
    await evaluations.give(visit('2026-11-20'), good)
    await expect(evaluations.give(visit('2026-11-20'), good)).rejects.toMatchObject({ code: 'evaluation.given_before' })
  })
})

describe('blinded', () => {
  test('the row leads to the body and the day, never to the case, the person or a moment', async () => {
    platform.clock.set('2026-11-20T15:42:07.123+08:00')
    const giving = newCase()
    await evaluations.give(giving, bad)
    const [row] = await asOwner<Record<string, unknown>>(
      platform,
      `select e.*, e::text || t::text || s::text as whole from evaluations.evaluation e
         join evaluations.ticket t using (evaluation_id) join evaluations.ticket_step s using (ticket_id) limit 1`,
    )
    const { whole, ...columns } = row!
    expect(Object.keys(columns).sort()).toEqual([
      'case_hash',
      'channel',
      'department_id',
      'evaluated_on',
      'evaluation_id',
      'grade',
      'item_id',
      'node',
      'reasons',
      'region_code',
      'sealed_text',
    ])
    const { caseId } = giving.evaluated
    const { personId, phone, name, receiptNumber } = giving.contact
    const hex = (text: string) => Buffer.from(text).toString('hex')
    for (const trace of [caseId, personId, phone ?? '', receiptNumber, name, '周师傅', hex(name), hex('周师傅')])
      expect(whole).not.toContain(trace)
    // Neither in a column nor in the first digits of an id: midnight in Shanghai is the only moment that there is.
    expect(whole).not.toMatch(/15:42|07:42/)
    const midnight = Date.parse('2026-11-20T00:00:00+08:00').toString(16).padStart(12, '0')
    expect(String(columns.evaluation_id).replaceAll('-', '').slice(0, 12)).toBe(midnight)
    platform.clock.set('2026-11-20T09:00:00+08:00')
  })

  test('an invitation that was used is gone, and with it the moment of its use', async () => {
    const { evaluated, contact } = newCase()
    const { token } = await evaluations.invite({ evaluated, contact, channel: 'qr' })
    await evaluations.giveInvited(token, good, {})
    expect(await asOwner(platform, 'select from evaluations.invitation')).toEqual([])
  })

  test('the application can neither change nor remove an evaluation, a step or a decision', async () => {
    for (const table of ['evaluation', 'ticket_step', 'finding_decision', 'finding_member'])
      for (const text of [
        `update evaluations.${table} set ${table === 'finding_decision' ? 'reason = reason' : table === 'ticket_step' ? 'type = type' : 'evaluation_id = evaluation_id'}`,
        `delete from evaluations.${table}`,
      ])
        await expect(platform.db.query({ name: text.slice(0, 60), text, values: [] }), text).rejects.toThrow(
          /permission denied/,
        )
    const text = 'update evaluations.ticket set grade = 5'
    await expect(platform.db.query({ name: text, text, values: [] })).rejects.toThrow(/permission denied/)
  })
})

describe('what is taken', () => {
  test('grades are 1 to 5 and nothing else, in code and in the table', async () => {
    for (const grade of grades) await evaluations.give(newCase(), { ...good, grade })
    for (const grade of [0, 6, 2.5, Number.NaN, '1', undefined])
      await expect(evaluations.give(newCase(), { ...good, grade: grade as 1 })).rejects.toThrow()
    await expect(asOwner(platform, 'update evaluations.evaluation set grade = 6')).rejects.toThrow(
      /evaluation_grade_range/,
    )
  })

  test('reasons come from the list and belong to the grade; the text is bounded', async () => {
    await expect(evaluations.give(newCase(), { ...good, reasons: ['made_up' as never] })).rejects.toThrow()
    await expect(evaluations.give(newCase(), { ...good, reasons: ['trips'] })).rejects.toThrow()
    await evaluations.give(newCase(), { ...good, grade: 5, reasons: ['trips'] })
    await expect(evaluations.give(newCase(), { ...good, text: '长'.repeat(501) })).rejects.toThrow()
  })

  test('every grade, reason, channel, node and rate has its words in Chinese and English', () => {
    const { grades: graded, channels, nodes, rates } = evaluationTexts
    expect(Object.keys(graded)).toEqual(grades.map(String))
    const reasons = grades.flatMap((grade) => reasonsFor(grade).map((code) => reasonWords(code, grade)))
    expect(reasonsFor(5)).toEqual(reasonCodes)
    const rateWords = Object.values(rates).flatMap(({ name, definition }) => [name, definition])
    for (const words of [...[graded, channels, nodes].flatMap((one) => Object.values(one)), ...reasons, ...rateWords]) {
      expect(words.zh).not.toBe('')
      expect(words.en).toMatch(/^[A-Z]/)
    }
  })
})

describe('invitations', () => {
  const invited = (channel: 'qr' | 'tablet') => {
    const { evaluated, contact } = newCase()
    return evaluations.invite({ evaluated, contact, channel })
  }

  test('a token has 128 bits, a code is typed in any way; each is used once, also at the same moment', async () => {
    const qr = await invited('qr')
    expect(qr.token).toMatch(/^[\w-]{22}$/)
    const { token } = await invited('tablet')
    expect(token).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/)
    const typed = token.toLowerCase().replace('-', ' ')
    expect(await evaluations.findInvitation(typed)).toMatchObject({ channel: 'tablet' })
    const count = async () => (await asOwner(platform, 'select from evaluations.evaluation')).length
    const before = await count()
    await Promise.allSettled([1, 2].map(() => evaluations.giveInvited(typed, good, {})))
    expect(await count()).toBe(before + 1)
    await expect(evaluations.giveInvited(token, good, {})).rejects.toMatchObject({ code: 'evaluation.invitation_gone' })
    expect(await evaluations.findInvitation(token)).toBeUndefined()
  })

  test('of what was evaluated before, a second invitation says the same and changes nothing', async () => {
    const { evaluated, contact } = newCase()
    const [first, later] = await Promise.all(
      [1, 2].map(() => evaluations.invite({ evaluated, contact, channel: 'qr' as const })),
    )
    const seen = await evaluations.findInvitation(later!.token)
    await evaluations.giveInvited(first!.token, bad, {})
    expect(await evaluations.findInvitation(later!.token)).toEqual(seen)
    await expect(evaluations.giveInvited(later!.token, good, {})).resolves.toBeUndefined()
    expect(await evaluations.findInvitation(later!.token)).toBeUndefined()
    expect(await evaluations.ticketsOfCase(evaluated.caseId)).toHaveLength(1)
  })

  test('a code ends after fifteen minutes, a token after seven days; nobody can guess one into being', async () => {
    const tablet = await invited('tablet')
    const qr = await invited('qr')
    platform.clock.advance(15 * 60_000 + 1)
    expect(await evaluations.findInvitation(tablet.token)).toBeUndefined()
    expect(await evaluations.findInvitation(qr.token)).toMatchObject({ channel: 'qr' })
    platform.clock.advance(7 * 24 * 3_600_000)
    expect(await evaluations.findInvitation(qr.token)).toBeUndefined()
    for (const token of ['', 'x', 'AAAA-AAAA', 'a'.repeat(22), "' or 1=1"])
      expect(await evaluations.findInvitation(token)).toBeUndefined()
    platform.clock.set('2026-11-20T09:00:00+08:00')
  })
})

describe('bulk praise from one device', () => {
  const supervisor = staff('supervise', '6fb3894c-9440-5be2-a442-01b340265f02')
  const sums = async () =>
    (await evaluations.sums({ regionPrefix: '430102', from: '2026-11-25', through: '2026-11-25' })).get('') ?? new Map()
  const praise = (device: string, count = 1) =>
    Promise.all(Array.from({ length: count }, () => evaluations.give(newGiving(platform, { device }), good)))

  test('given five of one hour, then a finding, and they are left out until somebody has looked', async () => {
    platform.clock.set('2026-11-25T09:00:00+08:00')
    await praise('one', 4)
    await evaluations.give(newGiving(platform, { device: 'one' }), bad)
    await praise('another', 3)
    expect((await evaluations.findingsOf(supervisor)).findings).toEqual([])
    // Sent at the same moment, none is overlooked.
    await praise('one', 3)
    const { findings } = await evaluations.findingsOf(supervisor)
    expect(findings.map(({ parts }) => parts.map(({ count }) => count))).toEqual([[7]])
    expect((await sums()).get('left_out')).toBe(7)
    const [finding] = findings
    await expect(
      evaluations.decideFinding(staff('decide', food), finding!.findingId, 'counted', '查过'),
    ).rejects.toThrow(/not_found/)
    const elsewhere = staff('supervise', food, '430103000000')
    await expect(evaluations.decideFinding(elsewhere, finding!.findingId, 'counted', '查过')).rejects.toThrow(
      /not_found/,
    )
    await expect(evaluations.decideFinding(supervisor, finding!.findingId, 'counted', ' ')).rejects.toThrow(/missing/)
    await evaluations.decideFinding(supervisor, finding!.findingId, 'counted', '自助机，查过录像')
    await expect(evaluations.decideFinding(supervisor, finding!.findingId, 'left_out', '再看')).rejects.toMatchObject({
      code: 'evaluation.finding_decided',
    })
    expect((await sums()).get('left_out')).toBeUndefined()
    expect(await evaluations.recount()).toBe(0)
  })

  test('after a decision the next ones are a new finding; an hour later, or on another day, they are none', async () => {
    await praise('one')
    expect((await evaluations.findingsOf(supervisor)).findings).toHaveLength(2)
    platform.clock.advance(3_600_001)
    await praise('one', 4)
    expect((await evaluations.findingsOf(supervisor)).findings).toHaveLength(2)
    platform.clock.set('2026-11-26T00:00:01+08:00')
    await praise('one', 4)
    expect((await evaluations.findingsOf(supervisor)).findings).toHaveLength(2)
    expect(await evaluations.recount()).toBe(0)
  })

  test('marks are not kept longer than the hour, and the finding names no device', async () => {
    platform.clock.set('2026-11-26T05:00:00+08:00')
    await evaluations.startHousekeeping()
    await platform.timers.runDue()
    expect(await asOwner(platform, 'select from evaluations.device_mark')).toEqual([])
    const [row] = await asOwner<Record<string, unknown>>(platform, 'select * from evaluations.finding limit 1')
    expect(Object.keys(row!).sort()).toEqual(['finding_id', 'found_on', 'region_code'])
    platform.clock.set('2026-11-20T09:00:00+08:00')
  })
})

describe('numbers', () => {
  test('are the same before and after folding, and come out of the rows again', async () => {
    const question = { regionPrefix: '4301', from: '2026-11-01', through: '2026-11-30' }
    const before = await evaluations.sums(question, 'node')
    expect([...before.keys()].sort()).toEqual(['concluded', 'visit'])
    await evaluations.startHousekeeping()
    platform.clock.set('2026-11-27T09:00:00+08:00')
    await platform.timers.runDue()
    expect(await asOwner(platform, 'select from evaluations.tally_delta')).toEqual([])
    expect(await evaluations.sums(question, 'node')).toEqual(before)
    await asOwner(platform, `update evaluations.tally set amount = amount + 3 where measure = 'grade_2'`)
    expect(await evaluations.recount()).toBeGreaterThan(0)
    expect(await evaluations.sums(question, 'node')).toEqual(before)
    expect(await evaluations.sums({ ...question, regionPrefix: '4302' })).toEqual(new Map())
    platform.clock.set('2026-11-20T09:00:00+08:00')
  })

  const may = '2026-05'
  const inMay = async (regionCode: string, count: number) => {
    platform.clock.set('2026-05-20T09:00:00+08:00')
    for (let at = 0; at < count; at += 1) {
      const giving = newCase()
      await evaluations.give({ ...giving, evaluated: { ...giving.evaluated, regionCode } }, bad)
    }
    // What was said of a month is remembered for some minutes.
    hours += 1
    platform.clock.set(`2026-11-27T${9 + hours}:00:00+08:00`)
  }
  let hours = 0

  test('a running month is not published; of one that is over, fewer than five show no rate', async () => {
    const street = '430102001000'
    await inMay(street, 4)
    for (const month of ['2026-11', '2026-12', '2026-13', 'nonsense'])
      await expect(evaluations.published(street, month)).rejects.toMatchObject({ code: 'evaluation.month_running' })
    expect(await evaluations.published(street, may)).toBeNull()
    await inMay(street, 1)
    expect(await evaluations.published(street, may)).toMatchObject({ counted: 5, satisfaction: 0, bad: 1 })
    expect(await evaluations.published(street, '2026-04')).toBeNull()
  })

  test('a street with few is not told by the county around it: the next smallest is masked with it', async () => {
    const [street, few, county] = ['430102001000', '430102002000', furong]
    await inMay(few, 2)
    const of = (code: string) => evaluations.published(code, may)
    expect(await of(county)).toMatchObject({ counted: 7 })
    expect([await of(street), await of(few)]).toEqual([null, null])
    await inMay(county, 3)
    expect([await of(street), await of(few)]).toEqual([expect.objectContaining({ counted: 5 }), null])
    platform.clock.set('2026-11-20T09:00:00+08:00')
  })
})
