import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import calendar from '../data/calendars/cn-2026.json' with { type: 'json' }
import { UnreadableFile, verifyDates } from '../scripts/verify-dates.ts'

/**
 * Every day here was counted by hand with the published calendar of 2026: off 1-3 January, 15-23 February, 4-6 April, 1-5 May,
 * 19-21 June, 25-27 September, 1-7 October; worked 4 January, 14 and 28 February, 9 May, 20 September, 10 October.
 */
type Event = readonly [type: string, moment: string, data?: object]
type Claim = readonly [kind: string, start: string, days: number, day: string, more?: object]

const item = {
  name: '演示许可',
  type: '01',
  limits: {
    statutory: { days: 20, unit: 'working', note: null },
    promised: { days: 5, unit: 'working', note: null },
    acceptanceDays: 5,
    acceptanceBySilence: true,
    correctionDays: null,
    extensionDays: 10,
    deliveryDays: null,
  },
  duties: [{ duty: 'accept' }, { duty: 'review' }, { duty: 'decide' }],
  situations: [] as object[],
  promise: { checkDays: 20, rectifyDays: 5 },
}
const onlyStatutory = { ...item, limits: { ...item.limits, promised: null } }
const onlyPromised = (days: number, unit = 'working') => ({
  ...item,
  type: '07',
  limits: { ...item.limits, statutory: null, promised: { days, unit, note: null } },
})
const pin = { id: calendar.id, version: calendar.version }

function caseFile(
  events: readonly Event[],
  dates: readonly Claim[],
  of: object = item,
  calendars: object[] = [calendar],
) {
  return {
    format: 'yimen-case-dates/1',
    caseNumber: 'YM430102-20260214-000001',
    item: of,
    calendars,
    events: events.map(([type, moment, data = {}], at) => {
      const effectiveAt = new Date(`${moment.length > 10 ? moment : `${moment}T10:00:00`}+08:00`).toISOString()
      const pinned = type === 'submitted' ? { calendar: pin, ...data } : data
      return { sequence: at + 1, type, effectiveAt, recordedAt: effectiveAt, data: pinned }
    }),
    dates: dates.map(([kind, start, days, day, more = {}]) => {
      return { kind, start, days, unit: 'working', day, provisional: false, ...more }
    }),
  }
}

const said = (file: unknown) => verifyDates(file).lines.filter(({ differs }) => differs.length > 0)
const accepted = (day: string): Event[] => [
  ['submitted', day],
  ['accepted', day, { by: 'window' }],
]
const provisional = { provisional: true }

