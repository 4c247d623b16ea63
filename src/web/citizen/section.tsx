import { type Draft, fixedAnswers } from '../../modules/cases/index.ts'
import { faultLine, found, submitting } from '../faults.ts'
import { controlValues, typedForm } from '../form-controls.ts'
import type { FieldError } from '../ui/index.ts'
import { type FieldValues, FormSectionPage } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { sectionToAsk, sourcesOf } from './answers.ts'
import { draftHref, nextPart, ownDraft, progressOf } from './draft.tsx'
import { withQuery } from './items.ts'

/** One section of the item's form is one page. */
export function sectionPages(web: Web): void {
  web.get('/apply/:draftId/sections/:sectionId', async (visit) => {
    const draft = await ownDraft(visit)
    const section = askedSection(visit, draft)
    return page(visit, draft, controlValues([section], draft.content.answers), [])
  })

  web.post('/apply/:draftId/sections/:sectionId', async (visit) => {
    const draft = await ownDraft(visit)
    const section = askedSection(visit, draft)
    const { values, given, rearranged } = typedForm(visit, [section])
    const again = (errors: readonly FieldError[]) => page(visit, draft, values, errors)
    return submitting(visit.language, again, async () => {
      const { drafts } = visit.modules.cases
      const answered = await drafts.answerSection(draft.draftId, visit.person.actor, section.id, given)
      // An entry more or less is kept as it is and asked on; what is still wrong is said when the section is finished.
      if (rearranged) return page(visit, answered.draft, values, [])
      if (answered.faults.length > 0) {
        const errors = answered.faults.map((fault) => faultLine(fault, visit.language))
        return { ...(await page(visit, answered.draft, values, errors)), status: 422 }
      }
      // Whoever came from the check page goes back to it.
      const checking = visit.query('from') === 'check'
      return { redirect: checking ? `${draftHref(draft)}/check` : nextPart(answered.draft, section.id) }
    })
  })
}

function askedSection(visit: Visit, { version, content }: Draft) {
  const form = found(version.definition.form)
  return found(sectionToAsk(form, visit.parameter('sectionId'), content.answers))
}

async function page(
  visit: Visit,
  draft: Draft,
  values: FieldValues,
  errors: readonly FieldError[],
): Promise<PageAnswer> {
  const section = askedSection(visit, draft)
  const { answers, applicant } = draft.content
  const entry = visit.query('entry')
  const order = progressOf(draft).sections.map(({ id }) => id)
  const action = withQuery(`${draftHref(draft)}/sections/${section.id}`, { from: visit.query('from') })
  return {
    title: section.title,
    page: (
      <FormSectionPage
        frame={await visit.frame()}
        model={{
          itemName: draft.version.definition.name,
          draftHref: draftHref(draft),
          target: visit.target(action),
          current: Math.max(order.indexOf(section.id), 0) + 1,
          total: Math.max(order.length, 1),
          section,
          openEntry: entry && `${section.id}.${entry}`,
          values,
          errors,
          sources: sourcesOf(section.fields, answers, draft.content, visit.t),
          fresh: new Set(draft.content.fresh),
          fixed: new Set(Object.keys(fixedAnswers(found(draft.version.definition.form), applicant))),
        }}
      />
    ),
  }
}
