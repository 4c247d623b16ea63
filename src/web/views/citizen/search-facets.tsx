import { Details, Icon, Published, useText } from '../../ui/index.ts'

export interface FacetValue {
  label: string
  href: string
  items: number
}

/** One way to narrow the results. */
export interface FacetGroup {
  id: string
  title: string
  values: readonly FacetValue[]
}

/** What they are narrowed to already, with the address without it. */
export interface Chosen {
  title: string
  label: string
  href: string
}

/** Shown at once; the others are one tap away. */
const shownMax = 6

/** `level`: the groups stand twice on the page, and ids once. */
export function FacetGroups({ groups, level }: { groups: readonly FacetGroup[]; level: 'beside' | 'above' }) {
  const t = useText()
  return groups.map(({ id, title, values }) => (
    <section key={id} className="facet" aria-labelledby={`${level}-${id}`}>
      <h2 id={`${level}-${id}`}>{title}</h2>
      <Values values={values.slice(0, shownMax)} />
      {values.length > shownMax && (
        <Details summary={t('search.moreValues', { count: values.length - shownMax })}>
          <Values values={values.slice(shownMax)} />
        </Details>
      )}
    </section>
  ))
}

function Values({ values }: { values: readonly FacetValue[] }) {
  return (
    <ul className="side-links">
      {values.map(({ label, href, items }) => (
        <li key={href}>
          <a href={href}>
            <span>
              <Published>{label}</Published>
            </span>
            <span className="small">{items}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

export function ChosenFacets({ chosen, clearHref }: { chosen: readonly Chosen[]; clearHref?: string | undefined }) {
  const t = useText()
  if (chosen.length === 0) return null
  return (
    <ul className="chips" aria-label={t('search.chosen')}>
      {chosen.map(({ title, label, href }) => (
        <li key={href}>
          <a className="chip" href={href} aria-label={t('search.remove', { what: `${title} ${label}` })}>
            <span>
              {title} <Published>{label}</Published>
            </span>
            <Icon name="x" />
          </a>
        </li>
      ))}
      {clearHref && (
        <li>
          <a className="chip-clear" href={clearHref}>
            {t('search.clear')}
          </a>
        </li>
      )}
    </ul>
  )
}
