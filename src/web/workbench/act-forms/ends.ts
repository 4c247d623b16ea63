import { type CaseView, groundsOf } from '../../../modules/cases/index.ts'
import { statusReasonTexts } from '../../../modules/certificates/index.ts'
import type { Language } from '../../texts/index.ts'
import type { Visit } from '../../visit.ts'
import { before, type FormBuilder, wordsField } from './parts.ts'

const ends = {
  recall: { event: 'recalled', lead: 'handling.ends.recallLead' },
  annul: { event: 'annulled', lead: 'handling.ends.annulLead' },
  forfeit: { event: 'forfeited', lead: 'handling.ends.forfeitLead' },
  cancel: { event: 'cancelled', lead: 'handling.ends.cancelLead' },
} as const
export type EndAction = keyof typeof ends

/** One of the four ends of a result: ground by law, reason, what becomes of the certificate, where to appeal. */
export function endForm(action: EndAction): FormBuilder {
  return async (visit, asked) => {
    const { t, language } = visit
    const { event, lead } = ends[action]
    // What has ended already is cancelled on that ground alone, and nothing else is.
    const ended = asked.view.result !== 'in_force'
    const grounds: readonly string[] = groundsOf[event]
    const fitting = grounds.filter((ground) => (ground === 'permit_ended') === ended)
    return {
      lead: t(lead),
      facts: await endFacts(visit, asked.view, action),
      fields: [
        {
          type: 'radios',
          name: 'ground',
          label: t('handling.ends.ground'),
          value: before(asked, 'ground') || (fitting.length === 1 ? (fitting[0] ?? '') : ''),
          options: fitting.map((ground) => ({ value: ground, label: groundWords(ground, language) })),
        },
        wordsField(asked, t('handling.form.reason'), { hint: t('handling.form.reasonTold'), maxLength: 2000 }),
      ],
    }
  }
}

export async function endFacts(visit: Visit, view: CaseView, action: EndAction) {
  const { t } = visit
  const { result } = view.version.definition
  const certificate = view.certificateId
    ? `${result.name ?? t('workbench.case.certificate')}${t('handling.form.colon')}${t(`handling.ends.certificate.${action}`)}`
    : t('handling.ends.noCertificate')
  return [
    { label: t('handling.ends.becomes'), lines: [certificate] },
    { label: t('handling.ends.appeal'), lines: await appealLines(visit, view) },
  ]
}

/** Where and by when whom it concerns can complain of a decision. */
export async function appealLines({ t, modules }: Visit, { decidingDepartmentId }: CaseView): Promise<string[]> {
  const appeal = await modules.organizations.appealFor(decidingDepartmentId)
  return [
    t('handling.appeal.reconsider', { body: appeal.reconsiderationBody, days: appeal.reconsiderationDays }),
    t('handling.appeal.sue', { court: appeal.court, months: appeal.litigationMonths }),
  ]
}

export const reopenForm: FormBuilder = ({ t }, asked) => ({
  lead: t('handling.reopen.lead'),
  fields: [
    {
      type: 'radios',
      name: 'by',
      label: t('handling.reopen.by'),
      value: before(asked, 'by'),
      options: (['reconsideration', 'court', 'own'] as const).map((by) => ({
        value: by,
        label: t(`handling.reopen.reasons.${by}`),
      })),
    },
    {
      type: 'text',
      name: 'document',
      label: t('handling.reopen.document'),
      hint: t('handling.reopen.documentHint'),
      value: before(asked, 'document'),
      maxLength: 80,
    },
    wordsField(asked, t('handling.form.reason'), { hint: t('handling.form.reasonTold') }),
  ],
})

/** The words of the law for a ground; a code without words shows as itself. */
export function groundWords(ground: string, language: Language): string {
  return statusReasonTexts[ground]?.[language] ?? ground
}
