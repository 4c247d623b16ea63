import { submitting } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import { WithdrawalPage } from '../views/catalogue/withdrawal-page.tsx'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { doneHref } from './done.ts'
import { wayHref } from './entries.ts'
import { author } from './office.ts'
import { editorModel, openProposal } from './opened.ts'

const path = '/catalogue/proposals/:id/withdrawal'

/** Nothing brings a withdrawn proposal back, so it is asked first. */
export function withdrawalPages(web: Web): void {
  web.get(path, async (visit) => {
    const { actor } = author(visit)
    const { id, acts } = await visit.modules.catalog.authoring.getProposal(visit.parameter('id'), actor)
    return acts.includes('withdraw') ? withdrawalPage(visit, []) : { redirect: wayHref(id) }
  })
  web.post(path, async (visit) =>
    submitting(
      visit.language,
      (errors) => withdrawalPage(visit, errors),
      async () => {
        const id = visit.parameter('id')
        await visit.modules.catalog.authoring.withdraw(id, author(visit).actor)
        return { redirect: doneHref(id, 'withdrawn') }
      },
    ),
  )
}

async function withdrawalPage(visit: Visit, errors: readonly FieldError[]): Promise<PageAnswer> {
  const opened = await openProposal(visit)
  const { id } = opened.proposal
  const model = {
    editor: await editorModel(visit, opened),
    target: visit.target(`/catalogue/proposals/${id}/withdrawal`),
    backHref: wayHref(id),
    errors,
  }
  return {
    page: <WithdrawalPage model={model} />,
    title: visit.t('catalogueLists.withdrawal.title'),
    scripts: ['workbench.js'],
  }
}
