import { type AnnouncementContent, blocks, type SiteChange, type SiteSettings } from '../../modules/sites/index.ts'
import type { DifferenceWords } from '../difference-words.ts'
import { found } from '../faults.ts'
import { formatInstant } from '../texts/format.ts'
import type { Translate } from '../texts/index.ts'
import { SiteHistoryPage } from '../views/catalogue/site-history-page.tsx'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { author, officeFrame } from './office.ts'
import { staffName } from './opened.ts'
import { siteHref } from './site-typed.ts'

/** Who changed what of the site and when, with both sides of it. */
export function siteHistoryPages(web: Web): void {
  web.get('/catalogue/sites/:site/history', history)
}

async function history(visit: Visit): Promise<PageAnswer> {
  const { actor } = author(visit)
  const code = visit.parameter('site')
  const { keeping } = visit.modules.sites
  const below = visit.query('below')
  const { region } = await keeping.find(actor, code)
  const { lines, next } = await keeping.history(actor, code, below === undefined ? undefined : numberOf(below))
  const href = siteHref(code)
  const names = new Map<string, string>()
  for (const id of new Set(lines.map(({ change }) => change.staffId)))
    if (id !== null) names.set(id, await staffName(visit, id))
  const model = {
    region: region.name,
    backHref: href,
    changes: lines.map(({ change, before }) => ({
      number: change.number,
      what: whatWords(change, before, visit.t),
      who: change.staffId === null ? visit.t('catalogueSite.history.shipped') : (names.get(change.staffId) ?? ''),
      when: formatInstant(change.changedAt, visit.language, 'year'),
      lines: differences(change.content, before, visit.t),
    })),
    paging: {
      previous: below === undefined ? undefined : `${href}/history`,
      next: next === null ? undefined : `${href}/history?below=${next}`,
    },
  }
  return {
    page: <SiteHistoryPage model={model} frame={await officeFrame(visit, 'site')} />,
    title: visit.t('catalogueSite.history.title'),
  }
}

function numberOf(text: string): number {
  return found(/^\d{1,9}$/.test(text) ? Number(text) : undefined)
}

type Content = SiteChange['content']

function whatWords({ announcementId, content }: SiteChange, before: Content, t: Translate): string {
  if (announcementId === null) return t('catalogueSite.history.settings')
  const shown = content ?? before
  const title = shown && 'title' in shown ? shown.title : ''
  const act = content === null ? 'removed' : before === null ? 'announced' : 'changed'
  return t(`catalogueSite.history.${act}`, { title })
}

/** Each part that reads otherwise than before. What was taken away is named by its title alone. */
function differences(after: Content, before: Content, t: Translate): DifferenceWords[] {
  if (after === null) return []
  const [now, then] = [partsOf(after, t), before === null ? [] : partsOf(before, t)]
  return now.flatMap(([place, value]) => {
    const was = then.find(([name]) => name === place)?.[1]
    if (was === value || (was === undefined && value === unsaid(t))) return []
    const kind = was === undefined ? ('added' as const) : ('changed' as const)
    return [{ place, kind, kindWord: t(`differences.kinds.${kind}`), before: was, after: value }]
  })
}

const unsaid = (t: Translate) => t('catalogueSite.asAbove')

function partsOf(content: SiteSettings | AnnouncementContent, t: Translate): [string, string][] {
  const yesNo = (value: boolean) => t(value ? 'common.field.yes' : 'common.field.no')
  if ('title' in content) {
    return [
      [t('catalogueSite.announcement.title'), content.title],
      [t('catalogueSite.announcement.body'), content.body],
      [t('catalogueSite.announcement.from'), content.from],
      [t('catalogueSite.announcement.until'), content.until ?? t('catalogueSite.announcement.noEnd')],
      [t('catalogueSite.announcement.pinned'), yesNo(content.pinned)],
    ]
  }
  const { name, welcome, hotline, elder } = content
  return [
    [t('catalogueSite.fields.name'), name ?? unsaid(t)],
    [t('catalogueSite.fields.welcome'), welcome ?? unsaid(t)],
    [t('catalogueSite.fields.hotline'), hotline ?? unsaid(t)],
    [t('catalogueSite.fields.elder'), elder === null ? unsaid(t) : yesNo(elder)],
    ...blocks.map((block): [string, string] => {
      const set = content.blocks[block]
      const words = set === undefined ? unsaid(t) : t(set ? 'catalogueSite.shown' : 'catalogueSite.hidden')
      return [t(`catalogueSite.blocks.${block}`), words]
    }),
  ]
}
