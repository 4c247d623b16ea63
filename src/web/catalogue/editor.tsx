import { ProposalContent } from '../../modules/catalog/index.ts'
import { found, submitting } from '../faults.ts'
import { pageProblem } from '../problems.ts'
import { DiscretionList, FormOutline, MaterialList } from '../views/catalogue/member-lists.tsx'
import { SituationCheck } from '../views/catalogue/situation-check.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { definitionIn, sheetContext, standardOf } from './context.ts'
import { afterMemberAct, isListed, memberActOf } from './lists.ts'
import { materialPlace, questionPlace, rowsPlace, sectionPlace, tablePlace } from './members.tsx'
import { officer } from './office.ts'
import { type Opened, proposalHref } from './opened.ts'
import { type Around, partPlace } from './places.ts'
import { sendSheet, showSheet } from './sheet-page.tsx'
import type { SheetPlace } from './sheet-place.ts'
import { isWritten, type PartId, partIds } from './sheets/parts.ts'

const base = '/catalogue/proposals/:id'

/** A proposal part by part, and member by member where a part is a list. */
export function editorPages(web: Web): void {
  const sheet = (
    path: string,
    placeOf: (visit: Visit, content: ProposalContent, around: Around) => SheetPlace | undefined,
  ) => {
    const place = async (visit: Visit) => {
      const { content, around } = await begun(visit)
      return found(placeOf(visit, content, around))
    }
    web.get(`${base}${path}`, async (visit) => showSheet(visit, await place(visit)))
    web.post(`${base}${path}`, async (visit) => sendSheet(visit, await place(visit)))
  }
  sheet('/parts/:part', (visit, content, around) => {
    const part = partIds.find((id) => id === visit.parameter('part'))
    if (!part || !isWritten(content)) return undefined
    return { ...partPlace(visit, content, part, around), below: (opened) => below(visit, part, opened, around) }
  })
  sheet('/materials/:member', (visit, content, around) =>
    written(content, materialPlace(visit, visit.parameter('member'), around)),
  )
  sheet('/form/:section', (visit, content, around) =>
    written(content, sectionPlace(visit, visit.parameter('section'), around)),
  )
  sheet('/form/:section/:question', (visit, content, around) =>
    written(content, questionPlace(visit, visit.parameter('section'), visit.parameter('question'), around)),
  )
  sheet('/discretion/:table', (visit, content, around) =>
    written(content, tablePlace(visit, visit.parameter('table'), around)),
  )
  sheet(
    '/discretion/:table/rows',
    (visit, content, around) => definitionIn(content) && rowsPlace(visit, content, visit.parameter('table'), around),
  )
  web.post(`${base}/parts/:part/members`, moveMember)
}

/** Claims have no lists of their own: those come from above. */
function written(content: ProposalContent, place: SheetPlace): SheetPlace | undefined {
  return definitionIn(content) && place
}

async function begun(visit: Visit): Promise<{ content: ProposalContent; around: Around }> {
  const { actor } = officer(visit)
  const { content } = await visit.modules.catalog.authoring.getProposal(visit.parameter('id'), actor)
  const standard = await standardOf(visit, content)
  return { content, around: { standard, context: await sheetContext(visit, content, standard) } }
}

/** The lists that stand in place of a form. */
function below(visit: Visit, part: PartId, { proposal, check }: Opened, { standard }: Around) {
  const definition = definitionIn(proposal.content) ?? standard?.content.definition
  if (part === 'situations' && definition) return <SituationCheck definition={definition} />
  if (!isListed(part) || !definition) return undefined
  const href = proposalHref(proposal.id)
  const may = proposal.acts.includes('save') && proposal.content.kind !== 'claim'
  const model = {
    href,
    definition,
    revision: proposal.revision,
    acts: may ? visit.target(`${href}/parts/${part}/members`) : undefined,
    faulty: new Set([...check.faults, ...check.findings].map(({ pointer }) => pointer)),
  }
  if (part === 'materials') return <MaterialList model={model} />
  return part === 'form' ? <FormOutline model={model} /> : <DiscretionList model={model} />
}

/** Up, down, away: each is a revision of its own and can be taken back there. */
async function moveMember(visit: Visit): Promise<Answer> {
  const part = partIds.find((id) => id === visit.parameter('part'))
  const act = memberActOf(visit.field('_do'))
  if (!part || !isListed(part) || !act) throw pageProblem('page.not_found')
  const { around, content } = await begun(visit)
  if (!isWritten(content)) throw pageProblem('page.not_found')
  const place = {
    ...partPlace(visit, content, part, around),
    below: (opened: Opened) => below(visit, part, opened, around),
  }
  return submitting(
    visit.language,
    async (errors) => showSheet(visit, place, errors),
    async () => {
      const { authoring } = visit.modules.catalog
      const { actor } = officer(visit)
      const expected = Number.parseInt(visit.field('_revision'), 10)
      const base = await authoring.getRevision(visit.parameter('id'), expected, actor)
      const changed = found(afterMemberAct(base, part, act))
      const saved = await authoring.save(visit.parameter('id'), actor, {
        expected,
        content: ProposalContent.parse(changed),
      })
      return { redirect: `${place.href}?saved=${saved.revision}` }
    },
  )
}
