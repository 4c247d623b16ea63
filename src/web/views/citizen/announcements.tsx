import {
  Breadcrumb,
  Card,
  type Crumb,
  EmptyState,
  Frame,
  Notice,
  PageHead,
  Paging,
  type PagingModel,
  Published,
  Tag,
  useText,
} from '../../ui/index.ts'
import type { ViewProps } from './view.ts'

export interface AnnouncementLineModel {
  title: string
  href: string
  /** `YYYY-MM-DD`, and in words. */
  day: string
  dayWords: string
  /** Where another region says it. */
  region?: string | undefined
  pinned: boolean
  over: boolean
}

/** The newest on the home. */
export function AnnouncementCard({ lines, allHref }: { lines: readonly AnnouncementLineModel[]; allHref: string }) {
  const t = useText()
  return (
    <Card title={t('portal.announcements.title')} id="announcements">
      <AnnouncementLines lines={lines} />
      <p className="all-link flush">
        <a href={allHref}>{t('portal.announcements.all')}</a>
      </p>
    </Card>
  )
}

function AnnouncementLines({ lines }: { lines: readonly AnnouncementLineModel[] }) {
  const t = useText()
  return (
    <ul className="announcements">
      {lines.map(({ title, href, day, dayWords, region, pinned, over }) => (
        <li key={href}>
          <a href={href}>
            <Published>{title}</Published>
          </a>
          <p className="tags small">
            {pinned && (
              <Tag tone="red" icon="pin">
                {t('portal.announcements.pinned')}
              </Tag>
            )}
            {over && <Tag tone="grey">{t('portal.announcements.over')}</Tag>}
            {region && (
              <Tag tone="grey">
                <Published>{region}</Published>
              </Tag>
            )}
            <time dateTime={day}>{dayWords}</time>
          </p>
        </li>
      ))}
    </ul>
  )
}

export interface AnnouncementListModel {
  crumbs: readonly Crumb[]
  lines: readonly AnnouncementLineModel[]
  paging: PagingModel
}

/** All announcements of a region and those above it, also the ones that are over. */
export function AnnouncementList({ model, frame }: ViewProps<AnnouncementListModel>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow>
      <Breadcrumb crumbs={model.crumbs} />
      <PageHead title={t('portal.announcements.title')} />
      <div className="card">
        {model.lines.length > 0 ? (
          <AnnouncementLines lines={model.lines} />
        ) : (
          <EmptyState title={t('portal.announcements.none')} icon="megaphone" />
        )}
      </div>
      <Paging {...model.paging} />
    </Frame>
  )
}

export interface AnnouncementModel {
  crumbs: readonly Crumb[]
  title: string
  /** A line is a paragraph. */
  paragraphs: readonly string[]
  region: string
  day: string
  dayWords: string
  untilWords?: string | undefined
  over: boolean
}

export function AnnouncementPage({ model, frame }: ViewProps<AnnouncementModel>) {
  const t = useText()
  const { region, day, dayWords, untilWords, over } = model
  return (
    <Frame frame={frame} narrow>
      <Breadcrumb crumbs={model.crumbs} />
      <PageHead title={<Published>{model.title}</Published>}>
        <p className="small announcement-about">
          <span>{t('portal.announcements.by', { region })}</span>
          <time dateTime={day}>{t('portal.announcements.from', { day: dayWords })}</time>
          {untilWords && !over && <span>{t('portal.announcements.until', { day: untilWords })}</span>}
        </p>
      </PageHead>
      <div className="stack">
        {over && untilWords && <Notice title={t('portal.announcements.ended', { day: untilWords })} tone="warn" />}
        <article className="card announcement-body">
          {model.paragraphs.map((paragraph, at) => (
            // A text may say the same twice, and its order never changes.
            // biome-ignore lint/suspicious/noArrayIndexKey: see the line above
            <p key={at}>
              <Published>{paragraph}</Published>
            </p>
          ))}
        </article>
      </div>
    </Frame>
  )
}
