import { allClocks } from '../../src/modules/cases/rules/clock.ts'
import type { NewEvent } from '../../src/modules/cases/rules/events.ts'
import { fold } from '../../src/modules/cases/rules/fold.ts'
import { calendar, consulted, given, items, staff, submitted } from '../../src/modules/cases/test-support.ts'
import { round } from './load.ts'

const runs = 60
const foldedEvents = 1_000

/** What folding a very long case and explaining all dates of a hard one takes; medians, in milliseconds. */
export function measureRules(): { readonly fold1000Ms: number; readonly explainMs: number } {
  const item = items.food
  const long = longCase()
  const hard = fold(item, hardCase())
  return {
    fold1000Ms: median(() => fold(item, long)),
    explainMs: median(() => allClocks(item, hard, calendar)),
  }
}

const day = (place: number) => new Date(Date.parse('2026-03-02T01:00:00Z') + place * 3_600_000)

/** Corrections without end, then the rest of a life. */
function longCase() {
  const asked = (at: Date): NewEvent => ({
    type: 'correction_requested',
    data: { demands: 1, about: ['whole'], again: [], late: [] },
    effectiveAt: at,
  })
  const corrected = (at: Date): NewEvent => ({ type: 'corrected', data: { changed: [] }, effectiveAt: at })
  const turns = Array.from({ length: foldedEvents - 1 }, (_, index) =>
    (index % 2 === 0 ? asked : corrected)(day(index + 1)),
  )
  return given(submitted(day(0)), ...turns)
}

/** Opinions of two bodies, three procedures, an extension, over the long holidays of spring and May. */
function hardCase() {
  const by = staff(['review'])
  const at = (text: string) => new Date(`2026-${text}T09:00:00+08:00`)
  const started = (from: string): NewEvent => ({
    type: 'procedure_started',
    data: { procedure: 'testing', days: 20, unit: 'working' },
    effectiveAt: at(from),
  })
  const ended = (on: string): NewEvent => ({ type: 'procedure_ended', data: {}, effectiveAt: at(on) })
  const asked = (departmentId: string | undefined, opinionId: string): NewEvent => ({
    type: 'opinion_requested',
    data: { opinionId, departmentId: departmentId ?? '', days: 10 },
    effectiveAt: at('02-10'),
  })
  return given(
    submitted(at('02-09')),
    { type: 'pre_reviewed', data: {}, effectiveAt: at('02-09'), by },
    { type: 'accepted_with_pending', data: { pending: ['layout'], days: 10 }, effectiveAt: at('02-10'), by },
    asked(consulted[0], 'o1'),
    asked(consulted[1], 'o2'),
    started('02-12'),
    ended('03-03'),
    started('03-10'),
    ended('03-11'),
    { type: 'extended', data: { days: 10 }, effectiveAt: at('03-12'), by },
    started('04-02'),
  )
}

function median(work: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const begin = performance.now()
    work()
    return performance.now() - begin
  })
  return round(times.sort((a, b) => a - b)[runs / 2] ?? 0)
}
