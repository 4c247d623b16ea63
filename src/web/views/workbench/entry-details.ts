import type { TimelineEntry } from '../../../modules/cases/index.ts'
import { statusReasonTexts } from '../../../modules/certificates/index.ts'
import { formatDay } from '../../texts/format.ts'
import type { Language, TextKey, Translate } from '../../texts/index.ts'

/** What an event says beside its words, one line each. */
export function detailLines({ details }: TimelineEntry, t: Translate, language: Language): string[] {
  if (!details) return []
  const { materials, days, departmentName, view, question, procedure, promise, finding } = details
  const lines: (string | undefined | false)[] = [
    departmentName && !question && !view && departmentName,
    departmentName && question && t('handling.entry.asked', { office: departmentName, question }),
    departmentName &&
      view &&
      t('handling.entry.answered', { office: departmentName, view: t(`handling.opinion.views.${view}`) }),
    procedure && t(`vocabulary.procedure.${procedure}` as TextKey),
    promise && t(`handling.promise.kind.${promise}`),
    finding && t(`handling.promise.${finding}`),
    materials &&
      materials.length > 0 &&
      t('handling.entry.materials', { names: materials.join(t('common.listComma')) }),
    days !== undefined && daysWords(days, details.unit ?? 'working', t),
    details.granted && t('handling.entry.granted', { what: details.granted }),
    details.ground &&
      t('handling.entry.ground', { ground: statusReasonTexts[details.ground]?.[language] ?? details.ground }),
    details.carrier && t('handling.entry.parcel', { carrier: details.carrier, number: details.number ?? '' }),
    details.withdrawnBy === 'lapse' && t('handling.entry.lapse'),
    details.reopenedBy &&
      t('handling.entry.reopened', {
        by: t(`handling.reopen.reasons.${details.reopenedBy}`),
        document: details.document ?? '',
      }),
    details.why &&
      t('handling.entry.routed', { why: t(`handling.entry.why.${details.why}`), name: details.staffName ?? '' }),
    ...(details.moved ?? []).map(({ kind, from, to }) =>
      t('handling.entry.moved', {
        kind: t(`workbench.dueKind.${kind}` as TextKey),
        from: formatDay(from, language, 'short'),
        to: formatDay(to, language, 'short'),
      }),
    ),
    details.capacity && t(`handling.entry.capacity.${details.capacity}`),
  ]
  return lines.filter((line): line is string => typeof line === 'string' && line !== '')
}

function daysWords(count: number, unit: 'working' | 'calendar' | undefined, t: Translate): string {
  return t(unit === 'working' ? 'handling.entry.withinWorking' : 'handling.entry.withinCalendar', { count })
}
