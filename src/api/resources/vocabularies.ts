import { z } from 'zod'
import { EvidenceSupplier, EvidenceType, SharedElement, VocabularyKey } from '../../modules/catalog/index.ts'
import type { Api } from '../api.ts'
import { Day, Next, paging } from '../schema/common.ts'

/** The vocabularies change with a release only. */
const cacheSeconds = 300
const TypeParams = z.object({ type: VocabularyKey })
const Suppliers = z
  .strictObject({ suppliers: z.array(EvidenceSupplier) })
  .describe('All suppliers of one evidence type, those that ended too, newest first')

export function vocabularies({ get, post, modules }: Api): void {
  const { vocabulary } = modules.catalog
  get('/data-elements', {
    tag: 'vocabularies',
    summary: 'Data elements that form fields refer to',
    scope: 'catalog:read',
    for: 'nobody',
    query: z.strictObject(paging),
    answer: z.strictObject({ elements: z.array(SharedElement), next: Next }),
    cacheSeconds,
    async handle({ query }) {
      const { rows: elements, next } = pageOf(vocabulary.listElements(), query)
      return { body: { elements, next } }
    },
  })
  get('/data-elements/:element', {
    tag: 'vocabularies',
    summary: 'One data element',
    scope: 'catalog:read',
    for: 'nobody',
    params: z.object({ element: VocabularyKey }),
    answer: SharedElement,
    cacheSeconds,
    handle: async ({ params }) => ({ body: vocabulary.getElement(params.element) }),
  })
  get('/evidence-types', {
    tag: 'vocabularies',
    summary: 'Evidence types that materials refer to',
    scope: 'catalog:read',
    for: 'nobody',
    query: z.strictObject(paging),
    answer: z.strictObject({ types: z.array(EvidenceType), next: Next }),
    cacheSeconds,
    async handle({ query }) {
      const { rows: types, next } = pageOf(vocabulary.listEvidenceTypes(), query)
      return { body: { types, next } }
    },
  })
  get('/evidence-types/:type', {
    tag: 'vocabularies',
    summary: 'One evidence type',
    scope: 'catalog:read',
    for: 'nobody',
    params: TypeParams,
    answer: EvidenceType,
    cacheSeconds,
    handle: async ({ params }) => ({ body: vocabulary.getEvidenceType(params.type) }),
  })
  get('/evidence-types/:type/suppliers', {
    tag: 'vocabularies',
    summary: 'Who supplies an evidence type',
    scope: 'catalog:read',
    for: 'nobody',
    params: TypeParams,
    answer: Suppliers,
    async handle({ params }) {
      return { body: { suppliers: [...(await vocabulary.suppliersOf(params.type))] } }
    },
  })
  post('/evidence-types/:type/suppliers', {
    tag: 'vocabularies',
    summary: 'Register a live supplier of an evidence type',
    description:
      'From then on an item that asks the applicant for it needs a recorded reason and an end date to be published. A supplier that is live already stays as it is.',
    scope: 'catalog:write',
    for: 'post',
    params: TypeParams,
    body: EvidenceSupplier.pick({ key: true, name: true }).extend({
      liveSince: Day.optional().describe('First day; today when left out'),
      liveUntil: Day.nullable().optional().describe('Last day; null or left out: until it is retired'),
    }),
    answer: Suppliers,
    async handle({ params: { type }, body: { key, name, liveSince, liveUntil }, actor, once }) {
      const days = { ...(liveSince && { liveSince }), ...(liveUntil && { liveUntil }) }
      const again = async () => ({ suppliers: [...(await vocabulary.suppliersOf(type))] })
      const change = async () => {
        const suppliers = await vocabulary.registerSupplierAs(actor, { evidenceType: type, key, name, ...days })
        return { reference: type, answer: { suppliers: [...suppliers] } }
      }
      return { body: await once.after({ change, again }) }
    },
  })
  post('/evidence-types/:type/suppliers/:supplier/retirement', {
    tag: 'vocabularies',
    summary: 'End a supplier with a day',
    scope: 'catalog:write',
    for: 'post',
    params: TypeParams.extend({ supplier: EvidenceSupplier.shape.key }),
    body: z.strictObject({ until: Day.describe('Last day on which it supplies; today at the earliest') }),
    answer: Suppliers,
    async handle({ params: { type, supplier: key }, body: { until }, actor, once }) {
      const again = async () => ({ suppliers: [...(await vocabulary.suppliersOf(type))] })
      const change = async () => {
        const suppliers = await vocabulary.retireSupplierAs(actor, { evidenceType: type, key, until })
        return { reference: type, answer: { suppliers: [...suppliers] } }
      }
      return { body: await once.after({ change, again }) }
    },
  })
}

/** A page of a short list in memory; the cursor is the key of the last entry shown. */
function pageOf<Entry extends { readonly key: string }>(
  entries: readonly Entry[],
  { limit = 25, after }: { readonly limit?: number | undefined; readonly after?: string | undefined },
): { readonly rows: Entry[]; readonly next: string | null } {
  const from = after === undefined ? 0 : entries.findIndex(({ key }) => key === after) + 1
  const rows = entries.slice(from, from + limit)
  return { rows, next: from + limit < entries.length ? (rows.at(-1)?.key ?? null) : null }
}
