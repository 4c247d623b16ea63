import { differencesOf } from '../../modules/catalog/index.ts'
import { differenceWords } from '../difference-words.ts'
import { submitting } from '../faults.ts'
import { pageProblem } from '../problems.ts'
import { formatInstant } from '../texts/format.ts'
import type { FieldError } from '../ui/index.ts'
import { RevisionPage, RevisionsPage } from '../views/catalogue/revisions-page.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { author, officer } from './office.ts'
import { editorModel, openProposal, proposalHref, staffName } from './opened.ts'

const base = '/catalogue/proposals/:id/revisions'
/** More lines of differences than anybody reads on one page. */
const shownMax = 300

/** Who saved what and when; nothing that was ever saved is lost. */
export function revisionPages(web: Web): void {
  web.get(base, (visit) => revisionsPage(visit, []))
  web.get(`${base}/:revision`, revisionPage)
  web.post(`${base}/:revision/restoration`, restore)
}

async function revisionsPage(visit: Visit, errors: readonly FieldError[]): Promise<PageAnswer> {
  const opened = await openProposal(visit)
  const { proposal } = opened
  const { authoring } = visit.modules.catalog
  const revisions = await authoring.revisionsOf(proposal.id, officer(visit).actor)
  const savers = new Map<string, string>()
  for (const id of new Set(revisions.map(({ savedBy }) => savedBy))) savers.set(id, await staffName(visit, id))
  const href = `${proposalHref(proposal.id)}/revisions`
  const model = {
    editor: await editorModel(visit, opened),
    errors,
    revisions: revisions.map(({ revision, savedBy, savedAt }) => ({
      revision,
      current: revision === proposal.revision,
      who: savers.get(savedBy) ?? '',
      when: formatInstant(savedAt, visit.language, 'year'),
      href: `${href}/${revision}`,
    })),
  }
  return { page: <RevisionsPage model={model} />, title: visit.t('catalogueEditor.revisions.title') }
}

/** What one revision changed, or how it differs from the present one, which is what restoring it would undo. */
async function revisionPage(visit: Visit): Promise<Answer> {
  const opened = await openProposal(visit)
  const { proposal } = opened
  const { authoring } = visit.modules.catalog
  const { actor } = officer(visit)
  const number = numberOf(visit)
  const content = await authoring.getRevision(proposal.id, number, actor)
  const toPresent = visit.query('against') === 'present'
  const previous = toPresent
    ? proposal.content
    : number > 1
      ? await authoring.getRevision(proposal.id, number - 1, actor)
      : content
  const [before, after] = toPresent ? [content, previous] : [previous, content]
  const differences = differencesOf(before, after)
  const href = `${proposalHref(proposal.id)}/revisions`
  const mayRestore = proposal.acts.includes('save') && number !== proposal.revision
  const model = {
    editor: await editorModel(visit, opened),
    revision: number,
    backHref: href,
    tabs: [
      { label: visit.t('catalogueEditor.revisions.sincePrevious'), href: `${href}/${number}`, current: !toPresent },
      {
        label: visit.t('catalogueEditor.revisions.against'),
        href: `${href}/${number}?against=present`,
        current: toPresent,
      },
    ],
    lines: differences
      .slice(0, shownMax)
      .map((difference) => differenceWords(difference, { before, after }, visit.language)),
    restore: mayRestore ? visit.target(`${href}/${number}/restoration`) : undefined,
  }
  return {
    page: <RevisionPage model={model} />,
    title: visit.t('catalogueEditor.revisions.revision', { number }),
  }
}

async function restore(visit: Visit): Promise<Answer> {
  const { actor } = author(visit)
  const { authoring } = visit.modules.catalog
  const id = visit.parameter('id')
  return submitting(
    visit.language,
    (errors) => revisionsPage(visit, errors),
    async () => {
      const content = await authoring.getRevision(id, numberOf(visit), actor)
      const expected = Number.parseInt(visit.field('_revision'), 10)
      const { revision } = await authoring.save(id, actor, { expected, content })
      return { redirect: `${proposalHref(id)}/revisions/${revision}` }
    },
  )
}

function numberOf(visit: Visit): number {
  const text = visit.parameter('revision')
  if (!/^[1-9]\d{0,5}$/.test(text)) throw pageProblem('page.not_found')
  return Number(text)
}
