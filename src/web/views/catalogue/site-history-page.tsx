import type { DifferenceWords } from '../../difference-words.ts'
import {
  Icon,
  Paging,
  type PagingModel,
  Published,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { DifferenceList } from './revisions-page.tsx'

export interface SiteHistoryModel {
  region: string
  backHref: string
  changes: readonly {
    number: number
    what: string
    who: string
    when: string
    lines: readonly DifferenceWords[]
  }[]
  paging: PagingModel
}

export function SiteHistoryPage({ model, frame }: { model: SiteHistoryModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <a className="back" href={model.backHref}>
          <Icon name="arrow-left" />
          {t('catalogueSite.back')}
        </a>
        <div className="work-head">
          <h1>
            {t('catalogueSite.history.title')}{' '}
            <span className="small">
              <Published>{model.region}</Published>
            </span>
          </h1>
        </div>
        <div className="stack site-stack">
          {model.changes.length === 0 && <p>{t('catalogueSite.history.none')}</p>}
          {model.changes.map(({ number, what, who, when, lines }) => (
            <section key={number} className="card" aria-labelledby={`change-${number}`}>
              <h2 id={`change-${number}`}>{what}</h2>
              <p className="small">
                {who} · {when}
              </p>
              {lines.length > 0 && <DifferenceList lines={lines} />}
            </section>
          ))}
          <Paging {...model.paging} />
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}
