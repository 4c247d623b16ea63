import { Icon } from './icon.tsx'
import { useText } from './language.tsx'

export interface PagingModel {
  /** Address of the page before; left out on the first. */
  previous?: string | undefined
  /** Address of the page after; left out on the last. */
  next?: string | undefined
}

/** Lists are paged by key, so there is a next and a previous page, and no page numbers. */
export function Paging({ previous, next }: PagingModel) {
  const t = useText()
  if (!previous && !next) return null
  return (
    <nav className="paging" aria-label={t('common.paging.label')}>
      {previous && (
        <a className="button quiet" rel="prev" href={previous}>
          <Icon name="arrow-left" />
          <span>{t('common.paging.previous')}</span>
        </a>
      )}
      {next && (
        <a className="button quiet" rel="next" href={next}>
          <span>{t('common.paging.next')}</span>
          <Icon name="arrow-right" />
        </a>
      )}
    </nav>
  )
}
