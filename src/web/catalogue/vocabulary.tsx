import { Problem } from '../../kernel/problem.ts'
import { LinkKind, LinkStatus, type Verdict } from '../../modules/catalog/index.ts'
import { statusOfKind } from '../../platform/http/problem-status.ts'
import { type LinkFault, VocabularyLinks } from '../views/catalogue/vocabulary-links.tsx'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { staffWith } from '../workbench/desk.ts'
import { officeFrame } from './office.ts'
import { vocabularyTabs } from './vocabulary-tabs.ts'

/** What the officer looks at: it goes with every decision, so that the list is the same one afterwards. */
interface Asked {
  readonly status: LinkStatus
  readonly kind: LinkKind | undefined
  readonly after: string | undefined
}

/** The list of links that are confirmed or corrected, row by row, with nothing but forms. */
export function vocabularyPages(web: Web): void {
  web.get('/catalogue/vocabulary', async (visit) => {
    staffWith(visit, 'catalogue')
    return listPage(
      visit,
      askedOf((name) => visit.query(name)),
      visit.query('done') !== undefined,
    )
  })

  web.post('/catalogue/vocabulary/decisions', async (visit) => {
    const { actor } = staffWith(visit, 'catalogue')
    const asked = askedOf((name) => visit.field(name) || undefined)
    const kind = LinkKind.parse(visit.field('linkKind'))
    const given = { kind, name: visit.field('name'), expected: Number(visit.field('expected')) }
    try {
      await visit.modules.catalog.vocabulary.decide(actor, { ...given, ...verdictOf(visit) })
    } catch (error) {
      if (!(error instanceof Problem) || (error.kind !== 'invalid' && error.kind !== 'conflict')) throw error
      const fault = { kind, name: given.name, typed: visit.field('entry'), sentence: error.sentence[visit.language] }
      return { ...(await listPage(visit, asked, false, fault)), status: statusOfKind[error.kind] }
    }
    // The row has left the list: the next one stands in its place.
    return { redirect: `${hrefOf(asked, { done: '1' })}#${/^link-\d{1,3}$/.exec(visit.field('row'))?.[0] ?? 'main'}` }
  })
}

async function listPage(visit: Visit, asked: Asked, done: boolean, fault?: LinkFault): Promise<PageAnswer> {
  const { vocabulary } = visit.modules.catalog
  const { status, kind, after } = asked
  const page = await vocabulary.listLinks({ status, ...(kind && { kind }), ...(after && { after }) })
  const entry = (of: LinkKind, key: string | null) => {
    if (key === null) return undefined
    const found = vocabulary.findEntry(of, key)
    return found && { name: found.name[visit.language], href: entryHref(of, key) }
  }
  const names = (entries: readonly { readonly name: { readonly zh: string; readonly en: string } }[]) =>
    entries.map(({ name }) => name[visit.language])
  const model = {
    tabs: vocabularyTabs(visit, 'links'),
    filter: { status, kind: kind ?? '' },
    rows: page.rows.map((link) => ({ link, entry: entry(link.kind, link.key) })),
    choices: { material: names(vocabulary.listEvidenceTypes()), field: names(vocabulary.listElements()) },
    target: visit.target('/catalogue/vocabulary/decisions'),
    hidden: { status, kind: kind ?? '', after: after ?? '' },
    paging: {
      previous: after && hrefOf({ ...asked, after: undefined }),
      next: page.next ? hrefOf({ ...asked, after: page.next }) : undefined,
    },
    done,
    fault,
  }
  return {
    page: <VocabularyLinks model={model} frame={await officeFrame(visit, 'vocabulary')} />,
    title: visit.t('catalogueVocabulary.title'),
    scripts: ['workbench.js'],
  }
}

/** A filter that was tampered with filters nothing. */
function askedOf(value: (name: string) => string | undefined): Asked {
  return {
    status: LinkStatus.safeParse(value('status')).data ?? 'guessed',
    kind: LinkKind.safeParse(value('kind')).data,
    after: value('after'),
  }
}

function hrefOf({ status, kind, after }: Asked, rest: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ status, ...(kind && { kind }), ...(after && { after }), ...rest })
  return `/catalogue/vocabulary?${query}`
}

function verdictOf(visit: Visit): Verdict {
  const verdict = visit.field('verdict')
  if (verdict === 'confirm' || verdict === 'none') return { verdict }
  // Enter in the field for another entry sends the form without a button of its own.
  return { verdict: 'choose', entry: visit.field('entry') }
}

export function entryHref(kind: LinkKind, key: string): string {
  return `/catalogue/vocabulary/${kind === 'material' ? 'evidence-types' : 'data-elements'}/${key}`
}
