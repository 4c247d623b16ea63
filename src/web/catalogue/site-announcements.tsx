import type { AnnouncementContent } from '../../modules/sites/index.ts'
import { announcementPage } from '../citizen/announcements.tsx'
import { submitting } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import { SiteAnnouncementPage } from '../views/catalogue/site-announcement-page.tsx'
import { SitePreviewBand } from '../views/catalogue/site-preview.tsx'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { author, officeFrame } from './office.ts'
import { announcementHref, expectedOf, siteHref, typedAnnouncement } from './site-typed.ts'

const base = '/catalogue/sites/:site'

/** 公告 are written, changed and taken away; what was said before stays in the history. */
export function announcementsPages(web: Web): void {
  web.get(`${base}/announcements/new`, async (visit) => {
    const blank = { title: '', body: '', from: visit.modules.cases.today(), until: null, pinned: false }
    return formPage(visit, blank, [])
  })
  web.post(`${base}/announcements`, async (visit) => {
    const { actor } = author(visit)
    return submittingTyped(visit, async (announcement) => {
      await visit.modules.sites.keeping.announce(actor, visit.parameter('site'), announcement)
      return { redirect: `${siteHref(visit.parameter('site'))}?done=announced` }
    })
  })
  web.get(`${base}/announcements/:announcement`, async (visit) => {
    const known = await opened(visit)
    return formPage(visit, known, [], String(known.number))
  })
  web.post(`${base}/announcements/:announcement`, async (visit) => {
    const { actor } = author(visit)
    const { regionCode, id } = await opened(visit)
    return submittingTyped(visit, async (announcement) => {
      await visit.modules.sites.keeping.change(actor, regionCode, id, expectedOf(visit), announcement)
      return { redirect: `${siteHref(regionCode)}?done=changed` }
    })
  })
  web.post(`${base}/announcements/:announcement/removal`, async (visit) => {
    const { actor } = author(visit)
    const { regionCode, id, ...announcement } = await opened(visit)
    return submitting(
      visit.language,
      (errors) => formPage(visit, announcement, errors, String(announcement.number)),
      async () => {
        await visit.modules.sites.keeping.remove(actor, regionCode, id, expectedOf(visit))
        return { redirect: `${siteHref(regionCode)}?done=removed` }
      },
    )
  })
  web.post(`${base}/announcement-preview`, preview)
}

function opened(visit: Visit) {
  const { actor } = author(visit)
  return visit.modules.sites.keeping.getAnnouncement(actor, visit.parameter('site'), visit.parameter('announcement'))
}

/** Faults stand in the form, with everything that was typed. */
function submittingTyped(
  visit: Visit,
  act: (announcement: AnnouncementContent) => Promise<{ redirect: string } | PageAnswer>,
) {
  const typed = typedAnnouncement(visit)
  const again = (errors: readonly FieldError[]) => formPage(visit, typed, errors, visit.field('expected') || undefined)
  return submitting(visit.language, again, () => act(typed))
}

/** The announcement as everybody will read it; nothing is kept. */
function preview(visit: Visit) {
  const { actor } = author(visit)
  return submittingTyped(visit, async (typed) => {
    const { keeping, siteOf } = visit.modules.sites
    const announcement = await keeping.previewAnnouncement(actor, visit.parameter('site'), typed)
    const site = await siteOf(visit.parameter('site'))
    visit.showAs(site)
    const answer = await announcementPage(visit, site.region, { announcement, region: site.region, holds: true })
    return {
      title: visit.t('catalogueSite.preview.title'),
      page: (
        <>
          <SitePreviewBand />
          {answer.page}
        </>
      ),
    }
  })
}

async function formPage(
  visit: Visit,
  announcement: AnnouncementContent,
  errors: readonly FieldError[],
  expected?: string,
): Promise<PageAnswer> {
  const { actor } = author(visit)
  const code = visit.parameter('site')
  const { region } = await visit.modules.sites.keeping.find(actor, code)
  const id = visit.parameter('announcement')
  const href = id ? announcementHref(code, id) : `${siteHref(code)}/announcements`
  const title = visit.t(id ? 'catalogueSite.announcement.change' : 'catalogueSite.announcement.new')
  const model = {
    title,
    region: region.name,
    backHref: siteHref(code),
    target: visit.target(href),
    previewAction: `${siteHref(code)}/announcement-preview`,
    removal: id && expected !== undefined ? visit.target(`${href}/removal`) : undefined,
    expected,
    announcement,
    errors,
  }
  return { page: <SiteAnnouncementPage model={model} frame={await officeFrame(visit, 'site')} />, title }
}
