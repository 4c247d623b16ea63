import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/support/database.ts'
import { uuidV7 } from '../../kernel/ids.ts'
import { type Credit, createCredit, type NewNote } from './index.ts'
import { monthsBefore } from './rules/months.ts'

const actor = { kind: 'system', job: 'test' } as const

let platform: TestPlatform
let credit: Credit
beforeAll(async () => {
  platform = await testPlatform({ now: '2026-11-20T09:00:00+08:00' })
  credit = createCredit(platform)
})
afterAll(() => platform.close())

let subjects = 0
const newSubject = () => `subject-${++subjects}`
function noteOn(subjectHash: string, changes: Partial<NewNote> = {}): NewNote {
  const at = platform.clock.now()
  return {
    subjectHash,
    caseId: uuidV7(at.getTime()),
    kind: 'promise_broken',
    at,
    barredUntil: '2027-11-20',
    ...changes,
  }
}
const write = (...notes: NewNote[]) => platform.db.batch(notes.map((note) => credit.stageNote(note)))
const forgive = ({ caseId, kind }: NewNote) =>
  platform.db.batch([credit.stageForgiven({ caseId, kind, at: platform.clock.now(), actor, reasonCode: 'put_right' })])

test('a note bars from promising through its last day, and nobody else', async () => {
  const subject = newSubject()
  await write(noteOn(subject))
  expect(await credit.isBarred(subject, '2027-11-20')).toBe(true)
  expect(await credit.isBarred(subject, '2027-11-21')).toBe(false)
  expect(await credit.isBarred(newSubject(), '2026-11-20')).toBe(false)
  await expect(credit.requireUnbarred(subject, '2027-11-20')).rejects.toMatchObject({
    code: 'credit.barred',
    sentence: { zh: expect.stringContaining('2027年11月20日'), en: expect.stringContaining('20 November 2027') },
  })
  await credit.requireUnbarred(subject, '2027-11-21')
})

test('standing: notes in force, newest first, and the longest bar', async () => {
  const subject = newSubject()
  const [long, pending, short] = [
    noteOn(subject, { barredUntil: '2029-01-01' }),
    noteOn(subject, { kind: 'pending_lapsed', barredUntil: null }),
    noteOn(subject, { barredUntil: '2026-12-01' }),
  ]
  for (const note of [long, pending, short]) {
    platform.clock.advance(1_000)
    await write({ ...note, at: platform.clock.now() })
  }
  const standing = await credit.standingOf(subject)
  expect(standing.notes.map(({ caseId }) => caseId)).toEqual([short, pending, long].map(({ caseId }) => caseId))
  expect(standing.barredUntil).toBe('2029-01-01')
  expect(await credit.standingOf(newSubject())).toEqual({ notes: [], barredUntil: null })
})

test('once a case and kind, also at the same moment; the first one stands', async () => {
  const subject = newSubject()
  const note = noteOn(subject)
  await write(note)
  await Promise.all([write({ ...note, barredUntil: '2030-01-01' }), write(note)])
  await write({ ...note, kind: 'pending_lapsed', barredUntil: null })
  const { notes, barredUntil } = await credit.standingOf(subject)
  expect(notes.map(({ kind }) => kind).sort()).toEqual(['pending_lapsed', 'promise_broken'])
  expect(barredUntil).toBe('2027-11-20')
})

test('forgiven: note and bar end, the other note stays, and the subject still sees both', async () => {
  const subject = newSubject()
  const [broken, other] = [noteOn(subject), noteOn(subject, { kind: 'pending_lapsed', barredUntil: null })]
  await write(broken, other)
  await forgive(broken)
  await forgive(broken)
  expect(await credit.isBarred(subject, '2026-11-20')).toBe(false)
  expect((await credit.standingOf(subject)).notes.map(({ caseId }) => caseId)).toEqual([other.caseId])
  const own = await credit.notesOf(subject)
  expect(own.map(({ caseId, forgivenAt }) => [caseId, forgivenAt !== null]).sort()).toEqual(
    [
      [broken.caseId, true],
      [other.caseId, false],
    ].sort(),
  )
  // What was forgiven is not noted again for the same case.
  await write(broken)
  expect(await credit.isBarred(subject, '2026-11-20')).toBe(false)
})

test('the level forgets after 24 months, to the day, and at once what is forgiven', async () => {
  const level = async (at: string) => {
    const subject = newSubject()
    const note = noteOn(subject, { at: new Date(at), barredUntil: null })
    await write(note)
    const before = await credit.levelFor(subject)
    await forgive(note)
    return [before, await credit.levelFor(subject)]
  }
  expect(await level('2024-11-20T00:00:00+08:00')).toEqual(['insufficient', 'sufficient'])
  expect(await level('2024-11-19T23:59:59+08:00')).toEqual(['sufficient', 'sufficient'])
  const shorter = createCredit({ ...platform, config: { ...platform.config, creditMonths: 1 } })
  const subject = newSubject()
  await write(noteOn(subject, { at: new Date('2026-10-19T12:00:00+08:00') }))
  expect([await shorter.levelFor(subject), await credit.levelFor(subject)]).toEqual(['sufficient', 'insufficient'])
})

test('months before a day', () => {
  expect(monthsBefore('2026-11-20', 24)).toBe('2024-11-20')
  expect(monthsBefore('2026-03-31', 1)).toBe('2026-02-28')
  expect(monthsBefore('2024-02-29', 24)).toBe('2022-02-28')
  expect(monthsBefore('2026-01-15', 1)).toBe('2025-12-15')
})

test('a note is there exactly when its act is', async () => {
  const subject = newSubject()
  const failing = { name: 'test.failing', text: 'select 1 / 0', values: [] }
  await expect(platform.db.batch([credit.stageNote(noteOn(subject)), failing])).rejects.toThrow()
  expect((await credit.standingOf(subject)).notes).toEqual([])
})

test('own notes come in pages, newest first', async () => {
  const subject = newSubject()
  const made: string[] = []
  for (let count = 0; count < 3; count++) {
    platform.clock.advance(1_000)
    const note = noteOn(subject)
    await write(note)
    made.unshift(note.caseId)
  }
  const first = await credit.notesOf(subject, { limit: 2 })
  const rest = await credit.notesOf(subject, { limit: 2, after: first.at(-1)!.noteId })
  expect([...first, ...rest].map(({ caseId }) => caseId)).toEqual(made)
})

test('the application can neither change nor remove a note or a forgiveness', async () => {
  const texts = ['note', 'forgiveness'].flatMap((table) => [
    `update credit.${table} set note_id = note_id`,
    `delete from credit.${table}`,
  ])
  for (const text of texts)
    await expect(platform.db.query({ name: text, text, values: [] }), text).rejects.toThrow(/permission denied/)
  await expect(asOwner(platform, `update credit.note set kind = 'other'`)).rejects.toThrow(/note_kind_known/)
})
