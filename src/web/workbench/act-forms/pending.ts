import { addWorkingDays } from '../../../kernel/calendar.ts'
import {
  type CaseView,
  materialsThatMayComeLater,
  pendingDaysDefault,
  rectifyDaysDefault,
} from '../../../modules/cases/index.ts'
import { formatDay } from '../../texts/format.ts'
import type { Visit } from '../../visit.ts'
import { before, beforeAll, type FormBuilder, factsOf, wordsField } from './parts.ts'

/** Which papers come later and by when; all others are compared as for any acceptance. */
export const acceptWithPendingForm: FormBuilder = async ({ t, language, modules }, asked) => {
  const { view, typed } = asked
  const calendar = await modules.organizations.calendarFor(view.regionCode)
  const until = (count: number) => formatDay(addWorkingDays(calendar, modules.cases.today(), count).day, language)
  const lacking = lackingLater(view)
  const here = view.checklist.filter(({ materialId }) => !lacking.some((line) => line.materialId === materialId))
  const ticked = here.filter(({ ticked: earlier }) => earlier).map(({ materialId }) => materialId)
  return {
    lead: t('handling.pending.lead'),
    fields: [
      {
        type: 'checkboxes',
        name: 'pending',
        label: t('handling.pending.which'),
        values: typed ? beforeAll(asked, 'pending') : lacking.map(({ materialId }) => materialId),
        ...(lacking.length > 1 && { hint: t('handling.pending.earliest') }),
        options: lacking.map(({ materialId, name, days }) => ({
          value: materialId,
          label: name,
          hint: t('handling.pending.until', { count: days, day: until(days) }),
        })),
      },
      {
        type: 'checkboxes',
        name: 'checklist',
        label: t('handling.pending.checked'),
        values: typed?.checklist ?? ticked,
        options: here.map(({ materialId, name }) => ({ value: materialId, label: name })),
      },
    ],
  }
}

/** Papers that may come later; those that are not there stand first. */
function lackingLater({ checklist, version }: CaseView) {
  const later = materialsThatMayComeLater(version.definition)
  return checklist
    .flatMap((line) => {
      const material = later.find(({ id }) => id === line.materialId)
      const here = line.handedIn || line.papers.length > 0 || line.madeFromAnswers
      return material ? [{ ...line, here, days: material.deferDays ?? pendingDaysDefault }] : []
    })
    .filter((line, _, all) => !line.here || all.every(({ here }) => here))
}

export const receivePendingForm: FormBuilder = ({ t, language }, asked) => {
  const { pending } = asked.view
  return {
    facts: factsOf([t('handling.pending.due'), pending?.due && formatDay(pending.due.explained.day, language)]),
    fields: [
      {
        type: 'checkboxes',
        name: 'materials',
        label: t('handling.pending.received'),
        hint: t('handling.pending.all'),
        values: beforeAll(asked, 'materials'),
        options: (pending?.materials ?? []).map(({ materialId, name }) => ({ value: materialId, label: name })),
      },
    ],
  }
}

export const extendPendingForm: FormBuilder = ({ t, language }, asked) => {
  const { pending } = asked.view
  return {
    facts: factsOf(
      [t('handling.pending.title'), pending?.materials.map(({ name }) => name).join(t('common.listComma'))],
      [t('handling.pending.due'), pending?.due && formatDay(pending.due.explained.day, language)],
    ),
    fields: [
      {
        type: 'number',
        name: 'days',
        label: t('handling.form.days'),
        hint: t('handling.pending.daysHint'),
        value: before(asked, 'days'),
        suffix: t('handling.form.workingDays'),
        maxLength: 2,
      },
      wordsField(asked, t('handling.form.reason'), { hint: t('handling.form.reasonTold'), maxLength: 500 }),
    ],
  }
}

/** Each finding says plainly what follows. */
export const checkPromiseForm: FormBuilder = ({ t, language }, asked) => {
  const { promise, version } = asked.view
  const { definition } = version
  const months = definition.promise?.barredMonths
  const rectifying = promise?.status === 'rectifying'
  const findings = (['kept', 'rectify', 'false'] as const).filter((one) => one !== 'rectify' || !rectifying)
  const hints = {
    kept: t('handling.promise.keptHint'),
    rectify: t('handling.promise.rectifyHint'),
    false: months ? t('handling.promise.falseHint', { count: months }) : t('handling.promise.falseHintPlain'),
  }
  const count = definition.promise?.rectifyDays ?? rectifyDaysDefault
  return {
    lead: t('handling.promise.lead'),
    facts: factsOf(
      [t('handling.promise.text'), promiseWords(asked.view, { t })],
      [t('workbench.dueKind.check'), promise?.due && formatDay(promise.due.explained.day, language)],
      [t('handling.promise.consequence'), definition.promise?.consequence],
    ),
    fields: [
      {
        type: 'radios',
        name: 'finding',
        label: t('handling.promise.finding'),
        value: before(asked, 'finding'),
        options: findings.map((finding) => ({
          value: finding,
          label: t(`handling.promise.${finding}`),
          hint: hints[finding],
        })),
      },
      ...(rectifying
        ? []
        : [
            {
              type: 'number' as const,
              name: 'days',
              label: t('handling.promise.days'),
              hint: t('handling.promise.daysHint', { count }),
              value: before(asked, 'days'),
              showWhen: 'finding=rectify',
              optional: true,
              maxLength: 3,
            },
          ]),
      wordsField(asked, t('handling.promise.found'), { maxLength: 2000 }),
    ],
  }
}

export const forgivePromiseForm: FormBuilder = ({ t }, asked) => ({
  lead: t('handling.promise.forgiveLead'),
  fields: [wordsField(asked, t('handling.form.reason'), { hint: t('handling.form.reasonTold') })],
})

/** What was promised: the permit as a whole, or what some proofs would show. */
export function promiseWords({ promise }: CaseView, { t }: Pick<Visit, 't'>): string | undefined {
  if (!promise) return undefined
  const names = promise.materials.map(({ name }) => name).join(t('common.listComma'))
  return [t(`handling.promise.kind.${promise.kind}`), names].filter(Boolean).join(t('handling.form.separator'))
}
