import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { useText } from './language.tsx'

/** What goes beyond it is not read. */
const questionLengthMax = 80

export interface SearchFormProps {
  /** GET, parameter `q`; suggestions while typing come from `suggest` beside it. */
  action: string
  /** The large one of the home page, the one of a page, or the small one in the bar. */
  look: 'hero' | 'page' | 'bar'
  query?: string | undefined
}

/** The one question of the site. With script it suggests while one types; without, the page of results does. */
export function SearchForm({ action, look, query }: SearchFormProps) {
  const t = useText()
  const bar = look === 'bar'
  return (
    <search className={bar ? 'top-search' : undefined}>
      <form className={`search-form ${looks[look]}`} action={action} method="get">
        <input
          id={`${look}-question`}
          className={look === 'page' ? 'input' : undefined}
          type="search"
          name="q"
          aria-label={t(bar ? 'common.search.label' : 'portal.title')}
          placeholder={t(bar ? 'common.search.placeholder' : 'portal.placeholder')}
          defaultValue={query}
          maxLength={questionLengthMax}
          autoComplete="off"
          data-suggest={action.replace(/search$/, 'suggest')}
          data-suggest-label={t('common.search.suggestions')}
          data-suggest-some={t('common.search.suggested')}
          data-suggest-none={t('common.search.noneSuggested')}
        />
        {bar ? (
          <button type="submit" aria-label={t('common.search.button')}>
            <Icon name="search" />
          </button>
        ) : (
          <Button icon="search">{t('common.search.button')}</Button>
        )}
      </form>
    </search>
  )
}

const looks = { hero: 'hero-search', page: 'page-search', bar: 'bar-search' } satisfies Record<
  SearchFormProps['look'],
  string
>
