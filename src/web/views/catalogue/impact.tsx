import { Card, Details, Published, Table, useText } from '../../ui/index.ts'

export interface ImpactModel {
  items: readonly {
    itemId: string
    name: string
    where: string
    href: string
    findings: readonly string[]
  }[]
  moreItems: boolean
  standards: readonly { standardId: string; name: string; where: string }[]
  cases: readonly { receipt: string; item: string; where: string; state: string; since: string }[]
  moreCases: boolean
  /** As many as were looked at. */
  drafts: number
  moreDrafts: boolean
  /** Not every item was asked for its cases. */
  partly: boolean
}

/** What publishing would touch: claims, standards, open cases, drafts. */
export function Impact({ model }: { model: ImpactModel }) {
  const t = useText()
  const nothing = model.items.length + model.standards.length + model.cases.length + model.drafts === 0
  return (
    <Card id="impact" title={t('catalogueLists.impact.title')}>
      {nothing ? (
        <p>{t('catalogueLists.impact.none')}</p>
      ) : (
        <div className="stack">
          {model.items.length > 0 && <Items model={model} />}
          {model.standards.length > 0 && <Standards model={model} />}
          <Cases model={model} />
          {model.partly && <p className="hint">{t('catalogueLists.impact.partly')}</p>}
        </div>
      )}
    </Card>
  )
}

function Items({ model: { items, moreItems } }: { model: ImpactModel }) {
  const t = useText()
  return (
    <section>
      <h3>{t('catalogueLists.impact.items')}</h3>
      <ul className="impact-lines">
        {items.map(({ itemId, name, where, href, findings }) => (
          <li key={itemId}>
            <a href={href}>
              <Published>{name}</Published>
            </a>{' '}
            <span className="small">{where}</span>
            {findings.length > 0 && (
              <Details summary={t('catalogueLists.impact.findings', { count: findings.length })}>
                <ul>
                  {[...new Set(findings)].map((finding) => (
                    <li key={finding}>{finding}</li>
                  ))}
                </ul>
              </Details>
            )}
          </li>
        ))}
      </ul>
      {moreItems && <p className="hint">{t('catalogueLists.impact.moreItems')}</p>}
    </section>
  )
}

function Standards({ model: { standards } }: { model: ImpactModel }) {
  const t = useText()
  return (
    <section>
      <h3>{t('catalogueLists.impact.standards')}</h3>
      <ul className="impact-lines">
        {standards.map(({ standardId, name, where }) => (
          <li key={standardId}>
            <Published>{name}</Published> <span className="small">{where}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Cases({ model: { cases, moreCases, drafts, moreDrafts } }: { model: ImpactModel }) {
  const t = useText()
  const draftWords = drafts === 0 ? 'noDrafts' : moreDrafts ? 'manyDrafts' : 'drafts'
  return (
    <section>
      <h3>{t('catalogueLists.impact.cases')}</h3>
      {cases.length === 0 ? (
        <p>{t('catalogueLists.impact.noCases')}</p>
      ) : (
        <>
          <p className="hint">{t('catalogueLists.impact.casesStay')}</p>
          <Table
            caption={t('catalogueLists.impact.cases')}
            captionHidden
            rows={cases}
            rowKey={({ receipt }) => receipt}
            columns={[
              {
                head: t('catalogueLists.impact.receipt'),
                names: true,
                cell: ({ receipt }) => <span className="mono">{receipt}</span>,
              },
              { head: t('catalogueLists.columns.item'), cell: ({ item }) => <Published>{item}</Published> },
              { head: t('catalogueLists.impact.where'), cell: ({ where }) => where },
              { head: t('catalogueLists.impact.state'), cell: ({ state }) => state },
              { head: t('catalogueLists.impact.since'), cell: ({ since }) => since },
            ]}
          />
          {moreCases && <p className="hint">{t('catalogueLists.impact.moreCases')}</p>}
        </>
      )}
      <p>{t(`catalogueLists.impact.${draftWords}`, { count: drafts })}</p>
    </section>
  )
}
