import type { ProposalLine } from '../../modules/catalog/index.ts'
import { type StartGroup, StartPage } from '../views/catalogue/start-page.tsx'
import type { Visit } from '../visit.ts'
import type { Web } from '../web.ts'
import { proposalEntry } from './entries.ts'
import { officeFrame, officer } from './office.ts'

/** Open proposals of one office: more than a hundred are looked for in the list. */
const openMax = 100
const shownMax = 10
const lookedAtMax = 100

/** What needs her now, by what she can do about it. */
export function catalogueStart(web: Web): void {
  web.get('/catalogue', async (visit) => {
    const { actor } = officer(visit)
    const { authoring } = visit.modules.catalog
    const writes = actor.duties.includes('catalogue')
    const [open, review] = await Promise.all([
      writes ? authoring.listProposals(actor, { show: 'open', limit: openMax }) : undefined,
      authoring.listProposals(actor, { show: 'review', limit: shownMax }),
    ])
    const groups = [
      await group(visit, 'review', review.lines, review.next !== null, (id) => `/catalogue/proposals/${id}/review`),
      ...(open ? await ownGroups(visit, open.lines) : []),
    ]
    const region = await visit.modules.organizations.getRegion(actor.regionCode)
    const model = {
      frame: await officeFrame(visit),
      region: region.name,
      writes,
      groups: groups.filter(({ entries }) => entries.length > 0),
      claimable: writes && (await hasUnclaimed(visit)),
      begin: writes ? visit.target('/catalogue/proposals') : undefined,
    }
    return {
      page: <StartPage model={model} />,
      title: visit.t('catalogueLists.start.title'),
      scripts: ['workbench.js'],
    }
  })
}

/** Whether a standard of a level above waits to be claimed, among as many as one question of the list gives. */
async function hasUnclaimed(visit: Visit): Promise<boolean> {
  const { regionCode } = officer(visit).actor
  const { authoring } = visit.modules.catalog
  const { lines } = await authoring.listStandards({ regionCode, of: 'above', limit: lookedAtMax })
  const ids = lines.map(({ standardId }) => standardId)
  const claimed = new Set((await authoring.claimsIn(regionCode, ids)).map(({ standardId }) => standardId))
  return ids.some((id) => !claimed.has(id))
}

async function ownGroups(visit: Visit, lines: readonly ProposalLine[]): Promise<StartGroup[]> {
  const of = (...statuses: readonly ProposalLine['status'][]) => lines.filter(({ status }) => statuses.includes(status))
  return Promise.all([
    group(visit, 'returned', of('returned')),
    group(visit, 'publish', of('approved')),
    group(visit, 'soon', of('published')),
    group(visit, 'drafts', of('draft')),
    group(visit, 'sent', of('in_review')),
  ])
}

async function group(
  visit: Visit,
  id: StartGroup['id'],
  lines: readonly ProposalLine[],
  more = lines.length > shownMax,
  hrefOf?: (id: string) => string,
): Promise<StartGroup> {
  const shown = lines.slice(0, shownMax)
  const entries = await Promise.all(shown.map((line) => proposalEntry(visit, line, hrefOf?.(line.id))))
  return { id, entries, moreHref: more ? (id === 'review' ? '/catalogue/reviews' : '/catalogue/proposals') : undefined }
}
