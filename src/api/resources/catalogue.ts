import { z } from 'zod'
import { type CatalogImport, ItemDefinition, type Proposal } from '../../modules/catalog/index.ts'
import type { Api } from '../api.ts'
import { receiveFile } from '../incoming-file.ts'
import { Id, Instant, instant, instantOrNull } from '../schema/common.ts'

const tag = 'catalogue'
const scope = 'catalog:write'
const Words = z.strictObject({ zh: z.string(), en: z.string() })

const Note = z.strictObject({
  item: z.string(),
  sheet: z.string().nullable(),
  row: z.int().nullable(),
  path: z.string().nullable(),
  rule: z.string(),
  sentence: Words,
})

export const ImportAnswer = z
  .strictObject({
    importId: z.uuid(),
    fileName: z.string(),
    status: z.enum(['reading', 'ready', 'refused', 'committing', 'committed', 'abandoned']),
    itemsDone: z.int(),
    items: z.int().nullable(),
    refusal: z.strictObject({ fault: z.string(), sentence: Words }).nullable(),
    counts: z
      .strictObject({ created: z.int(), revised: z.int(), unchanged: z.int(), bad: z.int() })
      .nullable()
      .describe('null until the file is read'),
    problems: z.array(Note).max(300).describe('Keep their items out; the first 300'),
    findings: z.array(Note).max(300).describe('Kept and told; the first 300'),
    hasBadRows: z.boolean(),
    createdAt: Instant,
    committedAt: Instant.nullable(),
    expiresAt: Instant,
  })
  .describe('A file of items: read first, changing nothing; then committed as draft proposals, or abandoned')

export const ProposalAnswer = z
  .strictObject({
    proposalId: z.uuid(),
    kind: z.string(),
    itemId: z.uuid().nullable(),
    title: z.string(),
    status: z.string(),
    revision: z.int().describe('The expected version of the next change'),
    awaiting: z.array(z.string()).describe('Offices whose opinion is still needed'),
    changedAt: Instant,
  })
  .describe('What an officer proposes to change in the catalogue')

