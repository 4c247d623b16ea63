import { Breadcrumb, ButtonLink, type Crumb, Frame, Icon, PageHead, Published, useText } from '../../ui/index.ts'
import type { ViewProps } from './view.ts'

export interface RegionChoice {
  name: string
  /** The region's own site; left out where it has none. */
  siteHref?: string | undefined
  /** The page of the regions below it; left out at the lowest level. */
  belowHref?: string | undefined
}

export interface RegionPickerModel {
  /** From the whole country down to the parent of the choices. */
  trail: readonly Crumb[]
  /** The region whose children are listed; left out at the top. */
  here?: RegionChoice | undefined
  choices: readonly RegionChoice[]
}

/** Province, city, district, street, village: one level a page. */
export function RegionPicker({ model, frame }: ViewProps<RegionPickerModel>) {
  const t = useText()
  const { here } = model
  return (
    <Frame frame={frame} narrow>
      {model.trail.length > 0 && <Breadcrumb crumbs={model.trail} />}
      <PageHead title={t('portal.regions.title')} about={t('portal.regions.lead')} />
      {here?.siteHref && (
        <div className="card region-here">
          <div>
            <p className="small">{t('portal.regions.here')}</p>
            <h2>
              <Published>{here.name}</Published>
            </h2>
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

function Choice({ choice: { name, siteHref, belowHref } }: { choice: RegionChoice }) {
  const t = useText()
  return (
    <li className="card">
      {siteHref ? (
        <a href={siteHref}>
          <Published>{name}</Published>
        </a>
      ) : (
        <span>
          <Published>{name}</Published> <span className="small">{t('portal.regions.noSite')}</span>
        </span>
      )}
      {belowHref && (
        <a className="region-below" href={belowHref} aria-label={`${name} ${t('portal.regions.below')}`}>
          {t('portal.regions.below')}
          <Icon name="chevron-right" />
        </a>
      )}
    </li>
  )
}
