import { type AnnouncementContent, blocks, type KeptSite } from '../../modules/sites/index.ts'
import { homeModel } from '../citizen/home.tsx'
import { submitting } from '../faults.ts'
import { formatDay } from '../texts/format.ts'
import type { FieldError } from '../ui/index.ts'
import { SitePage, type SitePageModel } from '../views/catalogue/site-page.tsx'
import { SitePreviewBand } from '../views/catalogue/site-preview.tsx'
import { PortalHome } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { author, officeFrame } from './office.ts'
import { announcementsPages } from './site-announcements.tsx'
import { siteHistoryPages } from './site-history.tsx'
import { announcementHref, expectedOf, siteHref, typedSettings } from './site-typed.ts'

const base = '/catalogue/sites/:site'

/** 本地站点: what a region's own site says and shows, kept by its own officer. */
export function sitePages(web: Web): void {
  web.get('/catalogue/sites', async (visit) => ({ redirect: siteHref(author(visit).actor.regionCode) }))
  web.get(base, (visit) => sitePage(visit, []))
  web.post(base, async (visit) => {
    const { actor } = author(visit)
    const code = visit.parameter('site')
    return submitting(
      visit.language,
      (errors) => sitePage(visit, errors),
      async () => {
        const { keeping } = visit.modules.sites
        await keeping.save(actor, code, expectedOf(visit), typedSettings(visit))
        return { redirect: `${siteHref(code)}?done=saved` }
      },
    )
  })
  // Looking at what is not saved changes nothing; it is a form only because all of it is sent along.
  web.post(`${base}/preview`, async (visit) => {
    const { actor } = author(visit)
    return submitting(
      visit.language,
      (errors) => sitePage(visit, errors),
      async () => {
        const site = await visit.modules.sites.keeping.preview(actor, visit.parameter('site'), typedSettings(visit))
        visit.showAs(site)
        const [model, frame] = await Promise.all([homeModel(visit, site), visit.frame()])
        return {
          title: visit.t('catalogueSite.preview.title'),
          page: (
            <>
              <SitePreviewBand />
              <PortalHome model={model} frame={frame} />
            </>
          ),
        }
      },
    )
  })
  announcementsPages(web)
  siteHistoryPages(web)
}

async function sitePage(visit: Visit, errors: readonly FieldError[]): Promise<PageAnswer> {
  const { actor } = author(visit)
  const code = visit.parameter('site')
  const { sites, organizations } = visit.modules
  const kept = await sites.keeping.find(actor, code)
  const [{ announcements, next }, below] = await Promise.all([
    sites.keeping.announcements(actor, code, visit.query('after')),
    organizations.childRegions(code),
  ])
  const href = siteHref(code)
  const model: SitePageModel = {
    region: kept.region.name,
    siteHref: `/${code}`,
    historyHref: `${href}/history`,
    announceHref: `${href}/announcements/new`,
    done: doneWords(visit),
    target: visit.target(href),
    previewAction: `${href}/preview`,
    // A change that came in between is seen when the page is opened again, not saved over from here.
    expected: visit.field('expected') || String(kept.expected),
    // What was typed stays; otherwise what is kept.
    settings: errors.length > 0 ? typedSettings(visit) : kept.settings,
    above: aboveWords(visit, kept),
    errors,
    announcements: announcements.map((announcement) => ({
      title: announcement.title,
      href: announcementHref(code, announcement.id),
      days: daysWords(visit, announcement),
      state: stateOf(announcement, visit.modules.cases.today()),
      pinned: announcement.pinned,
    })),
    moreHref: next === null ? undefined : `${href}?after=${next}`,
    // Only a county keeps the sites of what is below it.
    below: kept.region.level >= 3 ? below.map((region) => ({ label: region.name, href: siteHref(region.code) })) : [],
  }
  return {
    page: <SitePage model={model} frame={await officeFrame(visit, 'site')} />,
    title: visit.t('catalogueSite.title'),
    scripts: ['workbench.js'],
  }
}

/** What holds where the site itself says nothing, and who said so. */
function aboveWords(visit: Visit, { above, path, region }: KeptSite): SitePageModel['above'] {
  const { t } = visit
  const from = (code: string | null) => path.find((one) => one.code === code)?.name
  const words = (value: string, code: string | null) => {
    const name = from(code)
    return name ? t('catalogueSite.inherits', { value, region: name }) : t('catalogueSite.preset', { value })
  }
  const shown = (value: boolean) => t(value ? 'catalogueSite.shown' : 'catalogueSite.hidden')
  return {
    name: t('catalogueSite.preset', { value: region.name }),
    welcome: words(above.welcome.value ?? t('portal.lead'), above.welcome.from),
    hotline: words(above.hotline.value, above.hotline.from),
    elder: words(t(above.elder.value ? 'common.field.yes' : 'common.field.no'), above.elder.from),
    blocks: blocks.map((block) => [block, words(shown(above.blocks[block].value), above.blocks[block].from)]),
  }
}

function stateOf({ from, until }: AnnouncementContent, today: string): 'later' | 'now' | 'over' {
  if (from > today) return 'later'
  return until !== null && until < today ? 'over' : 'now'
}

function daysWords({ language, t }: Visit, { from, until }: AnnouncementContent): string {
  const begins = formatDay(from, language, 'year')
  return until === null
    ? t('catalogueSite.since', { from: begins })
    : t('catalogueSite.fromUntil', { from: begins, until: formatDay(until, language, 'year') })
}

function doneWords(visit: Visit): string | undefined {
  const done = visit.query('done')
  return done === 'saved' || done === 'announced' || done === 'changed' || done === 'removed'
    ? visit.t(`catalogueSite.done.${done}`)
    : undefined
}
