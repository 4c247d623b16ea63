import { Card, type Crumb, Icon, Published, useText } from '../../ui/index.ts'

export interface AboveLine {
  region: string
  count: number
  href: string
}

/** What the regions above do for everybody who lives here; each line says which one. */
export function AboveCard({ lines }: { lines: readonly AboveLine[] }) {
  const t = useText()
  return (
    <Card title={t('portal.above.title')} id="above">
      <p className="small">{t('portal.above.lead')}</p>
      <ul className="lines">
        {lines.map(({ region, count, href }) => (
          <li key={href}>
            <a href={href}>
              <span>
                <Published>{region}</Published>
              </span>
              <span className="tile-count">{t('portal.count', { count })}</span>
              <Icon name="chevron-right" />
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** A province or city has most things done below it: the way there is one tap. */
export function BelowCard({ choices, allHref }: { choices: readonly Crumb[]; allHref: string }) {
  const t = useText()
  return (
    <Card title={t('portal.below.title')} id="below">
      <p className="small">{t('portal.below.lead')}</p>
      <ul className="chips">
        {choices.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>
              <Published>{label}</Published>
            </a>
          </li>
        ))}
      </ul>
      <p className="all-link flush">
        <a href={allHref}>{t('portal.below.all')}</a>
      </p>
    </Card>
  )
}
