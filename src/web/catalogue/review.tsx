import { found, submitting } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import { ReviewPage } from '../views/catalogue/review-page.tsx'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { doneHref } from './done.ts'
import { wayHref } from './entries.ts'
import { officer } from './office.ts'
import { editorModel, openProposal } from './opened.ts'
import { wayBody } from './way.tsx'

const path = '/catalogue/proposals/:id/review'

/** 编制, 法制 or a colleague says whether a proposal may go on. */
export function reviewPages(web: Web): void {
  web.get(path, async (visit) => {
    const { actor } = officer(visit)
    const { id, acts } = await visit.modules.catalog.authoring.getProposal(visit.parameter('id'), actor)
    // Her opinion is given, or somebody sent it back: where it stands now is on its way.
    return acts.includes('review') ? reviewPage(visit, []) : { redirect: wayHref(id) }
  })
  web.post(path, async (visit) =>
    submitting(
      visit.language,
      (errors) => reviewPage(visit, errors.map(atOpinion)),
      async () => {
        const outcome = found((['approve', 'return'] as const).find((one) => one === visit.field('outcome')))
        const id = visit.parameter('id')
        const contrary = contraryStock(visit, outcome)
        if (contrary) return { ...(await reviewPage(visit, [contrary])), status: 422 }
        await visit.modules.catalog.authoring.review(id, officer(visit).actor, {
          expected: Number.parseInt(visit.field('_revision'), 10),
          outcome,
          opinion: visit.field('opinion') || visit.field('stock'),
        })
        return { redirect: doneHref(id, outcome === 'approve' ? 'approved' : 'returned') }
      },
    ),
  )
}

/** An opinion made for sending back must not go out with a yes, nor the other way round; her own words are her own business. */
function contraryStock(visit: Visit, outcome: 'approve' | 'return'): FieldError | undefined {
  const said = (visit.field('opinion') || visit.field('stock')).trim()
  const meant = stockSentences.find(
    ({ office, one }) => said === visit.t(`catalogueLists.review.stock.${office}.${one}`),
  )
  if (!meant || (meant.one === 'approve') === (outcome === 'approve')) return undefined
  return { field: 'opinion', message: visit.t(`catalogueLists.review.contrary.${outcome}`) }
}

const stockKinds = ['approve', 'returnBasis', 'returnText'] as const
const stockSentences = (['establishment', 'legal', 'own'] as const).flatMap((office) =>
  stockKinds.map((one) => ({ office, one })),
)

const atOpinion = ({ message }: FieldError): FieldError => ({ field: 'opinion', message })

async function reviewPage(visit: Visit, errors: readonly FieldError[]): Promise<PageAnswer> {
  const opened = await openProposal(visit)
  const { proposal } = opened
  const office = proposal.reviewsFor
  const model = {
    editor: await editorModel(visit, opened),
    ...(await wayBody(visit, opened)),
    target: visit.target(`/catalogue/proposals/${proposal.id}/review`),
    // Somebody saved meanwhile: what she read is not what is there, and her words stay.
    revision: proposal.revision,
    office: office && visit.t(`catalogueEditor.offices.${office}`),
    stock: office ? stockKinds.map((one) => visit.t(`catalogueLists.review.stock.${office}.${one}`)) : [],
    typed: { opinion: visit.field('opinion'), stock: visit.field('stock') },
    errors,
  }
  return {
    page: <ReviewPage model={model} />,
    title: visit.t('catalogueLists.review.title'),
    scripts: ['workbench.js'],
  }
}
