import { dayOf } from '../../kernel/day.ts'
import type { EvidenceType, LinkKind, SharedElement } from '../../modules/catalog/index.ts'
import { formatDay } from '../texts/format.ts'
import type { SummaryRow } from '../ui/index.ts'
import { VocabularyEntries } from '../views/catalogue/vocabulary-entries.tsx'
import { VocabularyEntry } from '../views/catalogue/vocabulary-entry.tsx'
import { EndedReasons } from '../views/catalogue/vocabulary-reasons.tsx'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { staffWith } from '../workbench/desk.ts'
import { officeFrame } from './office.ts'
import { entryHref } from './vocabulary.tsx'
import { type VocabularyTab, vocabularyTabs } from './vocabulary-tabs.ts'

/** The vocabularies themselves: what each entry is, which names lead to it, who asks for it and who supplies it. */
export function vocabularyEntryPages(web: Web): void {
  const { vocabulary } = web.modules.catalog

  web.get('/catalogue/vocabulary/evidence-types', (visit) =>
    entriesPage(visit, 'types', 'material', vocabulary.listEvidenceTypes(), ({ proves }) => proves[visit.language]),
  )
  web.get('/catalogue/vocabulary/data-elements', (visit) =>
    entriesPage(visit, 'elements', 'field', vocabulary.listElements(), ({ element }) =>
      visit.t(`catalogueVocabulary.input.${element}`),
    ),
  )
  web.get('/catalogue/vocabulary/evidence-types/:key', async (visit) => {
    staffWith(visit, 'catalogue')
    const type = vocabulary.getEvidenceType(visit.parameter('key'))
    return entryPage(visit, 'types', 'material', type, typeRows(visit, type))
  })
  web.get('/catalogue/vocabulary/data-elements/:key', async (visit) => {
    staffWith(visit, 'catalogue')
    const element = vocabulary.getElement(visit.parameter('key'))
    return entryPage(visit, 'elements', 'field', element, elementRows(visit, element))
  })
  web.get('/catalogue/vocabulary/ended-reasons', async (visit) => {
    const { actor } = staffWith(visit, 'catalogue')
    const after = visit.query('after')
    const today = dayOf(visit.platform.clock.now())
    const { rows, next } = await vocabulary.endedReasons({
      regionCode: actor.regionCode,
      today,
      ...(after && { after }),
    })
    const path = '/catalogue/vocabulary/ended-reasons'
    const model = {
      tabs: vocabularyTabs(visit, 'reasons'),
      rows: rows.map((reason) => ({ reason, lastDay: formatDay(reason.until, visit.language, 'year') })),
      paging: { previous: after && path, next: next ? `${path}?after=${next}` : undefined },
    }
    return {
      page: <EndedReasons model={model} frame={await officeFrame(visit, 'vocabulary')} />,
      title: visit.t('catalogueVocabulary.reasons'),
    }
  })
}

async function entriesPage<Entry extends EvidenceType | SharedElement>(
  visit: Visit,
  tab: 'types' | 'elements',
  kind: LinkKind,
  entries: readonly Entry[],
  about: (entry: Entry) => string,
): Promise<PageAnswer> {
  staffWith(visit, 'catalogue')
  const model = {
    tab,
    tabs: vocabularyTabs(visit, tab),
    entries: entries.map((entry) => ({
      name: entry.name[visit.language],
      href: entryHref(kind, entry.key),
      about: about(entry),
      aliases: entry.aliases.slice(0, 3).join(listMark(visit)),
    })),
  }
  return {
    page: <VocabularyEntries model={model} frame={await officeFrame(visit, 'vocabulary')} />,
    title: visit.t(`catalogueVocabulary.${tab}`),
  }
}

