import { Card, Published, useText } from '../../ui/index.ts'

export interface StageRailModel {
  /** Whose life: a person's, or that of an enterprise. */
  audience: 'person' | 'organization'
  stages: readonly { label: string; href: string; count: number }[]
}

/** From birth to death, or from the founding of a firm to its end: one line of stations, upright on a phone. */
export function StageRail({ model: { audience, stages } }: { model: StageRailModel }) {
  const t = useText()
  return (
    <div className="section-gap">
      <Card title={t(`portal.stages.${audience}`)} id="stages">
        <ol className="rail">
          {stages.map(({ label, href, count }) => (
            <li key={href}>
              <a href={href}>
                <span className="rail-name">
                  <Published>{label}</Published>
                </span>
                <span className="tile-count">{t('portal.count', { count })}</span>
              </a>
            </li>
          ))}
        </ol>
      </Card>
    </div>
  )
}

export interface EasyListLink {
  label: string
  /** What the list promises, in one sentence. */
  promise: string
  count: number
  href: string
}

/** The four lists (马上办 网上办 就近办 一次办): how many items each has, and what it promises. */
export function EasyLists({ lists }: { lists: readonly EasyListLink[] }) {
  const t = useText()
  return (
    <section className="section-gap" aria-labelledby="lists-title">
      <h2 id="lists-title">{t('portal.lists.title')}</h2>
      <ul className="easy-lists">
        {lists.map(({ label, promise, count, href }) => (
          <li key={href}>
            <a className="card" href={href}>
              <span className="easy-count">{count}</span>
              <span className="easy-name">
                <Published>{label}</Published>
              </span>
              <span className="small">{promise}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