/** Officers' clients write the catalogue: through the same front door as the pages, for a post with the duty. */
export function catalogue({ get, post, put, upload, file, remove, modules: { catalog } }: Api): void {
  const { authoring, imports } = catalog
  const importParams = z.object({ importId: Id })
  const proposalParams = z.object({ proposalId: Id })
  upload('/catalogue/imports', {
    tag,
    summary: 'Send a file of items: Excel, CSV, a zip of CSV files or JSON',
    description:
      'A dry run: it is read and reported, and nothing changes. Ask for it again until it is `ready`. At most 50 MB and 2,000 items.',
    scope,
    for: 'post',
    answer: ImportAnswer,
    uploads: [],
    async handle({ request, actor }) {
      const { fileName, content } = await receiveFile(request)
      return { body: importOf(await imports.begin(actor, { name: fileName, content })) }
    },
  })
  get('/catalogue/imports/:importId', {
    tag,
    summary: 'How an import stands, with what was found',
    scope,
    for: 'post',
    params: importParams,
    answer: ImportAnswer,
    handle: async ({ params: { importId }, actor }) => ({ body: importOf(await imports.get(importId, actor)) }),
  })
  post('/catalogue/imports/:importId/commitment', {
    tag,
    summary: 'Make draft proposals of the good items, all or none',
    scope,
    for: 'post',
    keyless: true,
    params: importParams,
    answer: ImportAnswer,
    handle: async ({ params: { importId }, actor }) => ({ body: importOf(await imports.commit(importId, actor)) }),
  })
  remove('/catalogue/imports/:importId', {
    tag,
    summary: 'Abandon an import; its file is gone at once',
    scope,
    for: 'post',
    params: importParams,
    async handle({ params: { importId }, actor }) {
      await imports.abandon(importId, actor)
    },
  })
  file('/catalogue/imports/:importId/bad-rows', {
    tag,
    summary: 'What was not taken, as a file to mend, in the format in which it came',
    scope,
    for: 'post',
    params: importParams,
    mediaTypes: ['application/octet-stream'],
    handle: async ({ params: { importId }, actor }) => imports.badRows(importId, actor),
  })
  post('/catalogue/proposals', {
    tag,
    summary: 'Propose an item, or a change of one',
    scope,
    for: 'post',
    status: 201,
    body: z.strictObject({
      itemId: z.uuid().optional().describe('Absent: a new item'),
      definition: ItemDefinition.optional().describe('Absent: begins from what is in force'),
    }),
    answer: ProposalAnswer,
    async handle({ body: { itemId, definition }, actor, once }) {
      const proposal = await once.after({
        async change() {
          const asked = { kind: 'item' as const, ...(itemId && { itemId }), ...(definition && { content: definition }) }
          const started = await authoring.start(actor, asked)
          return { reference: started.id, answer: started }
        },
        again: (id: string) => authoring.getProposal(id, actor),
        async undo(id) {
          await authoring.withdraw(id, actor)
        },
      })
      return { body: proposalOf(proposal), location: `/v1/catalogue/proposals/${proposal.id}` }
    },
  })
  get('/catalogue/proposals/:proposalId', {
    tag,
    summary: 'A proposal of the own office, or one that waits for its review',
    scope,
    for: 'post',
    params: proposalParams,
    answer: ProposalAnswer,
    handle: async ({ params: { proposalId }, actor }) => ({
      body: proposalOf(await authoring.getProposal(proposalId, actor)),
    }),
  })
  put('/catalogue/proposals/:proposalId', {
    tag,
    summary: 'Save a new revision of a proposed item',
    description: 'Where somebody else changed other parts, both changes stay; where he changed the same part, 409.',
    scope,
    for: 'post',
    params: proposalParams,
    body: z.strictObject({
      expected: z.int().min(1).describe('The revision that was read'),
      definition: ItemDefinition,
    }),
    answer: ProposalAnswer,
    handle: async ({ params: { proposalId }, body: { expected, definition }, actor }) => ({
      body: proposalOf(await authoring.save(proposalId, actor, { expected, content: { kind: 'item', definition } })),
    }),
  })
  post('/catalogue/proposals/:proposalId/submission', {
    tag,
    summary: 'Send a proposal to its reviews',
    scope,
    for: 'post',
    keyless: true,
    params: proposalParams,
    body: z.strictObject({ expected: z.int().min(1) }),
    answer: ProposalAnswer,
    handle: async ({ params: { proposalId }, body: { expected }, actor }) => ({
      body: proposalOf(await authoring.submit(proposalId, actor, expected)),
    }),
  })
}

function importOf(found: CatalogImport): z.infer<typeof ImportAnswer> {
  const { id, report, refusal, fileName, status, itemsDone, items, hasBadRows } = found
  const notes = (list: NonNullable<CatalogImport['report']>['problems'] = []) =>
    list.map(({ item, sheet, row, path, rule, sentence }) => ({
      item,
      sheet,
      row,
      path,
      rule,
      sentence: { ...sentence },
    }))
  return {
    importId: id,
    fileName,
    status,
    itemsDone,
    items,
    refusal: refusal && { fault: refusal.fault, sentence: { ...refusal.sentence } },
    counts: report && {
      created: report.created,
      revised: report.revised,
      unchanged: report.unchanged,
      bad: report.bad,
    },
    problems: notes(report?.problems),
    findings: notes(report?.findings),
    hasBadRows,
    createdAt: instant(found.createdAt),
    committedAt: instantOrNull(found.committedAt),
    expiresAt: instant(found.expiresAt),
  }
}

function proposalOf({ id, kind, subjectId, title, status, revision, awaiting, changedAt }: Proposal) {
  return {
    proposalId: id,
    kind,
    itemId: subjectId,
    title,
    status,
    revision,
    awaiting: [...awaiting],
    changedAt: instant(changedAt),
  }
}