// biome-ignore format: one case a block
const right: Record<string, object> = {
  'accepted at the last second of a swap Saturday, over Spring Festival': caseFile(
    [['submitted', '2026-02-13'], ['accepted', '2026-02-14T23:59:59', { by: 'window' }]],
    [['promised', '2026-02-14', 5, '2026-02-28'], ['statutory', '2026-02-14', 20, '2026-03-20']]),
  'submitted at 23:59:59 before a holiday': caseFile(
    [['submitted', '2026-02-14T23:59:59']], [['acceptance', '2026-02-14', 5, '2026-02-28']]),
  'submitted a second later': caseFile(
    [['submitted', '2026-02-15T00:00:00']], [['acceptance', '2026-02-15', 5, '2026-02-28']]),
  'silence over a holiday week takes effect on the day of receipt': caseFile(
    [['submitted', '2026-02-13'], ['accepted', '2026-02-13', { by: 'silence' }]],
    [['promised', '2026-02-13', 5, '2026-02-27'], ['statutory', '2026-02-13', 20, '2026-03-19']]),
  'a one-day procedure': caseFile(
    [...accepted('2026-03-02'), ['procedure_started', '2026-03-04', { procedure: 'testing', days: null, unit: 'working' }], ['procedure_ended', '2026-03-05']],
    [['promised', '2026-03-02', 5, '2026-03-10']], onlyPromised(5)),
  'a procedure that ends on its first day': caseFile(
    [...accepted('2026-03-02'), ['procedure_started', '2026-03-04', { procedure: 'testing', days: 9, unit: 'working' }], ['procedure_ended', '2026-03-04']],
    [['promised', '2026-03-02', 5, '2026-03-09']], onlyPromised(5)),
  'a procedure that outlasts its named days': caseFile(
    [...accepted('2026-03-02'), ['procedure_started', '2026-03-06', { procedure: 'testing', days: 3, unit: 'working' }], ['procedure_ended', '2026-03-20']],
    [['promised', '2026-03-02', 10, '2026-03-19']], onlyPromised(10)),
  'a promised limit shorter than the pause': caseFile(
    [...accepted('2026-03-02'), ['procedure_started', '2026-03-03', { procedure: 'testing', days: 30, unit: 'calendar' }], ['procedure_ended', '2026-04-01']],
    [['promised', '2026-03-02', 3, '2026-04-03']], onlyPromised(3)),
  'a procedure that still runs, as if it lasted its named days': caseFile(
    [...accepted('2026-03-02'), ['procedure_started', '2026-03-03', { procedure: 'testing', days: 30, unit: 'calendar' }]],
    [['promised', '2026-03-02', 3, '2026-04-07', provisional]], onlyPromised(3)),
  'a procedure that still runs, without named days': caseFile(
    [...accepted('2026-03-02'), ['procedure_started', '2026-03-03', { procedure: 'testing', days: null, unit: 'working' }]],
    [['promised', '2026-03-02', 3, '2026-03-05', provisional]], onlyPromised(3)),
  'a limit in calendar days gets the days of a procedure added': caseFile(
    [...accepted('2026-03-02'), ['procedure_started', '2026-03-04', { procedure: 'testing', days: null, unit: 'calendar' }], ['procedure_ended', '2026-03-06']],
    [['promised', '2026-03-02', 10, '2026-03-14', { unit: 'calendar' }]], onlyPromised(10, 'calendar')),
  'a year without a calendar': caseFile(
    accepted('2026-12-21'), [['promised', '2026-12-21', 10, '2027-01-04', provisional]], onlyPromised(10)),
  'the last day of the year with a calendar': caseFile(
    accepted('2026-12-21'), [['promised', '2026-12-21', 8, '2026-12-31']], onlyPromised(8)),
  'before the extension': caseFile(accepted('2026-03-02'), [['statutory', '2026-03-02', 20, '2026-03-30']], onlyStatutory),
  'an extension on the last day': caseFile(
    [...accepted('2026-03-02'), ['extended', '2026-03-30T23:59:59', { days: 10 }]], [['statutory', '2026-03-02', 30, '2026-04-14']], onlyStatutory),
  'a permit without a published limit has 20 days': caseFile(
    accepted('2026-03-02'), [['statutory', '2026-03-02', 20, '2026-03-30']], { ...item, limits: { ...item.limits, promised: null, statutory: null } }),
  'correction asked four times, the last before Labour Day': caseFile(
    [['submitted', '2026-04-01'], ['correction_requested', '2026-04-02'], ['corrected', '2026-04-03'], ['correction_requested', '2026-04-07'], ['corrected', '2026-04-08'],
     ['correction_requested', '2026-04-09'], ['corrected', '2026-04-10'], ['correction_requested', '2026-04-30', { demands: 1 }]],
    [['correction', '2026-04-30', 15, '2026-05-25']]),
  'a correction that was not made': caseFile(
    [['submitted', '2026-04-29'], ['correction_requested', '2026-04-30'], ['withdrawn', '2026-05-26T00:00:00', { by: 'lapse' }]], []),
  'corrected: the limit for acceptance runs anew': caseFile(
    [['submitted', '2026-04-01'], ['correction_requested', '2026-04-02'], ['corrected', '2026-04-30']], [['acceptance', '2026-04-30', 5, '2026-05-11']]),
  'two opinions at once, each with its own date': caseFile(
    [...accepted('2026-09-18'), ['opinion_requested', '2026-09-18', { opinionId: 'a', days: 5 }], ['opinion_requested', '2026-09-21', { opinionId: 'b', days: 5 }]],
    [['promised', '2026-09-18', 5, '2026-09-24'], ['opinion', '2026-09-18', 5, '2026-09-24', { of: 'a' }], ['opinion', '2026-09-21', 5, '2026-09-29', { of: 'b' }]], onlyPromised(5)),
  'one of two opinions was given': caseFile(
    [...accepted('2026-09-18'), ['opinion_requested', '2026-09-18', { opinionId: 'a', days: 5 }], ['opinion_requested', '2026-09-21', { opinionId: 'b', days: 5 }],
     ['opinion_given', '2026-09-22', { opinionId: 'a', view: 'agree' }]],
    [['promised', '2026-09-18', 5, '2026-09-24'], ['opinion', '2026-09-21', 5, '2026-09-29', { of: 'b' }]], onlyPromised(5)),
  'an opinion is not waited for after the decision': caseFile(
    [...accepted('2026-09-18'), ['opinion_requested', '2026-09-18', { opinionId: 'a', days: 5 }], ['decided', '2026-09-30', { outcome: 'denied' }]],
    [['delivery', '2026-09-30', 10, '2026-10-20']]),
  'a paper is pending': caseFile(
    [['submitted', '2026-06-15'], ['accepted_with_pending', '2026-06-15', { pending: ['plan', 'lease'], days: 3 }], ['pending_supplied', '2026-06-16', { materials: ['plan'] }]],
    [['promised', '2026-06-15', 5, '2026-06-23'], ['pending', '2026-06-15', 3, '2026-06-18']], onlyPromised(5)),
  'more time for a pending paper': caseFile(
    [['submitted', '2026-06-15'], ['accepted_with_pending', '2026-06-15', { pending: ['plan'], days: 3 }], ['pending_extended', '2026-06-18', { days: 2 }]],
    [['promised', '2026-06-15', 5, '2026-06-23'], ['pending', '2026-06-18', 2, '2026-06-23']], onlyPromised(5)),
  'all that was pending is in': caseFile(
    [['submitted', '2026-06-15'], ['accepted_with_pending', '2026-06-15', { pending: ['plan'], days: 3 }], ['pending_supplied', '2026-06-16', { materials: ['plan'] }]],
    [['promised', '2026-06-15', 5, '2026-06-23']], onlyPromised(5)),
  'a permit on a promise: delivery and check after the National Day': caseFile(
    [['submitted', '2026-09-29'], ['promise_made', '2026-09-29', { kind: 'permit', materials: [] }], ['accepted', '2026-09-29'], ['decided', '2026-09-30', { outcome: 'granted' }]],
    [['delivery', '2026-09-30', 10, '2026-10-20'], ['check', '2026-09-30', 20, '2026-11-03']]),
  'a promise that was found to be kept during the review is not checked again': caseFile(
    [...accepted('2026-09-28'), ['promise_made', '2026-09-28', { kind: 'permit', materials: [] }],
     ['promise_checked', '2026-09-29', { finding: 'kept' }], ['decided', '2026-09-30', { outcome: 'granted' }]],
    [['delivery', '2026-09-30', 10, '2026-10-20']]),
  'what was denied has nothing left to put right': caseFile(
    [...accepted('2026-09-28'), ['promise_made', '2026-09-28', { kind: 'permit', materials: [] }],
     ['promise_checked', '2026-09-29', { finding: 'rectify', days: 5 }], ['decided', '2026-09-30', { outcome: 'denied' }]],
    [['delivery', '2026-09-30', 10, '2026-10-20']]),
  'what the check found is put right in five days': caseFile(
    [['submitted', '2026-09-29'], ['promise_made', '2026-09-29', { kind: 'permit', materials: [] }], ['accepted', '2026-09-29'], ['decided', '2026-09-30', { outcome: 'granted' }],
     ['delivered', '2026-10-08', { way: 'electronic' }], ['concluded', '2026-10-08'], ['promise_checked', '2026-11-02', { finding: 'rectify' }]],
    [['rectify', '2026-11-02', 5, '2026-11-09']]),
  'a broken promise ends every date': caseFile(
    [['submitted', '2026-09-29'], ['promise_made', '2026-09-29', { kind: 'permit', materials: [] }], ['accepted', '2026-09-29'], ['decided', '2026-09-30', { outcome: 'granted' }],
     ['promise_checked', '2026-10-08', { finding: 'false' }], ['annulled', '2026-10-08', { ground: 'promise' }], ['promise_broken', '2026-10-08']], []),
  'reopened by a court: a new limit from that day': caseFile(
    [...accepted('2026-03-02'), ['extended', '2026-03-03', { days: 10 }], ['decided', '2026-03-30', { outcome: 'denied' }], ['delivered', '2026-03-31'],
     ['reopened', '2026-06-01', { by: 'court', to: 'review', document: 'x' }]],
    [['promised', '2026-06-01', 5, '2026-06-08']], onlyPromised(5)),
  'reopened to acceptance': caseFile(
    [['submitted', '2026-03-02'], ['not_accepted', '2026-03-03'], ['reopened', '2026-06-01', { by: 'own', to: 'accept', document: 'x' }]],
    [['acceptance', '2026-06-01', 5, '2026-06-08']]),
  'a holiday moved by decree': caseFile(
    [...accepted('2026-03-02'), ['dates_moved', '2026-03-03', { calendar: { id: 'CN', version: '2026-2' }, moved: [{ kind: 'promised', from: '2026-03-09', to: '2026-03-10' }] }]],
    [['promised', '2026-03-02', 5, '2026-03-10']], onlyPromised(5),
    [calendar, { id: 'CN', version: '2026-2', years: { 2026: { holidays: [{ day: '2026-03-06', name: '演示' }], workdays: [] } } }]),
  'a case from before calendars were pinned': caseFile(
    [['submitted', '2026-02-14', { calendar: undefined }]], [['acceptance', '2026-02-14', 5, '2026-02-28']]),
  'the limit of its situation': caseFile(
    [['submitted', '2026-03-02', { course: { situation: 'quick', steps: [0, 1, 2] } }], ['accepted', '2026-03-02']],
    [['promised', '2026-03-02', 1, '2026-03-03'], ['statutory', '2026-03-02', 20, '2026-03-30']],
    { ...item, situations: [{ id: 'quick', statutory: null, promised: { days: 1, unit: 'working', note: null } }] }),
}

