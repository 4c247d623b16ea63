import { extensionDaysMax, proceduresOf } from '../../../modules/cases/index.ts'
import { formatDay } from '../../texts/format.ts'
import type { Translate } from '../../texts/index.ts'
import { procedureName } from '../../views/workbench/words.ts'
import { before, type FormBuilder, factsOf, wordsField } from './parts.ts'

export const greenChannelForm: FormBuilder = ({ t }, asked) => ({
  lead: t('handling.greenChannel.lead'),
  fields: [wordsField(asked, t('handling.form.reason'), { hint: t('handling.form.noted'), maxLength: 300 })],
})

/** Only what the item names with its basis, or the law for every permit. */
export const procedureForm: FormBuilder = ({ t }, asked) => ({
  lead: t('handling.procedure.lead'),
  fields: [
    {
      type: 'radios',
      name: 'procedure',
      label: t('handling.procedure.which'),
      value: before(asked, 'procedure'),
      options: proceduresOf(asked.view.version.definition).map((one) => ({
        value: one.kind,
        label: one.name || t(`vocabulary.procedure.${one.kind}`),
        hint: [longestWords(one, t), basisWords(one.legalBasis, t)].join(t('handling.form.separator')),
      })),
    },
    wordsField(asked, t('handling.form.reason'), { hint: t('handling.form.reasonTold'), maxLength: 500 }),
  ],
})

function longestWords({ days, unit }: ReturnType<typeof proceduresOf>[number], t: Translate): string {
  if (days === null) return t('handling.procedure.longestNone')
  return t(unit === 'calendar' ? 'handling.procedure.longestCalendar' : 'handling.procedure.longestWorking', {
    count: days,
  })
}

function basisWords(legalBasis: string | null, t: Translate): string {
  return t('handling.procedure.basis', { basis: legalBasis ?? t('handling.procedure.law') })
}

export const procedureEndForm: FormBuilder = ({ t, language }, asked) => {
  const { procedure } = asked.view
  return {
    facts: factsOf(
      [t('handling.procedure.which'), procedure && procedureName(procedure, t, language)],
      [t('handling.procedure.since'), procedure && formatDay(procedure.since, language)],
      [t('handling.form.reason'), procedure?.reason],
    ),
    fields: [
      wordsField(asked, t('handling.procedure.outcome'), {
        hint: t('handling.procedure.outcomeHint'),
        maxLength: 500,
      }),
    ],
  }
}

export const extensionForm: FormBuilder = ({ t, language }, asked) => {
  const { definition } = asked.view.version
  const { extensionBasis, extensionApprover } = definition.limits
  const clock = asked.view.statutory ?? asked.view.promised
  const unit = t(clock?.unit === 'calendar' ? 'handling.form.calendarDays' : 'handling.form.workingDays')
  const most = extensionDaysMax(definition)
  return {
    lead: t('handling.extend.lead'),
    facts: factsOf(
      [t('handling.extend.now'), clock && formatDay(clock.explained.day, language)],
      [t('handling.extend.max'), `${most} ${unit}`],
      [t('handling.extend.basis'), extensionBasis],
      [t('handling.extend.approver'), extensionApprover],
    ),
    fields: [
      {
        type: 'number',
        name: 'days',
        label: t('handling.form.days'),
        value: before(asked, 'days') || String(most),
        suffix: unit,
        maxLength: 4,
      },
      wordsField(asked, t('handling.form.reason'), { hint: t('handling.form.reasonTold'), maxLength: 500 }),
    ],
  }
}
