import { Button, type FormTarget, Published, useText } from '../../ui/index.ts'

export interface SynonymChangeLine {
  revision: number
  who: string
  when: string
  removed: boolean
  said: string
  means: string
}

/** Who changed what and when. Each earlier state is one press away. */
export function SynonymHistory(props: {
  lines: readonly SynonymChangeLine[]
  restoration: FormTarget | undefined
  revision: number | undefined
}) {
  const t = useText()
  const { lines, restoration, revision } = props
  return (
    <section className="work-card synonym-form" aria-labelledby="history">
      <h3 id="history">{t('catalogueSearch.history.title')}</h3>
      <ol className="synonym-history">
        {lines.map((line) => (
          <li key={line.revision}>
            <div>
              <p className="small">
                {line.when} · {line.who}
                {line.revision === revision && ` · ${t('catalogueSearch.history.current')}`}
              </p>
              <p>
                {line.removed ? (
                  t('catalogueSearch.history.removed')
                ) : (
                  <Published>
                    {line.said} → {line.means}
                  </Published>
                )}
              </p>
            </div>
            {restoration && line.revision !== revision && !line.removed && (
              <form method="post" action={restoration.action}>
                <input type="hidden" name="_csrf" value={restoration.csrf} />
                <input type="hidden" name="_revision" value={revision} />
                <input type="hidden" name="wanted" value={line.revision} />
                <Button look="link" label={t('catalogueSearch.history.restoreWhat', { when: line.when })}>
                  {t('catalogueSearch.history.restore')}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