const steps = [
  { duty: 'pre_review', limitDays: 1 },
  { duty: 'accept' },
  { duty: 'review', limitDays: 3 },
  { duty: 'decide', limitDays: 2 },
]
const inSteps = { ...onlyPromised(10), duties: steps }
const ten: Claim = ['promised', '2026-03-02', 10, '2026-03-16']

// biome-ignore format: one case a block
const ofSteps: Record<string, object> = {
  'the first step waits from the submission': caseFile(
    [['submitted', '2026-02-14']], [['acceptance', '2026-02-14', 5, '2026-02-28'], ['step', '2026-02-14', 1, '2026-02-24', { of: 0 }]], inSteps),
  'a step without a limit has no date': caseFile(
    [['submitted', '2026-02-14'], ['pre_reviewed', '2026-02-14']], [['acceptance', '2026-02-14', 5, '2026-02-28']], inSteps),
  'the review waits from acceptance, also when pre-review was passed over by silence': caseFile(
    [['submitted', '2026-03-02'], ['accepted', '2026-03-02', { by: 'silence' }]], [ten, ['step', '2026-03-02', 3, '2026-03-05', { of: 2 }]], inSteps),
  'the decision waits from the end of the review': caseFile(
    [...accepted('2026-03-02'), ['review_passed', '2026-03-04']], [ten, ['step', '2026-03-04', 2, '2026-03-06', { of: 3 }]], inSteps),
  'returned to the review': caseFile(
    [...accepted('2026-03-02'), ['review_passed', '2026-03-04'], ['returned', '2026-03-10', { to: 'review' }]], [ten, ['step', '2026-03-10', 3, '2026-03-13', { of: 2 }]], inSteps),
  'a procedure stops the step too': caseFile(
    [...accepted('2026-03-02'), ['procedure_started', '2026-03-04', { procedure: 'hearing', days: null, unit: 'working' }], ['procedure_ended', '2026-03-05']],
    [['promised', '2026-03-02', 10, '2026-03-17'], ['step', '2026-03-02', 3, '2026-03-06', { of: 2 }]], inSteps),
  'after a correction pre-review waits again': caseFile(
    [['submitted', '2026-03-02'], ['correction_requested', '2026-03-02'], ['corrected', '2026-03-05']],
    [['acceptance', '2026-03-05', 5, '2026-03-12'], ['step', '2026-03-05', 1, '2026-03-06', { of: 0 }]], inSteps),
  'no step waits while the applicant corrects': caseFile(
    [['submitted', '2026-03-02'], ['correction_requested', '2026-03-02']], [['correction', '2026-03-02', 15, '2026-03-23']], inSteps),
  'mending leaves the step waiting': caseFile(
    [['submitted', '2026-03-02'], ['mended', '2026-03-03', { fields: ['phone'] }]],
    [['acceptance', '2026-03-02', 5, '2026-03-09'], ['step', '2026-03-02', 1, '2026-03-03', { of: 0 }]], inSteps),
  'a route that its answers made': caseFile(
    [['submitted', '2026-03-02', { course: { situation: null, steps: [1, 3] } }], ['accepted', '2026-03-02']],
    [ten, ['step', '2026-03-02', 2, '2026-03-04', { of: 3 }]], inSteps),
}

