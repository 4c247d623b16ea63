import { Button, Details, useText } from '../../ui/index.ts'

/** What a list can be narrowed down by; the form is sent as an address, so that it can be kept and passed on. */
export interface BrowseFilter {
  /** GET, with the parameters `department`, `audience` and `type`. */
  action: string
  fields: readonly {
    name: 'department' | 'audience' | 'type'
    options: readonly { value: string; label: string }[]
    value: string | undefined
  }[]
}

export function FilterForm({ filter }: { filter: BrowseFilter }) {
  const t = useText()
  const narrowed = filter.fields.some(({ value }) => value !== undefined)
  return (
    <div className={narrowed ? undefined : 'no-print'}>
      <Details summary={t('browse.filter.title')} open={narrowed}>
        <form method="get" action={filter.action} className="filter">
          {filter.fields.map(({ name, options, value }) => (
            <div key={name} className="field">
              <label htmlFor={`filter-${name}`}>{t(`browse.filter.${name}`)}</label>
              <select id={`filter-${name}`} name={name} className="input" defaultValue={value ?? ''}>
                <option value="">{t('browse.filter.all')}</option>
                {options.map((option) => (
                  <option key={option.value} value={option.value} lang={name === 'department' ? 'zh-CN' : undefined}>
                    {option.label}
                  </option>
                ))}
              </select>
            </div>
          ))}
          <div className="filter-acts">
            <Button look="quiet">{t('browse.filter.submit')}</Button>
            {narrowed && <a href={filter.action}>{t('browse.filter.clear')}</a>}
          </div>
        </form>
      </Details>
    </div>
  )
}
