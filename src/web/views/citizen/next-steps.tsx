import { Published, useText } from '../../ui/index.ts'

/** 后续事项: what usually comes next, and where it is found. */
export interface NextLine {
  name: string
  reason: string
  /** The guide; left out where neither this region nor one above has the item. */
  href?: string | undefined
  /** The region above that has it; left out where it is the reader's own. */
  region?: string | undefined
  /** Searches for the name, where there is no guide to lead to. */
  searchHref: string
}

export function NextLines({ lines }: { lines: readonly NextLine[] }) {
  const t = useText()
  return (
    <ul className="next-lines">
      {lines.map(({ name, reason, href, region, searchHref }) => (
        <li key={name}>
          {href ? (
            <a href={href}>
              <Published>{name}</Published>
            </a>
          ) : (
            <b>
              <Published>{name}</Published>
            </b>
          )}
          <span className="small">
            <Published>{reason}</Published>
          </span>
          {region && (
            <span className="small">
              <Published>{t('browse.next.above', { region })}</Published>
            </span>
          )}
          {!href && (
            <span className="small">
              {t('browse.next.absent')} · <a href={searchHref}>{t('browse.next.look')}</a>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