test.each(Object.entries({ ...right, ...ofSteps }))('agrees with what was counted by hand: %s', (_, file) => {
  expect(said(file)).toEqual([])
  expect(verifyDates(file).ok).toBe(true)
})

test('every planted error is found, in every file, and nothing else', () => {
  for (const file of Object.values({ ...right, ...ofSteps }) as ReturnType<typeof caseFile>[]) {
    const { dates } = file
    dates.forEach((date, at) => {
      const planted = (changed: object[]) => said({ ...file, dates: dates.toSpliced(at, 1, ...(changed as never[])) })
      const wrong = {
        day: '2026-03-01',
        start: '2026-01-31',
        days: date.days + 1,
        unit: 'hours',
        provisional: !date.provisional,
      }
      for (const [part, value] of Object.entries(wrong)) {
        const [found, ...others] = planted([{ ...date, [part]: value }])
        expect([found?.kind, found?.differs, others]).toEqual([date.kind, [part], []])
      }
      expect(planted([])).toMatchObject([
        { kind: date.kind, recomputed: date.day, claimed: null, differs: ['missing'] },
      ])
      expect(planted([date, date])).toMatchObject([{ kind: date.kind, recomputed: null, differs: ['superfluous'] }])
    })
  }
})

const first = right['accepted at the last second of a swap Saturday, over Spring Festival'] as ReturnType<
  typeof caseFile
