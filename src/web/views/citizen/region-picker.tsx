import {
  Breadcrumb,
  Button,
  ButtonLink,
  type Crumb,
  EmptyState,
  Frame,
  Icon,
  PageHead,
  Published,
  useText,
} from '../../ui/index.ts'
import type { ViewProps } from './view.ts'

export interface RegionChoice {
  name: string
  /** The region's own site. */
  siteHref: string
  /** The page of the regions below it; left out at the lowest level. */
  belowHref?: string | undefined
}

export interface FoundRegion {
  name: string
  /** The regions above it, joined: 湖南省长沙市. */
  within: string
  href: string
}

export interface RegionPickerModel {
  /** GET, parameters `q` and `back`. */
  search: { action: string; text: string; back: string | undefined }
  /** Undefined: nothing was searched for. */
  found: readonly FoundRegion[] | undefined
  /** From the whole country down to the parent of the choices. */
  trail: readonly Crumb[]
  /** The region whose children are listed; left out at the top. */
  here?: RegionChoice | undefined
  choices: readonly RegionChoice[]
}

/** By name, or province, city, district, street, village: one level a page. */
export function RegionPicker({ model, frame }: ViewProps<RegionPickerModel>) {
  const t = useText()
  const { here, found, search } = model
  return (
    <Frame frame={frame} narrow>
      <PageHead title={t('portal.regions.title')} about={t('portal.regions.lead')} />
      <RegionSearch search={search} />
      {found && <Found text={search.text} found={found} />}
      <h2>{t('portal.regions.byLevel')}</h2>
      {model.trail.length > 0 && <Breadcrumb crumbs={model.trail} />}
      {here && (
        <div className="card region-here">
          <div>
            <p className="small">{t('portal.regions.here')}</p>
            <h3>
              <Published>{here.name}</Published>
            </h3>
          </div>
          <ButtonLink href={here.siteHref}>{t('portal.regions.enter', { name: here.name })}</ButtonLink>
        </div>
      )}
      <ul className="regions">
        {model.choices.map((choice) => (
          <Choice key={choice.name} choice={choice} />
        ))}
      </ul>
    </Frame>
  )
}

function RegionSearch({ search: { action, text, back } }: { search: RegionPickerModel['search'] }) {
  const t = useText()
  return (
    <search>
      <form className="page-search" action={action} method="get">
        {back && <input type="hidden" name="back" value={back} />}
        <input
          className="input"
          type="search"
          name="q"
          aria-label={t('portal.regions.search')}
          placeholder={t('portal.regions.searchHint')}
          defaultValue={text}
          maxLength={60}
        />
        <Button icon="search">{t('portal.regions.searchButton')}</Button>
      </form>
    </search>
  )
}

function Found({ text, found }: { text: string; found: readonly FoundRegion[] }) {
  const t = useText()
  if (found.length === 0) {
    return (
      <div className="card region-found">
        <EmptyState title={t('portal.regions.none', { text })} icon="map-pin">
          <p>{t('portal.regions.noneHelp')}</p>
        </EmptyState>
      </div>
    )
  }
  return (
    <section className="region-found" aria-labelledby="found-title">
      <h2 id="found-title">{t('portal.regions.found', { text })}</h2>
      <ul className="regions">
        {found.map(({ name, within, href }) => (
          <li key={href} className="card">
            <a href={href}>
              <Published>{name}</Published>
            </a>
            <span className="small">
              <Published>{within}</Published>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Choice({ choice: { name, siteHref, belowHref } }: { choice: RegionChoice }) {
  const t = useText()
  return (
    <li className="card">
      <a href={siteHref}>
        <Published>{name}</Published>
      </a>
      {belowHref && (
        <a className="region-below" href={belowHref} aria-label={`${name} ${t('portal.regions.below')}`}>
          {t('portal.regions.below')}
          <Icon name="chevron-right" />
        </a>
      )}
    </li>
  )
}
