import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import type { CasePage, Submitted } from '../../modules/cases/index.ts'
import type { Api } from '../api.ts'
import { Filing, file as fileApplication, filingBytesMax } from '../filing.ts'
import { CaseEvent, CaseLine, eventsOf, FullCase, fullCaseOf, lineOf, SubmittedAnswer } from '../schema/case.ts'
import { CaseDates } from '../schema/caseDates.ts'
import { Day, Id, Next, paging, RegionCodeText } from '../schema/common.ts'

const params = z.object({ caseId: Id })
const tag = 'cases'
const pageDefault = 25

const ListQuery = z.strictObject({
  ...paging,
  region: RegionCodeText.optional().describe('For a supervising post: the cases of this region instead of its inbox'),
  open: z.stringbool().optional().describe('With region. true: only open cases, nearest date first'),
  overdueBefore: Day.optional().describe('With region: open cases whose date is before this day'),
  departmentId: z.uuid().optional().describe('With region: of this body'),
  itemId: z.uuid().optional().describe('With region: of this item'),
  awaiting: z
    .enum(['pre_review', 'accept', 'correct', 'review', 'decide', 'issue', 'deliver'])
    .optional()
    .describe('With region: waiting for this'),
})

/** Reading cases, and the short way to file one. */
export function cases({ get, post, modules }: Api): void {
  post('/cases', {
    tag,
    summary: 'File a whole application in one request',
    description:
      'Answers, delivery and small papers together. When anything is missing the answer is 422 with every fault, and nothing is kept.',
    scope: 'cases:submit',
    for: 'either',
    body: Filing,
    bodyBytesMax: filingBytesMax,
    answer: SubmittedAnswer,
    status: 201,
    async handle({ body, actor, once }) {
      const submitted = await once.created<Submitted>({
        change: (stage) => fileApplication(modules, actor, body, stage),
        again: (caseId) => modules.cases.submit(caseId, actor),
      })
      return { body: submitted, location: `/v1/cases/${submitted.caseId}` }
    },
  })
  get('/cases', {
    tag,
    summary: "Cases: one's own, the inbox of a post, or those of a supervised region",
    description:
      'A person reads her own cases and those of organisations that she represents, newest first; a post its inbox, nearest date first; with `region` a supervising post reads all of the region.',
    scope: 'cases:read',
    for: 'either',
    query: ListQuery,
    answer: z.strictObject({ cases: z.array(CaseLine), next: Next }),
    async handle({ query, actor }) {
      const page = await pageOf(modules.cases, actor, query)
      return { body: { cases: page.cases.map(lineOf), next: page.next ?? null } }
    },
  })
  get('/cases/:caseId', {
    tag,
    summary: 'A case, complete',
    description:
      'With every limit explained step by step, what the acting person or post may do now, and the sequence as ETag. A look of staff is logged.',
    scope: 'cases:read',
    for: 'either',
    params,
    answer: FullCase,
    async handle({ params: { caseId }, actor }) {
      const view = await modules.cases.view(caseId, actor)
      return { body: fullCaseOf(view, actor.kind === 'staff'), etag: view.sequence }
    },
  })
  get('/cases/:caseId/events', {
    tag,
    summary: 'What happened to a case, in order',
    scope: 'cases:read',
    for: 'either',
    params,
    query: z.strictObject({
      limit: paging.limit,
      after: z.coerce.number().int().min(0).optional().describe('Sequence of the last event that was read'),
    }),
    answer: z.strictObject({ events: z.array(CaseEvent), next: z.int().nullable() }),
    async handle({ params: { caseId }, query: { limit = pageDefault, after = 0 }, actor }) {
      const view = await modules.cases.view(caseId, actor)
      const later = eventsOf(view, actor.kind === 'staff').filter(({ sequence }) => sequence > after)
      const events = later.slice(0, limit)
      return {
        body: { events, next: later.length > limit ? (events.at(-1)?.sequence ?? null) : null },
        etag: view.sequence,
      }
    },
  })
  get('/cases/:caseId/dates', {
    tag,
    summary: 'The dates of a case, with everything that they follow from',
    description:
      'For anybody to recompute: the limits of the item, the calendars, what happened when, and the dates. The rules are in docs/decisions/case-dates.md; `npm run verify-dates -- FILE` compares. A look of staff is logged.',
    scope: 'cases:read',
    for: 'either',
    params,
    answer: CaseDates,
    handle: async ({ params: { caseId }, actor }) => ({ body: await modules.cases.datesFile(caseId, actor) }),
  })
  post('/cases/search', {
    tag,
    summary: 'Find a case by its receipt number',
    description:
      'For a post that scanned or typed it. Whether the post may see the case is decided as for every other reading.',
    scope: 'cases:read',
    for: 'post',
    keyless: true,
    body: z.strictObject({ receiptNumber: z.string().max(40) }),
    answer: FullCase,
    async handle({ body: { receiptNumber }, actor }) {
      const view = await modules.cases.view((await modules.cases.findByReceipt(receiptNumber)) ?? '', actor)
      return { body: fullCaseOf(view, true), etag: view.sequence }
    },
  })
}

type Lists = Pick<Api['modules']['cases'], 'inbox' | 'casesOf' | 'casesOfRegion'>

async function pageOf(
  lists: Lists,
  actor: Exclude<Actor, { kind: 'system' }>,
  query: z.infer<typeof ListQuery>,
): Promise<CasePage> {
  const { limit, after, region, open, overdueBefore, departmentId, itemId, awaiting } = query
  const page = { limit: limit ?? pageDefault, after }
  if (actor.kind === 'person') return lists.casesOf(actor.personId, page)
  if (region === undefined) return lists.inbox(actor, page)
  const filter = {
    regionCode: region,
    ...(open !== undefined && { open }),
    ...(overdueBefore && { overdueBefore }),
    ...(departmentId && { departmentId }),
    ...(itemId && { itemId }),
    ...(awaiting && { awaiting }),
  }
  return lists.casesOfRegion(actor, filter, page)
}
