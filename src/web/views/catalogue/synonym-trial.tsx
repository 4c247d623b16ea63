import { Published, useText } from '../../ui/index.ts'

export interface TriedItem {
  name: string
  department: string
  href: string
}

export interface TrialModel {
  question: string
  before: readonly TriedItem[]
  after: readonly TriedItem[]
}

/** The first results now and after saving, beside each other. */
export function Trial({ model: { question, before, after } }: { model: TrialModel }) {
  const t = useText()
  const hrefs = (items: readonly TriedItem[]) => items.map(({ href }) => href).join(' ')
  return (
    <section className="work-card trial" aria-labelledby="trial" tabIndex={-1} data-focus="">
      <h3 id="trial">{t('catalogueSearch.trial.title', { question })}</h3>
      {hrefs(before) === hrefs(after) && <p>{t('catalogueSearch.trial.same')}</p>}
      <div className="trial-sides">
        {(
          [
            ['before', before],
            ['after', after],
          ] as const
        ).map(([side, items]) => (
          <div key={side}>
            <h4>{t(`catalogueSearch.trial.${side}`)}</h4>
            {items.length === 0 ? (
              <p className="small">{t('catalogueSearch.trial.none')}</p>
            ) : (
              <ol>
                {items.map(({ name, department, href }) => (
                  <li key={href}>
                    <a href={href}>
                      <Published>{name}</Published>
                    </a>
                    <div className="small">
                      <Published>{department}</Published>
                    </div>
                  </li>
                ))}
              </ol>
            )}
          </div>
        ))}
      </div>
    </section>
  )
}
