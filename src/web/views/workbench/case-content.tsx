import { Icon, Published, useText } from '../../ui/index.ts'

export interface Fact {
  label: string
  value: string
  /** Where a filled-in value came from. */
  source?: string | undefined
  /** The account or the register says something else: what it says. */
  differs?: string | undefined
  /** The whole number behind a masked value, where the reader must compare it with a paper. */
  whole?: string | undefined
}

export interface FactGroup {
  title: string
  facts: readonly Fact[]
}

/** What was applied for, as label and value, each with where it came from. */
export function CaseContent({
  groups,
  headings: Heading = 'h2',
}: {
  groups: readonly FactGroup[]
  headings?: 'h2' | 'h3'
}) {
  return groups.map((group, index) => (
    // Groups are a fixed list in order, and an item may use a title twice.
    // biome-ignore lint/suspicious/noArrayIndexKey: see the line above
    <section className="fact-group" key={index}>
      <Heading>
        <Published>{group.title}</Published>
      </Heading>
      <dl className="case-facts">
        {group.facts.map((fact) => (
          <div key={fact.label}>
            <dt>
              <Published>{fact.label}</Published>
            </dt>
            <dd>
              <Published>{fact.value}</Published>
              {fact.whole && <Whole label={fact.label} whole={fact.whole} />}
              {fact.differs && (
                <div className="differs">
                  <Icon name="triangle-alert" />
                  {fact.differs}
                </div>
              )}
              {fact.source && (
                <div className="source">
                  <Icon name="badge-check" />
                  {fact.source}
                </div>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ))
}

function Whole({ label, whole }: { label: string; whole: string }) {
  const t = useText()
  return (
    <details className="reveal no-print">
      <summary>
        {t('workbench.case.reveal')}
        <span className="unseen"> {label}</span>
      </summary>
      <span className="mono">{whole}</span>
    </details>
  )
}
