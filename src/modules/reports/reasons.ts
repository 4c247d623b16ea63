import type { Keys } from '../../platform/keys.ts'
import type { ReportRow } from './store.ts'

const contextOf = (reportId: string) => `reports/reason/${reportId}`

export function sealReason(keys: Keys, reportId: string, reason: string): Buffer {
  return keys.seal(keys.purposeKey('report-reason'), contextOf(reportId), reason)
}

export function openReason(keys: Keys, { reportId, sealed }: Pick<ReportRow, 'reportId' | 'sealed'>): string | null {
  return sealed && keys.open<string>(keys.purposeKey('report-reason'), contextOf(reportId), sealed)
}
