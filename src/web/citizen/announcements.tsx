import type { Region } from '../../modules/organizations/index.ts'
import type { AnnouncementLine } from '../../modules/sites/index.ts'
import { found } from '../faults.ts'
import { formatDay } from '../texts/format.ts'
import { type AnnouncementLineModel, AnnouncementList, AnnouncementPage } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { inRegion, regionOf, withQuery } from './items.ts'
import type { readingPages } from './reading.ts'

/** 公告 of a region and of those above it. */
export function announcementPages(web: Web, reading: ReturnType<typeof readingPages>): void {
  web.get(inRegion('/announcements'), reading({ parameters: ['after'], handler: list }))
  web.get(
    inRegion('/announcements/:announcementId'),
    reading({
      // Whether it has begun and whether it is over hangs on the day; what it says, on the site's stamp.
      version: async (visit) => visit.modules.cases.today(),
      handler: one,
    }),
  )
}

async function list(visit: Visit): Promise<Answer> {
  const region = await regionOf(visit)
  const path = `/${region.code}/announcements`
  const [page, frame] = await Promise.all([
    visit.modules.sites.announcements(region.code, visit.query('after')),
    visit.frame(),
  ])
  return {
    title: visit.t('portal.announcements.title'),
    page: (
      <AnnouncementList
        frame={frame}
        model={{
          crumbs: [{ label: region.name, href: `/${region.code}` }],
          lines: page.lines.map((line) => announcementLine(visit, region, line)),
          paging: { next: page.next ? withQuery(path, { after: page.next }) : undefined },
        }}
      />
    ),
  }
}

async function one(visit: Visit): Promise<Answer> {
  await regionOf(visit)
  const { region, path } = await visit.site()
  const line = found(await visit.modules.sites.findAnnouncement(visit.parameter('announcementId')))
  // It stands on the site of its own region and of every region below; a link with another one leads to its own.
  if (!path.some(({ code }) => code === line.region.code))
    return { redirect: announcementHref(line.region, line.announcement.id) }
  return announcementPage(visit, region, line)
}

/** Also for the officer who looks at it before it is out. */
export async function announcementPage(visit: Visit, region: Region, line: AnnouncementLine) {
  const { title, body, from, until } = line.announcement
  const home = `/${region.code}`
  return {
    title,
    page: (
      <AnnouncementPage
        frame={await visit.frame()}
        model={{
          crumbs: [
            { label: region.name, href: home },
            { label: visit.t('portal.announcements.title'), href: `${home}/announcements` },
          ],
          title,
          paragraphs: body.split('\n').filter((paragraph) => paragraph.trim() !== ''),
          region: line.region.name,
          day: from,
          dayWords: formatDay(from, visit.language, 'year'),
          untilWords: until === null ? undefined : formatDay(until, visit.language, 'year'),
          over: !line.holds,
        }}
      />
    ),
  }
}

export function announcementLine(visit: Visit, here: Region, line: AnnouncementLine): AnnouncementLineModel {
  const { announcement, region, holds } = line
  return {
    title: announcement.title,
    href: announcementHref(here, announcement.id),
    day: announcement.from,
    dayWords: formatDay(announcement.from, visit.language, 'year'),
    region: region.code === here.code ? undefined : region.name,
    pinned: announcement.pinned && holds,
    over: !holds,
  }
}

function announcementHref({ code }: Pick<Region, 'code'>, id: string): string {
  return `/${code}/announcements/${id}`
}
