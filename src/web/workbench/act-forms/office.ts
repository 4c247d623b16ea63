import type { Duty } from '../../../kernel/actor.ts'
import { type Awaiting, carriers } from '../../../modules/cases/index.ts'
import { formatDay, formatInstant } from '../../texts/format.ts'
import { before, type FormBuilder, factsOf, wordsField } from './parts.ts'

/** Who of the office that has the case, among those whose post carries the duty. */
export const assignForm: FormBuilder = async ({ t, language, modules, staff }, asked) => {
  const { view } = asked
  const { identity, organizations } = modules
  const members = view.awaitingDepartmentId ? await identity.staffOfDepartment(view.awaitingDepartmentId) : []
  const posts = view.awaitingDepartmentId ? await organizations.postsOf(view.awaitingDepartmentId) : []
  const duty = view.awaiting && dutyOf[view.awaiting]
  const able = posts.filter(({ duties }) => duty && carries(duties, duty)).map(({ id }) => id)
  const { assigned } = view
  const absent = assigned && members.some((one) => one.staffId === assigned.staffId && one.absentThrough)
  const now = assigned
    ? t('handling.assign.now', {
        name: assigned.staffName,
        post: assigned.postName,
        since: formatInstant(assigned.since, language),
      })
    : t('handling.assign.nobody')
  return {
    lead: t('handling.assign.lead'),
    facts: factsOf(
      [t('handling.assign.who'), now],
      [t('handling.form.reason'), absent ? t('handling.assign.absent', { name: assigned.staffName }) : undefined],
    ),
    fields: [
      {
        type: 'radios',
        name: 'assignee',
        label: t('handling.assign.who'),
        value: before(asked, 'assignee'),
        options: members
          .filter(({ postId, staffId }) => able.includes(postId) && staffId !== assigned?.staffId)
          .map(({ staffId, postId, name, postName, absentThrough }) => ({
            value: `${staffId}:${postId}`,
            label: `${name} · ${postName}${staffId === staff.staffId ? ` · ${t('handling.assign.me')}` : ''}`,
            ...(absentThrough && { hint: t('handling.assign.away', { day: formatDay(absentThrough, language) }) }),
          })),
      },
    ],
  }
}

const dutyOf: Readonly<Partial<Record<Awaiting, Duty>>> = {
  pre_review: 'accept',
  accept: 'accept',
  review: 'review',
  check: 'review',
  decide: 'decide',
  deliver: 'deliver',
}

/** Whoever accepts hands out as well. */
function carries(duties: readonly Duty[], duty: Duty): boolean {
  return duties.includes(duty) || (duty === 'deliver' && duties.includes('accept'))
}

export const dispatchForm: FormBuilder = ({ t }, asked) => ({
  lead: t('handling.delivery.lead'),
  facts: factsOf([t('handling.delivery.address'), asked.view.application.delivery.address]),
  fields: [
    {
      type: 'select',
      name: 'carrier',
      label: t('handling.delivery.carrier'),
      value: before(asked, 'carrier'),
      options: carriers.map((carrier) => ({ value: carrier, label: carrier })),
    },
    {
      type: 'text',
      name: 'number',
      label: t('handling.delivery.number'),
      value: before(asked, 'number'),
      maxLength: 40,
      width: 'medium',
    },
  ],
})

/** What is granted, what is not and why; points and tables as for any decision. */
export const partialGrantForm: FormBuilder = ({ t }, asked) => {
  const points = asked.view.version.definition.reviewPoints.filter(({ duty }) => duty === 'decide')
  return {
    lead: t('handling.partial.lead'),
    tables: true,
    fields: [
      ...(points.length > 0
        ? [
            {
              type: 'checkboxes' as const,
              name: 'points',
              label: t('handling.form.points'),
              values: asked.typed?.points ?? [],
              options: points.map(({ id, text }) => ({ value: id, label: text })),
            },
          ]
        : []),
      {
        type: 'textarea',
        name: 'granted',
        label: t('handling.partial.granted'),
        value: before(asked, 'granted'),
        maxLength: 600,
      },
      wordsField(asked, t('handling.partial.reason'), { maxLength: 2000 }),
      {
        type: 'textarea',
        name: 'opinion',
        label: t('handling.partial.opinion'),
        value: before(asked, 'opinion'),
        maxLength: 1000,
        optional: true,
      },
    ],
  }
}
