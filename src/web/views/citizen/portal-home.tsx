import {
  Button,
  Card,
  Field,
  Form,
  type FormTarget,
  Frame,
  Icon,
  type IconName,
  Published,
  type TabLink,
  Tabs,
  useText,
} from '../../ui/index.ts'
import type { ViewProps } from './view.ts'

export interface PortalTile {
  label: string
  href: string
  /** Items in it, from a roll-up; left out where none is kept. */
  count?: number | undefined
  icon: IconName
}

export interface PortalHomeModel {
  /** GET, parameter `q`. */
  searchAction: string
  /** Items that many ask for, shown under the search field. */
  hot: readonly { label: string; href: string }[]
  /** For persons, for organisations, departments. */
  tabs: readonly TabLink[]
  tiles: readonly PortalTile[]
  /** All categories, where not every one has a tile. */
  allHref?: string | undefined
  /** POST with `receiptNumber` and `idTail`. */
  progress: FormTarget
  notices?: readonly { title: string; href: string; day: string }[]
}

/** The home of a region's site: search first, then categories and progress. */
export function PortalHome({ model, frame }: ViewProps<PortalHomeModel>) {
  return (
    <Frame frame={frame} hero={<Hero model={model} />} ownSearch>
      <div className="columns lift">
        <Categories model={model} />
        <ProgressCard target={model.progress} />
      </div>
      {model.notices && model.notices.length > 0 && <Notices notices={model.notices} />}
    </Frame>
  )
}

function Hero({ model }: { model: PortalHomeModel }) {
  const t = useText()
  return (
    <div className="hero">
      <div className="wrap">
        <h1>{t('portal.title')}</h1>
        <p>{t('portal.lead')}</p>
        <search>
          <form className="hero-search" action={model.searchAction} method="get">
            <input
              type="search"
              name="q"
              aria-label={t('portal.title')}
              placeholder={t('portal.placeholder')}
              maxLength={60}
            />
            <Button>{t('common.search.button')}</Button>
          </form>
        </search>
        {model.hot.length > 0 && (
          <ul className="hot" aria-label={t('portal.hot')}>
            <li aria-hidden="true">{t('portal.hot')}</li>
            {model.hot.map(({ label, href }) => (
              <li key={href}>
                <a href={href}>
                  <Published>{label}</Published>
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

function Categories({ model }: { model: PortalHomeModel }) {
  const t = useText()
  return (
    <section className="card" aria-label={t('portal.browse')}>
      <Tabs tabs={model.tabs} label={t('portal.browse')} />
      <ul className="tiles">
        {model.tiles.map((tile) => (
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
      {model.allHref && (
        <p className="all-link">
          <a href={model.allHref}>{t('portal.all')}</a>
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

function Notices({ notices }: { notices: NonNullable<PortalHomeModel['notices']> }) {
  const t = useText()
  return (
    <div className="section-gap">
      <Card title={t('portal.notices')} id="notices">
        <ul className="papers">
          {notices.map(({ title, href, day }) => (
            <li key={href}>
              <a href={href}>
                <Published>{title}</Published>
              </a>
              <time className="small" dateTime={day}>
                {day}
              </time>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}
