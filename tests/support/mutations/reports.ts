import { form, type Maker } from './making.ts'
import type { Finder, Subject } from './subject.ts'

const month = '2026-10'

/** A report of the food bureau that is made: its supervisor and its own desk find it. */
async function reportId({ holdings }: Subject): Promise<string> {
  const { platform, modules } = holdings.world
  const { supervisor, reviewer } = holdings.actors
  await modules.supervision.scores.compute(month)
  const asked = { regionCode: supervisor.regionCode, month, departmentId: reviewer.departmentId }
  const id = await modules.reports.ask(supervisor, asked)
  await platform.jobs.runOnce()
  return id
}

export const reportFinders: Readonly<Record<string, Finder>> = { reportId }

export const reportForms: Readonly<Record<string, Maker>> = {
  '/supervision/reports': async (subject) => {
    await subject.holdings.world.modules.supervision.scores.compute(month)
    return form({ month, department: '' })
  },
  '/supervision/reports/:reportId/edition': () => form({ reason: '演示原因，重新制作' }),
}
