import { castOf, lifeUntil } from '../../../scripts/bench/lives.ts'
import { form, type Maker } from './making.ts'
import type { Finder, Subject } from './subject.ts'

const month = '2026-10'

/** A month that is over, with a case and its scores. */
async function closedMonth({ world: { modules }, actors: { owner, supervisor } }: Subject['holdings']): Promise<void> {
  const first = await modules.cases.firstDayOfWork(supervisor.regionCode)
  if (first === undefined || first > month) {
    const cast = await castOf(modules, [owner.personId])
    await modules.cases.bulk([lifeUntil(cast, 'review', 0, new Date(`${month}-12T10:00:00+08:00`))])
  }
  await modules.supervision.scores.compute(month)
}

/** A report of the food bureau that is made: its supervisor and its own desk find it. */
async function reportId({ holdings }: Subject): Promise<string> {
  const { platform, modules } = holdings.world
  const { supervisor, reviewer } = holdings.actors
  await closedMonth(holdings)
  const asked = { regionCode: supervisor.regionCode, month, departmentId: reviewer.departmentId }
  const id = await modules.reports.ask(supervisor, asked)
  await platform.jobs.runOnce()
  return id
}

export const reportFinders: Readonly<Record<string, Finder>> = { reportId }

export const reportForms: Readonly<Record<string, Maker>> = {
  '/supervision/reports': async ({ holdings }) => {
    await closedMonth(holdings)
    return form({ month, department: '' })
  },
  '/supervision/reports/:reportId/attempt': () => form({}),
  '/supervision/reports/:reportId/edition': () => form({ reason: '演示原因，重新制作' }),
}
