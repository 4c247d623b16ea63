import { Problem } from '../../kernel/problem.ts'
import { submitting } from '../faults.ts'
import { pageProblem } from '../problems.ts'
import { formatDay } from '../texts/format.ts'
import type { FieldError } from '../ui/index.ts'
import { PublicationPage } from '../views/catalogue/publication-page.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { doneHref } from './done.ts'
import { wayHref } from './entries.ts'
import { author } from './office.ts'
import { editorModel, openProposal } from './opened.ts'
import { wayBody } from './way.tsx'

const path = '/catalogue/proposals/:id/publication'

/** 文号 and 生效日期, beside what publishing touches. */
export function publicationPages(web: Web): void {
  web.get(path, async (visit) => {
    const { actor } = author(visit)
    const { id, acts } = await visit.modules.catalog.authoring.getProposal(visit.parameter('id'), actor)
    return acts.includes('publish') ? publicationPage(visit, []) : { redirect: wayHref(id) }
  })
  web.post(path, async (visit) =>
    submitting(
      visit.language,
      (errors) => publicationPage(visit, errors),
      () => publish(visit),
    ),
  )
}

/** Whose fault it is in the form. */
const fields: Readonly<Record<string, string>> = {
  document_number_missing: 'documentNumber',
  effective_past: 'effectiveOn',
  effective_far: 'effectiveOn',
  effective_unreal: 'effectiveOn',
}

async function publish(visit: Visit): Promise<Answer> {
  const { actor } = author(visit)
  const id = visit.parameter('id')
  const effectiveOn = visit.field('effectiveOn')
  try {
    await visit.modules.catalog.authoring.publish(id, actor, {
      expected: Number.parseInt(visit.field('_revision'), 10),
      documentNumber: visit.field('documentNumber'),
      effectiveOn,
    })
    return { redirect: doneHref(id, 'published') }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    // It comes after every other check: this one would have been published.
    if (error.code === 'practice_not_published') return publicationPage(visit, [], effectiveOn)
    const field = fields[error.code]
    if (!field) throw error
    const fault = { field, message: error.sentence[visit.language] }
    return { ...(await publicationPage(visit, [fault])), status: 422 }
  }
}

async function publicationPage(
  visit: Visit,
  errors: readonly FieldError[],
  rehearsedDay?: string,
): Promise<PageAnswer> {
  const opened = await openProposal(visit)
  const { proposal } = opened
  if (!proposal.acts.includes('publish') && errors.length === 0) throw pageProblem('page.not_found')
  const today = visit.modules.cases.today()
  const typed = (name: string, otherwise: string) => (visit.request.method === 'POST' ? visit.field(name) : otherwise)
  const model = {
    editor: await editorModel(visit, opened),
    ...(await wayBody(visit, opened)),
    target: visit.target(`/catalogue/proposals/${proposal.id}/publication`),
    revision: proposal.revision,
    typed: { documentNumber: typed('documentNumber', ''), effectiveOn: typed('effectiveOn', today) },
    rehearsed:
      rehearsedDay === undefined
        ? undefined
        : {
            day: formatDay(rehearsedDay, visit.language, 'year'),
            now: rehearsedDay <= today,
          },
    errors: errors.map(({ field, message }) => ({ field: field.startsWith('/') ? '' : field, message })),
  }
  const title = visit.t('catalogueLists.publication.title')
  return { page: <PublicationPage model={model} />, title, scripts: ['workbench.js'] }
}