async function entryPage(
  visit: Visit,
  tab: VocabularyTab,
  kind: LinkKind,
  entry: EvidenceType | SharedElement,
  rows: readonly SummaryRow[],
): Promise<PageAnswer> {
  const { modules, language } = visit
  const { vocabulary } = modules.catalog
  const after = visit.query('after')
  const [links, asking, suppliers] = await Promise.all([
    vocabulary.linksTo(kind, entry.key, { limit: 100 }),
    vocabulary.askingFor(kind, entry.key, after ? { after } : {}),
    kind === 'material' ? vocabulary.suppliersOf(entry.key) : undefined,
  ])
  const regions = await Promise.all(asking.rows.map(({ regionCode }) => modules.organizations.findRegion(regionCode)))
  const today = dayOf(visit.platform.clock.now())
  const path = entryHref(kind, entry.key)
  const name = entry.name[language]
  const model = {
    tabs: vocabularyTabs(visit, tab),
    name,
    rows,
    suppliers: suppliers?.map((supplier) => ({
      supplier,
      name: supplier.name[language],
      since: formatDay(supplier.liveSince, language, 'year'),
      until: supplier.liveUntil && formatDay(supplier.liveUntil, language, 'year'),
      live: supplier.liveSince <= today && (supplier.liveUntil === null || today <= supplier.liveUntil),
    })),
    links: links.rows,
    asking: asking.rows.map((subject, at) => ({
      subject,
      region: regions[at]?.name ?? subject.regionCode,
      href: subject.subjectKind === 'item' ? `/${subject.regionCode}/items/${subject.subjectId}` : undefined,
    })),
    paging: { previous: after && path, next: asking.next ? `${path}?after=${asking.next}` : undefined },
  }
  return { page: <VocabularyEntry model={model} frame={await officeFrame(visit, 'vocabulary')} />, title: name }
}

function typeRows(visit: Visit, type: EvidenceType): readonly SummaryRow[] {
  const { t, language } = visit
  const list = (values: readonly string[]) => values.join(listMark(visit)) || t('catalogueVocabulary.entry.noCode')
  return [
    { label: t('catalogueVocabulary.entry.proves'), value: type.proves[language] },
    { label: t('catalogueVocabulary.entry.issuer'), value: type.issuer },
    { label: t('catalogueVocabulary.entry.aliases'), value: list(type.aliases) },
    { label: t('catalogueVocabulary.entry.codes'), value: list(type.standardCodes) },
    { label: t('catalogueVocabulary.entry.yieldedBy'), value: list(type.yieldedBy) },
    { label: t('catalogueVocabulary.entry.certificates'), value: list(type.certificateTypes) },
    { label: t('catalogueVocabulary.entry.key'), value: type.key },
  ]
}

function elementRows(visit: Visit, element: SharedElement): readonly SummaryRow[] {
  const { t, language, modules } = visit
  const { options, evidenceType, personal, basis } = element
  const words = { ours: t('catalogueVocabulary.entry.own'), practice: t('catalogueVocabulary.entry.practice') }
  const source =
    evidenceType === null ? undefined : modules.catalog.vocabulary.getEvidenceType(evidenceType).name[language]
  const range = (from: string | number | undefined, to: string | number | undefined) =>
    from === undefined && to === undefined ? undefined : `${dayWord(visit, from)} – ${dayWord(visit, to)}`
  const row = (label: string, value: string | number | undefined): readonly SummaryRow[] =>
    value === undefined || value === '' ? [] : [{ label, value: String(value) }]
  return [
    { label: t('catalogueVocabulary.entry.definition'), value: element.definition[language] },
    { label: t('catalogueVocabulary.entry.element'), value: t(`catalogueVocabulary.input.${element.element}`) },
    ...row(t('catalogueVocabulary.entry.length'), element.lengthMax),
    ...row(t('catalogueVocabulary.entry.range'), range(element.numberMin, element.numberMax)),
    ...row(t('catalogueVocabulary.entry.days'), range(element.dateNotBefore, element.dateNotAfter)),
    ...row(t('catalogueVocabulary.entry.unit'), element.unit),
    ...row(
      t('catalogueVocabulary.entry.options'),
      options?.map(({ code, label }) => (code ? `${code} ${label[language]}` : label[language])).join(listMark(visit)),
    ),
    ...row(t('catalogueVocabulary.entry.aliases'), element.aliases.join(listMark(visit))),
    { label: t('catalogueVocabulary.entry.source'), value: source ?? t('catalogueVocabulary.entry.onlyApplicant') },
    {
      label: t('catalogueVocabulary.entry.personal'),
      value: t(`catalogueVocabulary.entry.${personal ? 'yes' : 'no'}`),
    },
    { label: t('catalogueVocabulary.entry.basis'), value: words[basis as keyof typeof words] ?? basis },
    { label: t('catalogueVocabulary.entry.key'), value: element.key },
  ]
}

function dayWord({ t }: Visit, bound: string | number | undefined): string {
  return bound === 'today' ? t('catalogueVocabulary.entry.today') : String(bound ?? '')
}

function listMark({ language }: Visit): string {
  return language === 'zh' ? '\u3001' : ', '
}
