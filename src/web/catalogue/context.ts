import {
  bodiesOf,
  type FormField,
  type ItemDefinition,
  type ProposalContent,
  type StandardVersion,
  themeNames,
} from '../../modules/catalog/index.ts'
import type { Visit } from '../visit.ts'
import { officer } from './office.ts'
import { questionsOf, type SheetContext } from './sheets/sheet.ts'

/** What the lists of the forms offer here: bodies, service points, themes, and the questions of the form. */
export async function sheetContext(
  visit: Visit,
  written: ProposalContent,
  standard?: StandardVersion,
): Promise<ContextOf> {
  const { regionCode } = officer(visit).actor
  const { organizations, catalog } = visit.modules
  const [departments, points, posts] = await Promise.all([
    organizations.departmentsOf(regionCode),
    organizations.servicePointsOf(regionCode),
    handlingPosts(visit, written),
  ])
  const fixed = {
    t: visit.t,
    departments,
    posts,
    servicePoints: points.map(({ id, name }) => ({ value: id, label: name })),
    evidenceTypes: catalog.vocabulary
      .listEvidenceTypes()
      .map(({ key, name }) => ({ value: key, label: name[visit.language] })),
    elements: catalog.vocabulary.listElements().map(({ key, name }) => ({ value: key, label: name[visit.language] })),
    themes: Object.entries(themeNames).map(([value, label]) => ({ value, label })),
  }
  return (content, earlier) => {
    const definition = definitionIn(content) ?? standard?.content.definition
    return { ...fixed, definition, earlier: earlier ?? questionsOf(definition?.form?.sections ?? []) }
  }
}

export type ContextOf = (content: ProposalContent, earlier?: readonly FormField[]) => SheetContext

/** The posts of the body that will review and decide. A new claim's body is chosen when it is begun. */
async function handlingPosts(visit: Visit, content: ProposalContent): Promise<readonly string[]> {
  const definition = definitionIn(content)
  const body =
    content.kind === 'claim'
      ? content.claim.department.id
      : definition && bodiesOf(definition, visit.modules.cases.today()).handling
  const posts = body ? await visit.modules.organizations.postsOf(body) : []
  return [...new Set(posts.map(({ name }) => name))]
}

/** The definition that is written; undefined for a claim, which writes none. */
export function definitionIn(content: ProposalContent): ItemDefinition | undefined {
  if (content.kind === 'standard') return content.standard.definition
  return content.kind === 'item' ? content.definition : undefined
}

/** The standard that a claim fills in. */
export async function standardOf(visit: Visit, content: ProposalContent): Promise<StandardVersion | undefined> {
  return content.kind === 'claim' ? visit.modules.catalog.authoring.findStandard(content.standardId) : undefined
}
