import type { DiscretionTable, FormSection, ItemDefinition, ProposalContent } from '../../modules/catalog/index.ts'
import type { Visit } from '../visit.ts'
import { definitionIn } from './context.ts'
import { proposalHref } from './opened.ts'
import { type Around, listPath } from './places.ts'
import type { SheetPlace } from './sheet-place.ts'
import { freeId } from './sheets/content.ts'
import { discretionRows, finishedTable } from './sheets/discretion.ts'
import * as members from './sheets/members.ts'
import type { PartId } from './sheets/parts.ts'
import { questionsOf } from './sheets/sheet.ts'

/** Instead of an id in an address: the one that is not there yet. */
export const newMember = 'new'

/** One material (材料). */
export function materialPlace(visit: Visit, id: string, { context }: Around): SheetPlace {
  const list = (content: ProposalContent) => definitionIn(content)?.materials ?? []
  return {
    ...memberPlace(visit, 'materials', ['materials', id]),
    title: titleOf(visit, id, 'material'),
    sheet: members.material,
    rootIn: (content) => rootOf(listPath(content, 'materials'), list(content), id),
    blank: (content) => ({ ...members.blankMaterial, id: freeId('material', idsOf(list(content))) }),
    context,
  }
}

/** One section of the form (一节), its title and condition. A new one begins with one question, as none may be empty, and asks for its words at once. */
export function sectionPlace(visit: Visit, id: string, { context }: Around): SheetPlace {
  return {
    ...memberPlace(visit, 'form', ['form', id]),
    title: titleOf(visit, id, 'section'),
    sheet: id === newMember ? members.newSection : members.section,
    rootIn: (content) => rootOf(listPath(content, 'form.sections'), sectionsIn(content), id),
    blank: (content) => ({
      id: freeId('section', idsOf(sectionsIn(content))),
      title: '',
      fields: [{ ...members.blankQuestion, id: freeQuestionId(content) }],
    }),
    context: (content) => context(content, questionsOf(before(sectionsIn(content), id))),
  }
}

/** One question of a section. */
export function questionPlace(visit: Visit, sectionId: string, id: string, { context }: Around): SheetPlace {
  const fieldsIn = (content: ProposalContent) => sectionsIn(content).find((section) => section.id === sectionId)?.fields
  return {
    ...memberPlace(visit, 'form', ['form', sectionId, id]),
    title: titleOf(visit, id, 'question'),
    sheet: members.question,
    rootIn: (content) => {
      const at = sectionsIn(content).findIndex((section) => section.id === sectionId)
      return at < 0
        ? undefined
        : rootOf(`${listPath(content, 'form.sections')}.${at}.fields`, fieldsIn(content) ?? [], id)
    },
    blank: (content) => ({ ...members.blankQuestion, id: freeQuestionId(content) }),
    context: (content) => {
      const earlier = questionsOf(before(sectionsIn(content), sectionId))
      return context(content, [...earlier, ...before(fieldsIn(content) ?? [], id)])
    },
  }
}

/** One discretion table: what it is about. Its rows have a form of their own. */
export function tablePlace(visit: Visit, id: string, { context }: Around): SheetPlace {
  return {
    ...memberPlace(visit, 'discretion', ['discretion', id]),
    title: titleOf(visit, id, 'table'),
    sheet: members.discretion,
    rootIn: (content) => rootOf(listPath(content, 'discretion'), tablesIn(content), id),
    blank: (content) => ({ ...members.blankDiscretion, id: freeId('table', idsOf(tablesIn(content))) }),
    finish: finishedTable,
    context,
  }
}

/** The rows of a discretion table: one column a fact. */
export function rowsPlace(
  visit: Visit,
  content: ProposalContent,
  id: string,
  { context }: Around,
): SheetPlace | undefined {
  const table = tablesIn(content).find((one) => one.id === id)
  if (!table) return undefined
  return {
    ...memberPlace(visit, 'discretion', ['discretion', id, 'rows']),
    title: visit.t('catalogueEditor.discretion.rowsOf', { title: table.title }),
    sheet: discretionRows(table, visit.t),
    rootIn: (present) => rootOf(listPath(present, 'discretion'), tablesIn(present), id),
    context,
  }
}

function memberPlace(visit: Visit, part: PartId, path: readonly string[]) {
  const base = proposalHref(visit.parameter('id'))
  const list = `${base}/parts/${part}`
  return {
    part,
    href: `${base}/${path.join('/')}`,
    after: () => list,
    back: { href: list, label: visit.t('catalogueEditor.backTo', { part: visit.t(`catalogueEditor.parts.${part}`) }) },
  }
}

function titleOf({ t }: Visit, id: string, what: 'material' | 'section' | 'question' | 'table'): string {
  return t(`catalogueEditor.members.${what}.${id === newMember ? 'add' : 'edit'}`)
}

export function sectionsIn(content: ProposalContent): readonly FormSection[] {
  return definitionIn(content)?.form?.sections ?? []
}

function tablesIn(content: ProposalContent): readonly DiscretionTable[] {
  return (definitionIn(content) as ItemDefinition | undefined)?.discretion ?? []
}

type Named = { readonly id: string }

function rootOf(path: string, list: readonly Named[], id: string): string | undefined {
  if (id === newMember) return `${path}.${list.length}`
  const at = list.findIndex((member) => member.id === id)
  return at < 0 ? undefined : `${path}.${at}`
}

function before<Member extends Named>(list: readonly Member[], id: string): readonly Member[] {
  const at = list.findIndex((member) => member.id === id)
  return at < 0 ? list : list.slice(0, at)
}

function idsOf(list: readonly Named[]): ReadonlySet<string> {
  return new Set(list.map(({ id }) => id))
}

function freeQuestionId(content: ProposalContent): string {
  return freeId('question', idsOf(questionsOf(sectionsIn(content))))
}
