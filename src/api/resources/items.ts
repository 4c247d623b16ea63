import { z } from 'zod'
import { Audience, ItemDefinition, ItemType, type ItemVersion } from '../../modules/catalog/index.ts'
import type { FoundItem } from '../../modules/search/index.ts'
import type { Api } from '../api.ts'
import { apiProblem } from '../errors.ts'
import { Id, Instant, instant, instantOrNull, Next, paging, RegionCodeText } from '../schema/common.ts'

export const ItemLine = z
  .strictObject({
    itemId: z.uuid(),
    versionId: z.uuid(),
    regionCode: z.string(),
    localCode: z.string(),
    name: z.string(),
    parentName: z.string().nullable(),
    departmentName: z.string(),
    type: ItemType.nullable(),
    audience: z.array(Audience),
    applyOnline: z.boolean(),
    promisedDays: z.int().nullable(),
    promisedUnit: z.enum(['working', 'calendar']).nullable(),
    visits: z.int().nullable(),
    status: z.enum(['active', 'suspended', 'abolished']).describe('暂停 suspended; abolished items are in no list'),
  })
  .describe('One line of a list of items')

export const ItemAnswer = z
  .strictObject({
    itemId: z.uuid(),
    versionId: z.uuid(),
    versionNumber: z.int(),
    contentHash: z.string().describe('SHA-256 of the definition in canonical JSON, hex'),
    publishedAt: Instant,
    supersededAt: Instant.nullable(),
    definition: ItemDefinition,
  })
  .describe('A published version of an item: everything that pages, forms and clocks derive from')

export const VersionLine = z.strictObject({
  versionId: z.uuid(),
  versionNumber: z.int(),
  publishedAt: Instant,
  supersededAt: Instant.nullable(),
})

const cacheSeconds = 60

export function items({ get, file, platform, modules: { catalog, organizations, search } }: Api): void {
  get('/items', {
    tag: 'items',
    summary: 'Find items of a region',
    description:
      'With `q` by words, pinyin, initials, a code or a whole question, those of the regions above too; without it all of the region in the order of pinyin.',
    scope: 'catalog:read',
    for: 'nobody',
    query: z.strictObject({
      region: RegionCodeText,
      q: z.string().max(80).optional().describe('Words, pinyin, initials, a code or a question'),
      audience: Audience.optional(),
      type: ItemType.optional(),
      online: z.stringbool().optional().describe('true: only what one can apply for here'),
      ...paging,
    }),
    answer: z.strictObject({
      items: z.array(ItemLine),
      next: Next,
      understoodAs: z.string().nullable().describe('`q` in the words of the catalogue, where they differ'),
      guess: z.boolean().describe('True: nothing fits `q` as it stands, and these are the nearest'),
    }),
    cacheSeconds,
    async handle({ query: { region, q, audience, type, online, limit, after } }) {
      await organizations.getRegion(region)
      const page = { regionCode: region, limit: limit ?? 25, ...(after !== undefined && { after }) }
      const narrowed = { ...(audience && { audience }), ...(type && { type }) }
      if (q === undefined || q.trim() === '') {
        const { items, next } = await catalog.listItems({
          ...page,
          ...narrowed,
          ...(online !== undefined && { online }),
        })
        return { body: { items: [...items], next, understoodAs: null, guess: false } }
      }
      const filter = { ...narrowed, ...(online !== undefined && { online: String(online) }) }
      const { items, next, taken, guess } = await search.find({ ...page, text: q, filter })
      return { body: { items: items.map(lineOfItem), next, understoodAs: taken?.as ?? null, guess } }
    },
  })
  get('/items/:itemId', {
    tag: 'items',
    summary: 'An item as published now',
    scope: 'catalog:read',
    for: 'nobody',
    params: z.object({ itemId: Id }),
    answer: ItemAnswer,
    cacheSeconds,
    async handle({ params: { itemId } }) {
      const version = await catalog.findCurrentVersion(itemId)
      if (!version) throw apiProblem('api.not_found')
      return { body: itemOf(version) }
    },
  })
  file('/items/:itemId/linked-data', {
    tag: 'items',
    summary: 'An item as linked data: CPSV-AP, and CCCEV for what is asked for with it',
    scope: 'catalog:read',
    for: 'nobody',
    params: z.object({ itemId: Id }),
    mediaTypes: ['application/ld+json'],
    async handle({ params: { itemId } }) {
      const version = await catalog.findCurrentVersion(itemId)
      if (!version) throw apiProblem('api.not_found')
      const content = Buffer.from(JSON.stringify(catalog.exporting.linkedData(version, platform.config.baseUrl)))
      return { content, mediaType: 'application/ld+json', fileName: `${itemId}.jsonld` }
    },
  })
  get('/items/:itemId/versions', {
    tag: 'items',
    summary: 'All versions of an item, newest first',
    scope: 'catalog:read',
    for: 'nobody',
    params: z.object({ itemId: Id }),
    answer: z.strictObject({ versions: z.array(VersionLine) }),
    cacheSeconds,
    async handle({ params: { itemId } }) {
      const versions = await catalog.versionsOf(itemId)
      if (versions.length === 0) throw apiProblem('api.not_found')
      return { body: { versions: versions.map(lineOf) } }
    },
  })
  get('/items/:itemId/versions/:versionId', {
    tag: 'items',
    summary: 'One version of an item; it never changes',
    scope: 'catalog:read',
    for: 'nobody',
    params: z.object({ itemId: Id, versionId: Id }),
    answer: ItemAnswer,
    cacheSeconds,
    async handle({ params: { itemId, versionId } }) {
      const version = await catalog.getVersion(versionId)
      if (version.itemId !== itemId) throw apiProblem('api.not_found')
      return { body: itemOf(version) }
    },
  })
}

/** The line without what only a page shows. */
function lineOfItem({
  regionName: _,
  fromAbove: __,
  alsoHere: ___,
  why: ____,
  ...line
}: FoundItem): z.infer<typeof ItemLine> {
  return line
}

function itemOf({
  id,
  itemId,
  number,
  contentHash,
  publishedAt,
  supersededAt,
  definition,
}: ItemVersion): z.infer<typeof ItemAnswer> {
  const times = { publishedAt: instant(publishedAt), supersededAt: instantOrNull(supersededAt) }
  return { itemId, versionId: id, versionNumber: number, contentHash, ...times, definition }
}

function lineOf(line: {
  readonly id: string
  readonly number: number
  readonly publishedAt: Date
  readonly supersededAt: Date | null
}) {
  return {
    versionId: line.id,
    versionNumber: line.number,
    publishedAt: instant(line.publishedAt),
    supersededAt: instantOrNull(line.supersededAt),
  }
}
