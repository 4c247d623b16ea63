import { isUuid } from '../../kernel/ids.ts'
import type { NewProposal } from '../../modules/catalog/index.ts'
import { submitting } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import { PracticePage } from '../views/catalogue/practice-page.tsx'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { author, officeFrame } from './office.ts'
import { proposalHref } from './opened.ts'

/** Where a practice proposal begins. Afterwards it has the same pages as any other. */
export function practicePages(web: Web): void {
  web.get('/catalogue/practice', async (visit) => practicePage(visit, []))
  web.post('/catalogue/practice', async (visit) => {
    const { actor } = author(visit)
    const asked = await askedOf(visit)
    if (!asked) {
      const fault = { field: 'item', message: visit.t('catalogueEditor.practice.notFound') }
      return { ...(await practicePage(visit, [fault])), status: 422 }
    }
    return submitting(
      visit.language,
      (errors) => practicePage(visit, errors),
      async () => {
        const { authoring } = visit.modules.catalog
        const { id } = await authoring.start(actor, asked, { practice: true })
        return { redirect: proposalHref(id) }
      },
    )
  })
}

async function askedOf(visit: Visit): Promise<NewProposal | undefined> {
  const what = visit.field('what')
  if (what === 'standard') return { kind: 'standard' }
  if (what !== 'existing') return { kind: 'item' }
  const itemId = await itemNamed(visit, visit.field('item'))
  const version = itemId === undefined ? undefined : await visit.modules.catalog.findCurrentVersion(itemId)
  if (!version || itemId === undefined) return undefined
  return { kind: 'item', itemId }
}

/** By code, by id, or by the whole name. */
async function itemNamed(visit: Visit, text: string): Promise<string | undefined> {
  if (text === '') return undefined
  const { catalog, search } = visit.modules
  const { regionCode } = author(visit).actor
  const found = isUuid(text)
    ? await catalog.findCurrentVersion(text)
    : await catalog.findByCode(regionCode, text.slice(0, 120))
  if (found) return found.itemId
  const { items } = await search.find({ regionCode, text, filter: { region: regionCode }, limit: 5 })
  return (items.find(({ name }) => name === text) ?? items[0])?.itemId
}

async function practicePage(visit: Visit, errors: readonly FieldError[]): Promise<PageAnswer> {
  author(visit)
  const model = {
    target: visit.target('/catalogue/practice'),
    what: visit.field('what') || 'existing',
    item: visit.field('item') || (visit.query('item') ?? ''),
    errors,
  }
  return {
    page: <PracticePage model={model} frame={await officeFrame(visit, 'proposals')} />,
    title: visit.t('catalogueEditor.practice.title'),
  }
}
