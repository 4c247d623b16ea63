import type { CaseView } from '../../modules/cases/index.ts'
import { formatDay } from '../texts/format.ts'
import type { HinderedModel } from '../views/workbench/other-acts.tsx'
import { procedureName } from '../views/workbench/words.ts'
import type { Visit } from '../visit.ts'
import { staffActions } from './act-table.ts'

type Why = CaseView['hindered'][number]['why']

/** What is this person's to do and cannot be done yet: why, and until when. */
export function hindrancesOf(visit: Visit, view: CaseView): HinderedModel[] {
  const reasons = [...new Set(view.hindered.map(({ why }) => why))]
  return reasons.map((why) => ({
    why: sentenceOf(visit, view, why),
    acts: staffActions.filter((action) => view.hindered.some((one) => one.action === action && one.why === why)),
  }))
}

function sentenceOf({ t, language }: Visit, view: CaseView, why: Why): string {
  const day = (of: string) => formatDay(of, language)
  switch (why) {
    case 'procedure': {
      const { procedure } = view
      if (!procedure) return ''
      const words = { procedure: procedureName(procedure, t, language), since: day(procedure.since) }
      const until = latestEnd(view)
      return until
        ? t('handling.hindered.procedureUntil', { ...words, until: day(until) })
        : t('handling.hindered.procedure', words)
    }
    case 'opinions': {
      const awaited = view.opinions.filter((opinion) => opinion.awaited)
      const until =
        awaited
          .map(({ due }) => due.explained.day)
          .toSorted()
          .at(-1) ?? ''
      const offices = awaited.map(({ departmentName }) => departmentName).join(t('common.listComma'))
      return t('handling.hindered.opinions', { offices, until: day(until) })
    }
    case 'pending': {
      const materials = (view.pending?.materials ?? []).map(({ name }) => name).join(t('common.listComma'))
      const due = view.pending?.due
      return due
        ? t('handling.hindered.pending', { materials, until: day(due.explained.day) })
        : t('handling.hindered.pendingOver', { materials })
    }
    case 'late': {
      const clock = view.statutory ?? view.promised
      return t('handling.hindered.late', { until: clock ? day(clock.explained.day) : '' })
    }
  }
}

/** The last day of a running procedure that has a longest time: the pause of the limit says it. */
export function latestEnd({ procedure, promised, statutory }: CaseView): string | undefined {
  if (!procedure || procedure.days === null) return undefined
  const steps = (statutory ?? promised)?.explained.steps ?? []
  return steps.findLast(({ rule, from }) => rule === 'pause' && from > procedure.since)?.to
}
