import { type Adjustment, type Finding, findingSentence, type ItemDefinition } from '../../modules/catalog/index.ts'
import { placeWords } from '../difference-words.ts'
import { formatDay, formatInstant } from '../texts/format.ts'
import type { SubjectModel } from '../views/catalogue/subject-page.tsx'
import type { Visit } from '../visit.ts'
import { proposalEntry, wayHref } from './entries.ts'
import { officeFrame, officer } from './office.ts'

interface Subject {
  readonly id: string
  readonly href: string
  readonly definition: ItemDefinition
  readonly versions: readonly {
    readonly number: number
    readonly publishedAt: Date
    readonly supersededAt: Date | null
  }[]
  readonly findings: readonly Finding[]
}

/** What the page of a standard and of an item have in common: what is in force, its history, and what is under way. */
export async function subjectModel(
  visit: Visit,
  { id, href, definition, versions, findings }: Subject,
): Promise<Omit<SubjectModel, 'about' | 'begin' | 'adjust' | 'claims' | 'readHref' | 'standard'>> {
  const { language } = visit
  const { actor } = officer(visit)
  const { authoring } = visit.modules.catalog
  const [adjustments, open] = await Promise.all([authoring.adjustmentsOf(id), authoring.proposalsAbout(id, actor)])
  return {
    frame: await officeFrame(visit, 'items'),
    href,
    name: definition.name,
    status: definition.status?.kind ?? 'active',
    statusWords: statusWords(visit, definition),
    facts: factsOf(visit, definition),
    open: await Promise.all(open.map((line) => proposalEntry(visit, line))),
    versions: versions.map(({ number, publishedAt, supersededAt }) => ({
      number,
      from: formatInstant(publishedAt, language, 'year'),
      until: supersededAt ? formatInstant(supersededAt, language, 'year') : undefined,
    })),
    adjustments: adjustments.map((line) => adjustmentLine(visit, line)),
    findings: findings.map(({ pointer, rule, found }) => ({
      place: placeWords(pointer, definition, language),
      message: [findingSentence(rule)[language], found].filter(Boolean).join(' · '),
    })),
  }
}

function adjustmentLine({ t, language }: Visit, { id, kind, documentNumber, effectiveOn, proposalId }: Adjustment) {
  return {
    id,
    kind: t(`catalogueLists.kinds.${kind}`),
    documentNumber,
    day: formatDay(effectiveOn, language, 'year'),
    href: wayHref(proposalId),
  }
}

/** A suspended or abolished item says so before everything else. */
function statusWords({ t, language }: Visit, { status, regionCode }: ItemDefinition): SubjectModel['statusWords'] {
  if (!status) return undefined
  const { kind, reason, documentNumber, since, successors } = status
  return {
    title: t(`catalogueLists.subject.${kind}`, { since: formatDay(since, language, 'year') }),
    text: t('catalogueLists.subject.because', { reason, documentNumber }),
    successors: successors.map(({ itemId, name }) => ({ name, href: `/${regionCode}/items/${itemId}` })),
  }
}

function factsOf(visit: Visit, definition: ItemDefinition): SubjectModel['facts'] {
  const { t, language } = visit
  const { delegation, limits, department, type, materials, duties, result, fees } = definition
  const limit = (value: typeof limits.promised) =>
    value ? t(`vocabulary.limit.${value.unit ?? 'unknown'}`, { count: value.days }) : undefined
  const until = delegation?.until ? formatDay(delegation.until, language, 'year') : undefined
  const rows: readonly (readonly [keyof typeof labels, string | null | undefined])[] = [
    ['catalogCode', [definition.catalogCode, definition.businessCode].filter(Boolean).join('-')],
    ['taskCode', definition.taskCode],
    ['department', department.name],
    [
      'delegation',
      delegation &&
        [
          t(`catalogueLists.delegation.${delegation.form}`),
          delegation.department.name,
          delegation.documentNumber,
          until && t('catalogueLists.delegation.until', { until }),
        ]
          .filter(Boolean)
          .join(' · '),
    ],
    ['type', type && t(`vocabulary.itemType.${type}`)],
    ['promised', limit(limits.promised)],
    ['statutory', limit(limits.statutory)],
    ['materials', materials?.map(({ shortName, name }) => shortName ?? name).join(t('catalogueLists.list.comma'))],
    ['duties', duties.map(({ duty }) => t(`catalogueEditor.choices.duty.${duty}`)).join(' → ')],
    ['result', result.name],
    [
      'fees',
      fees === null
        ? undefined
        : fees.length === 0
          ? t('catalogueLists.facts.free')
          : fees.map(({ name }) => name).join('、'),
    ],
    ['online', t(definition.applyOnline ? 'catalogueLists.facts.onlineYes' : 'catalogueLists.facts.onlineNo')],
  ]
  return rows.flatMap(([label, value]) => (value ? [{ label: t(labels[label]), value }] : []))
}

const labels = {
  catalogCode: 'catalogueLists.facts.catalogCode',
  taskCode: 'catalogueLists.facts.taskCode',
  department: 'catalogueLists.facts.department',
  delegation: 'catalogueLists.facts.delegation',
  type: 'catalogueLists.facts.type',
  promised: 'catalogueLists.facts.promised',
  statutory: 'catalogueLists.facts.statutory',
  materials: 'catalogueLists.facts.materials',
  duties: 'catalogueLists.facts.duties',
  result: 'catalogueLists.facts.result',
  fees: 'catalogueLists.facts.fees',
  online: 'catalogueLists.facts.online',
} as const
