import { isUuid } from '../../kernel/ids.ts'
import type { StaffAction } from '../views/workbench/act-panel.tsx'
import type { Visit } from '../visit.ts'
import { staffActions } from './act-table.ts'

export type DoneAct = StaffAction | 'submitted'

const doneActs: readonly DoneAct[] = ['submitted', ...staffActions]

/** What has just been done travels in the address as three short codes, so that it survives a reload and needs no store. */
export function doneQuery(act: DoneAct, caseId: string, receiptNumber: string): string {
  return new URLSearchParams({ done: act, case: caseId, receipt_number: receiptNumber }).toString()
}

/** The words of the banner, or nothing when the address does not carry exactly what `doneQuery` writes. */
export function doneWords(visit: Visit) {
  const act = doneActs.find((candidate) => candidate === visit.query('done'))
  const caseId = visit.query('case')
  const receipt = visit.query('receipt_number')
  if (!act || !caseId || !isUuid(caseId) || !receipt || !/^[A-Z0-9-]{4,20}$/.test(receipt)) return undefined
  return {
    act,
    caseId,
    title: `${visit.t(`workbench.done.${act}`)} · ${receipt}`,
    back: visit.t('workbench.done.back', { receipt }),
  }
}