>

test('a file that no case exports is refused with what to do', () => {
  const refused: unknown[] = [
    null,
    [],
    { ...first, format: 'yimen-case-dates/2' },
    { ...first, events: [] },
    { ...first, events: first.events.slice(1) },
    { ...first, events: first.events.map((event) => ({ ...event, effectiveAt: 'yesterday' })) },
    { ...first, calendars: [] },
    { ...first, dates: null },
    { ...first, item: { ...item, limits: { ...item.limits, promised: { days: 1e9, unit: 'working' } } } },
  ]
  for (const file of refused)
    expect(() => verifyDates(file), JSON.stringify(file)?.slice(0, 80)).toThrow(UnreadableFile)
  expect(() => verifyDates({ ...first, calendars: [] })).toThrow(/export it again/)
})

test('the command prints a line for each date; its exit code is that of the worst file', () => {
  const directory = mkdtempSync(join(tmpdir(), 'yimen-dates-'))
  const fileOf = (name: string, content: string) => {
    writeFileSync(join(directory, name), content)
    return join(directory, name)
  }
  try {
    const good = fileOf('good.json', JSON.stringify(first))
    const dates = first.dates.map((date) => ({ ...date, day: '2026-02-27' }))
    const wrong = fileOf('wrong.json', JSON.stringify({ ...first, dates }))
    const broken = fileOf('broken.json', '{')
    expect(run(good)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/promised .*2026-02-28 {2}2026-02-28 {2}ok/),
    })
    expect(run(good, wrong)).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/2026-02-28 {2}2026-02-27 {2}DIFFERS: day/),
    })
    expect(run(wrong, broken)).toMatchObject({ status: 2, stderr: expect.stringContaining('export it again') })
    expect(run()).toMatchObject({ status: 2, stderr: expect.stringContaining('verify-dates -- FILE') })
  } finally {
    rmSync(directory, { recursive: true })
  }
})

function run(...paths: string[]) {
  const program = resolve(import.meta.dirname, '../scripts/verify-dates.ts')
  return spawnSync(process.execPath, ['--import', 'tsx', program, ...paths], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C.UTF-8' },
  })
}

test('it stays a second opinion: one short file that imports nothing of ours', () => {
  const source = readFileSync(resolve(import.meta.dirname, '../scripts/verify-dates.ts'), 'utf8')
  expect(source.split('\n').length - 1).toBeLessThanOrEqual(250)
  const imported = [...source.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, name]) => name)
  expect(imported.filter((name) => !name?.startsWith('node:'))).toEqual([])
})
