import type { Draft } from '../../modules/cases/index.ts'
import { submitting } from '../faults.ts'
import { type DeliveryModel, DeliveryPage } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { draftHref, nextPart, ownDraft } from './draft.tsx'
import { withQuery } from './items.ts'

/** How the result reaches the applicant. */
export function deliveryPages(web: Web): void {
  web.get('/apply/:draftId/delivery', async (visit) => {
    const draft = await ownDraft(visit)
    const { delivery } = draft.content
    const [only, ...others] = draft.version.definition.deliveryWays
    const address = delivery?.address ?? visit.person.person.profile.address
    return page(visit, draft, { way: delivery?.way ?? (others.length === 0 ? only : undefined), address }, [])
  })

  web.post('/apply/:draftId/delivery', async (visit) => {
    const draft = await ownDraft(visit)
    const typed = { way: visit.field('way'), address: visit.field('address') }
    const again = (errors: DeliveryModel['errors']) => page(visit, draft, typed, errors)
    const way = draft.version.definition.deliveryWays.find((offered) => offered === typed.way)
    if (!way) {
      const missing = { field: 'way', message: visit.t('personal.delivery.choose') }
      return { ...(await again([missing])), status: 422 }
    }
    return submitting(visit.language, again, async () => {
      const delivery = { way, address: typed.address.slice(0, 200) || null }
      const chosen = await visit.modules.cases.drafts.chooseDelivery(draft.draftId, visit.person.actor, delivery)
      return { redirect: visit.query('from') === 'check' ? `${draftHref(draft)}/check` : nextPart(chosen) }
    })
  })
}

async function page(
  visit: Visit,
  draft: Draft,
  values: DeliveryModel['values'],
  errors: DeliveryModel['errors'],
): Promise<PageAnswer> {
  const { definition } = draft.version
  const [pointId] = definition.servicePointIds
  const point = pointId ? await visit.modules.organizations.findServicePoint(pointId) : undefined
  return {
    title: visit.t('apply.delivery.title'),
    page: (
      <DeliveryPage
        frame={await visit.frame()}
        model={{
          itemName: definition.name,
          draftHref: draftHref(draft),
          target: visit.target(withQuery(`${draftHref(draft)}/delivery`, { from: visit.query('from') })),
          ways: definition.deliveryWays,
          windowAddress: point && `${point.name} · ${point.address} · ${point.hours}`,
          values,
          errors,
        }}
      />
    ),
  }
}
