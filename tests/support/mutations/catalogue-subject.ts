import type { RouteLine } from '../../../src/platform/http/route-table.ts'
import { type CatalogueHoldings, type Office, suppliedType, type WorkStage } from './catalogue.ts'
import type { Role } from './roles.ts'
import type { Finder, Subject } from './subject.ts'

/** Which state an address of a proposal needs; the first that fits. All others write a draft. */
const stages: readonly (readonly [RegExp, WorkStage])[] = [
  [/\/review$/, 'in_review'],
  [/\/publication$/, 'approved'],
  [/\/adjustment$/, 'adjustment'],
]

/** Whose work it is: the own office's, and for everybody else the city's. */
export function officeOf({ as }: Role): Office {
  return as === 'provinceOfficer' ? 'province' : 'city'
}

export function workOf(
  { method, url }: RouteLine,
  { as, mayChange }: Role,
  holdings: CatalogueHoldings,
): Pick<Subject, 'proposal' | 'import'> {
  const of = as === 'provinceOfficer' ? 'province' : 'city'
  const reviews = as === 'cityEstablishment' || as === 'cityLegal'
  // Reviewers have nothing of their own: they meet what was sent to them.
  const stage = reviews ? 'in_review' : (stages.find(([pattern]) => pattern.test(url))?.[1] ?? 'draft')
  // What a role may not change must stand every one of its tries, so it gets what is kept.
  const isKept = method === 'GET' || !mayChange.some((group) => group.startsWith('C.'))
  return {
    proposal: () => (isKept ? holdings.kept(of, stage) : holdings.spare(of, stage)),
    import: () => (isKept || reviews ? holdings.keptImport(of) : holdings.spareImport(of)),
  }
}

/** What `:id` names below /catalogue. */
export async function catalogueId(subject: Subject): Promise<string> {
  const { url } = subject.route
  const { catalogue } = subject.holdings
  if (url.includes('/standards/')) return catalogue.standardId()
  return url.includes('/items/') ? catalogue.itemId() : (await subject.proposal()).id
}

/** The other parameters of the catalogue's addresses. */
export const catalogueFinders: Readonly<Record<string, Finder>> = {
  proposalId: async (subject: Subject) => (await subject.proposal()).id,
  part: ({ role, route }: Subject) => partOf(role, route.url),
  member: async (subject: Subject) => (await member(subject, 'materials')).id,
  section: async (subject: Subject) => (await member(subject, 'sections')).id,
  question: async (subject: Subject) => (await member(subject, 'questions')).id,
  table: async (subject: Subject) => (await member(subject, 'tables')).id,
  revision: () => '1',
  importId: (subject: Subject) => subject.import(),
  import: (subject: Subject) => subject.import(),
  element: () => 'sex',
  type: () => suppliedType,
  supplier: ({ holdings }: Subject) => holdings.catalogue.supplier(),
  key: ({ route }: Subject) => (route.url.includes('data-elements') ? 'sex' : suppliedType),
}

/** Each role writes another part, so that the long forms and the short ones are all met. */
export function partOf({ as }: Role, url: string): 'materials' | 'basics' | 'limits' | 'result' {
  if (url.endsWith('/members')) return 'materials'
  if (as === 'cityOfficer') return 'basics'
  return as === 'provinceOfficer' ? 'limits' : 'result'
}

/** What is written of an item or a standard, and the first of each of its lists. */
export async function writtenOf(subject: Subject) {
  const { content, revision } = await subject.proposal()
  if (content.kind === 'item') return { revision, definition: content.definition, kind: content.kind }
  if (content.kind === 'standard') return { revision, definition: content.standard.definition, kind: content.kind }
  throw new Error(`a ${content.kind} is not written part by part`)
}

export async function member<Name extends keyof Lists>(subject: Subject, name: Name): Promise<Lists[Name]> {
  const { definition } = await writtenOf(subject)
  const section = definition.form?.sections[0]
  const first = {
    materials: definition.materials?.[0],
    sections: section,
    questions: section?.fields[0],
    tables: definition.discretion[0],
  }
  const found = first[name]
  if (found === undefined) throw new Error(`no ${name}`)
  return found as Lists[Name]
}

type Definition = Awaited<ReturnType<typeof writtenOf>>['definition']
type Section = NonNullable<Definition['form']>['sections'][number]

interface Lists {
  readonly materials: NonNullable<Definition['materials']>[number]
  readonly sections: Section
  readonly questions: Section['fields'][number]
  readonly tables: Definition['discretion'][number]
}
