import {
  Button,
  Card,
  type Crumb,
  EmptyState,
  Field,
  Form,
  type FormTarget,
  Frame,
  type FrameLinks,
  Icon,
  type IconName,
  Published,
  SearchForm,
  type TabLink,
  Tabs,
  telephoneHref,
  useText,
} from '../../ui/index.ts'
import { AnnouncementCard, type AnnouncementLineModel } from './announcements.tsx'
import { AboveCard, type AboveLine, BelowCard } from './portal-regions.tsx'
import { type EasyListLink, EasyLists, StageRail, type StageRailModel } from './portal-ways.tsx'
import type { ViewProps } from './view.ts'

export interface PortalTile {
  label: string
  href: string
  /** Items in it, from a roll-up; left out where none is kept. */
  count?: number | undefined
  icon: IconName
}

export interface PortalServices {
  /** The region above that does them, where this one has none of its own. */
  servedBy?: { region: string; here: string } | undefined
  /** For persons, for organisations, departments. */
  tabs: readonly TabLink[]
  tiles: readonly PortalTile[]
  /** All categories, where not every one has a tile. */
  allHref?: string | undefined
}

/** Every part but search and services is left out where the region has it switched off or there is nothing to show. */
export interface PortalHomeModel {
  /** GET, parameter `q`. */
  searchAction: string
  /** The regions above, from the province down. */
  trail: readonly Crumb[]
  /** In place of our own sentence under the heading. */
  welcome?: string | undefined
  /** Items that many ask for, shown under the search field; `region` where another one does them. */
  hot: readonly { label: string; href: string; region?: string | undefined }[]
  services?: PortalServices | undefined
  /** POST with `receiptNumber` and `idTail`. */
  progress?: FormTarget | undefined
  hotline: string
  helpHref: string
  stages?: StageRailModel | undefined
  lists?: readonly EasyListLink[] | undefined
  announcements: readonly AnnouncementLineModel[]
  announcementsHref: string
  above: readonly AboveLine[]
  /** Where one goes on to choose, in a region whose services are done below it. */
  below?: { choices: readonly Crumb[]; allHref: string } | undefined
}

/** The home of a region's site: search first, then what can be done here, then where one's own case stands. */
export function PortalHome({ model, frame }: ViewProps<PortalHomeModel>) {
  const { stages, lists, announcements, above, below } = model
  return (
    <Frame frame={frame} hero={<Hero model={model} />} ownSearch>
      <div className={model.progress ? 'columns lift' : 'lift'}>
        {!model.services && below ? <BelowCard {...below} /> : <Services model={model} />}
        {model.progress && <ProgressCard target={model.progress} />}
      </div>
      {model.services && below && (
        <div className="section-gap">
          <BelowCard {...below} />
        </div>
      )}
      {stages && stages.stages.length > 0 && <StageRail model={stages} />}
      {lists && lists.length > 0 && <EasyLists lists={lists} />}
      <div className={announcements.length > 0 ? 'columns section-gap' : 'section-gap'}>
        {announcements.length > 0 && (
          <div className="stack">
            <AnnouncementCard lines={announcements} allHref={model.announcementsHref} />
            <PublishedCard links={frame.links} />
          </div>
        )}
        <div className="stack">
          {above.length > 0 && <AboveCard lines={above} />}
          <AskCard hotline={model.hotline} helpHref={model.helpHref} />
          {announcements.length === 0 && <PublishedCard links={frame.links} />}
        </div>
      </div>
    </Frame>
  )
}

function Hero({ model }: { model: PortalHomeModel }) {
  const t = useText()
  return (
    <div className="hero">
      <div className="wrap">
        {model.trail.length > 0 && <Trail trail={model.trail} />}
        <h1>{t('portal.title')}</h1>
        <p>{model.welcome ? <Published>{model.welcome}</Published> : t('portal.lead')}</p>
        <SearchForm look="hero" action={model.searchAction} />
        {model.hot.length > 0 && (
          <ul className="hot" aria-label={t('portal.hot')}>
            <li aria-hidden="true">{t('portal.hot')}</li>
            {model.hot.map(({ label, href, region }) => (
              <li key={href}>
                <a href={href}>
                  <span className="hot-name">
                    <Published>{label}</Published>
                  </span>
                  {region && (
                    <span className="hot-region">
                      <Published>{region}</Published>
                    </span>
                  )}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

function Trail({ trail }: { trail: readonly Crumb[] }) {
  const t = useText()
  return (
    <nav className="hero-trail" aria-label={t('portal.trail')}>
      <ol>
        {trail.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>
              <Published>{label}</Published>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Services({ model: { services } }: { model: PortalHomeModel }) {
  const t = useText()
  if (!services) {
    return (
      <section className="card">
        <EmptyState title={t('portal.nothing.title')} icon="map-pin">
          <p>{t('portal.nothing.lead')}</p>
        </EmptyState>
      </section>
    )
  }
  const { servedBy, tabs, tiles, allHref } = services
  return (
    <section className="card" aria-label={t('portal.browse')}>
      {servedBy && <p className="served">{t('portal.served', servedBy)}</p>}
      <Tabs tabs={tabs} label={t('portal.browse')} />
      <ul className="tiles">
        {tiles.map((tile) => (
          <li key={tile.href}>
            <a className="tile" href={tile.href}>
              <span className="tile-icon">
                <Icon name={tile.icon} size="large" />
              </span>
              <span>
                <Published>{tile.label}</Published>
              </span>
              {tile.count !== undefined && (
                <span className="tile-count">{t('portal.count', { count: tile.count })}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
      {allHref && (
        <p className="all-link">
          <a href={allHref}>{t('portal.all')}</a>
        </p>
      )}
    </section>
  )
}

function ProgressCard({ target }: { target: FormTarget }) {
  const t = useText()
  return (
    <Card title={t('portal.progress.title')} id="progress">
      <p className="small card-lead">{t('portal.progress.lead')}</p>
      <Form target={target}>
        <Field
          type="text"
          name="receiptNumber"
          label={t('lookup.progress.receipt')}
          autoComplete="off"
          maxLength={20}
        />
        <Field type="text" name="idTail" label={t('lookup.progress.idTail')} autoComplete="off" maxLength={6} />
        <Button look="quiet">{t('lookup.progress.submit')}</Button>
      </Form>
    </Card>
  )
}

/** Whoever cannot do it alone finds a person: one tap on a telephone. */
/** What everybody may read of the region's work. */
function PublishedCard({ links: { open, scores } }: { links: Pick<FrameLinks, 'open' | 'scores'> }) {
  const t = useText()
  const places = [
    ['results', `${open}/results`],
    ['numbers', `${open}#numbers`],
    ['evaluations', `${open}#evaluations`],
    ['scores', scores],
    ['files', `${open}#files`],
  ] as const
  return (
    <Card title={t('portal.published.title')} id="published">
      <p className="small">{t('portal.published.lead')}</p>
      <ul className="chips">
        {places.map(([place, href]) => (
          <li key={place}>
            <a href={href}>{t(`portal.published.${place}`)}</a>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function AskCard({ hotline, helpHref }: { hotline: string; helpHref: string }) {
  const t = useText()
  return (
    <Card title={t('portal.ask.title')} id="ask">
      <p className="small">{t('portal.ask.lead')}</p>
      <a className="call" href={telephoneHref(hotline)}>
        <Icon name="phone" />
        {t('portal.ask.call', { phone: hotline })}
      </a>
      <p className="all-link flush">
        <a href={helpHref}>{t('portal.ask.help')}</a>
      </p>
    </Card>
  )
}
