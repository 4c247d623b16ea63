import { submitting } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import { AdjustmentPage } from '../views/catalogue/adjustment-page.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { sheetContext, standardOf } from './context.ts'
import { doneHref } from './done.ts'
import { author, officer } from './office.ts'
import { editorModel, openProposal, proposalHref } from './opened.ts'
import { partPlace } from './places.ts'
import { showSheet } from './sheet-page.tsx'
import { isWritten, partIds, partOfPointer } from './sheets/parts.ts'

/** The way into a proposal, and the act by which its author sends it. */
export function proposalPages(web: Web): void {
  web.get('/catalogue/proposals/:id', async (visit) => {
    const opened = await openProposal(visit)
    const { content, id } = opened.proposal
    if (!isWritten(content)) return adjustmentPage(visit, [])
    // Whoever comes back goes on where something is still wrong.
    const faulty = opened.check.faults.flatMap(({ pointer }) => partOfPointer(pointer) ?? [])
    const first = partIds.find((part) => faulty.includes(part)) ?? 'basics'
    return { redirect: `${proposalHref(id)}/parts/${first}` }
  })

  web.post('/catalogue/proposals/:id/submission', submit)
}

async function submit(visit: Visit): Promise<Answer> {
  const again = (errors: readonly FieldError[]) =>
    // A fault of another part has no field on the page that is shown; its words stand at the top.
    refusedPage(
      visit,
      errors.map(({ message }) => ({ field: '', message })),
    )
  return submitting(visit.language, again, async () => {
    const id = visit.parameter('id')
    const expected = Number.parseInt(visit.field('_revision'), 10)
    await visit.modules.catalog.authoring.submit(id, author(visit).actor, expected)
    return { redirect: doneHref(id, 'submitted') }
  })
}

async function refusedPage(visit: Visit, errors: readonly FieldError[]): Promise<PageAnswer> {
  const { content } = await visit.modules.catalog.authoring.getProposal(visit.parameter('id'), officer(visit).actor)
  if (!isWritten(content)) return adjustmentPage(visit, errors)
  const standard = await standardOf(visit, content)
  const around = { standard, context: await sheetContext(visit, content, standard) }
  return showSheet(visit, partPlace(visit, content, 'basics', around), errors)
}

/** What is not written part by part: a suspension, a merger. It is shown as it was begun. */
async function adjustmentPage(visit: Visit, errors: readonly FieldError[]): Promise<PageAnswer> {
  const opened = await openProposal(visit)
  const { content, title } = opened.proposal
  const reason = 'reason' in content ? content.reason : undefined
  return { page: <AdjustmentPage model={{ editor: await editorModel(visit, opened), reason, errors }} />, title }
}
