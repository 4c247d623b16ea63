import { formatDay } from '../../texts/format.ts'
import { ownQuestion } from '../command-of.ts'
import { before, type FormBuilder, factsOf, wordsField } from './parts.ts'

/** Ready questions of the item that are not asked yet, and any other body of the region. */
export const opinionRequestForm: FormBuilder = async ({ t, modules }, asked) => {
  const { view } = asked
  const bodies = await modules.organizations.departmentsOf(view.regionCode)
  const waiting = view.opinions.filter(({ givenAt }) => givenAt === null).map(({ departmentId }) => departmentId)
  const ready = view.version.definition.consultations.filter(
    ({ departmentId }) => departmentId !== null && !waiting.includes(departmentId),
  )
  const chosen = before(asked, 'consultation') || ready[0]?.id || ownQuestion
  return {
    lead: t('handling.opinion.lead'),
    fields: [
      {
        type: 'radios',
        name: 'consultation',
        label: t('handling.opinion.ask'),
        value: chosen,
        options: [
          ...ready.map(({ id, departmentName, question, days }) => ({
            value: id,
            label: departmentName,
            hint: t('handling.opinion.ready', { question, count: days }),
          })),
          { value: ownQuestion, label: t('handling.opinion.other') },
        ],
      },
      {
        type: 'select',
        name: 'department',
        label: t('handling.opinion.department'),
        value: before(asked, 'department'),
        width: 'full',
        showWhen: `consultation=${ownQuestion}`,
        options: bodies
          .filter(({ id }) => id !== view.departmentId && !waiting.includes(id))
          .map(({ id, name }) => ({ value: id, label: name })),
      },
      {
        type: 'number',
        name: 'days',
        label: t('handling.opinion.days'),
        value: before(asked, 'days'),
        showWhen: `consultation=${ownQuestion}`,
        maxLength: 2,
      },
      wordsField(asked, t('handling.opinion.question'), {
        hint: t('handling.opinion.questionHint'),
        maxLength: 500,
        optional: true,
      }),
    ],
  }
}

/** What another body asked ours. */
export const opinionForm: FormBuilder = ({ t, language, staff }, asked) => {
  const mine = asked.view.opinions.find(
    ({ departmentId, givenAt }) => departmentId === staff.actor.departmentId && givenAt === null,
  )
  const request = asked.view.timeline.findLast(({ type }) => type === 'opinion_requested')
  return {
    facts: factsOf(
      [t('handling.opinion.asked'), mine?.question],
      [t('handling.opinion.by'), request?.by.kind === 'staff' ? request.by.departmentName : undefined],
      [t('handling.opinion.until'), mine && formatDay(mine.due.explained.day, language)],
    ),
    fields: [
      {
        type: 'radios',
        name: 'view',
        label: t('handling.opinion.view'),
        value: before(asked, 'view'),
        options: (['agree', 'conditions', 'disagree'] as const).map((view) => ({
          value: view,
          label: t(`handling.opinion.views.${view}`),
        })),
      },
      wordsField(asked, t('handling.opinion.words'), { hint: t('handling.opinion.wordsHint'), maxLength: 2000 }),
    ],
  }
}
