import { Card, Notice, type Step, Steps, SummaryList, Tag, useText } from '../../ui/index.ts'
import { Differences, type DifferencesModel } from './differences-page.tsx'
import { EditorFrame, type EditorModel } from './editor-frame.tsx'
import { Impact, type ImpactModel } from './impact.tsx'

export interface WayBody {
  /** Empty for what was withdrawn. */
  steps: readonly Step[]
  /** Who has it now, in one sentence. */
  who: string
  /** It is published, its day has not come, and this reader may take it back. */
  undo: boolean
  /** Where the form of an adjustment is written again. */
  adjustHref: string | undefined
  opinions: readonly {
    office: string
    outcome: 'approve' | 'return'
    who: string
    when: string
    revision: number
    counts: boolean
    /** Nothing is left to review. */
    ended: boolean
    opinion: string
  }[]
  /** An adjustment in words. */
  rows: readonly { label: string; value: string }[]
  /** Against what is in force; undefined for what is new. */
  differences: Pick<DifferencesModel, 'lines' | 'more'> | undefined
  impact: ImpactModel | undefined
  /** The item or standard that it made. */
  madeHref: string | undefined
}

export type WayModel = WayBody & { editor: EditorModel }

/** The way of a proposal: state, opinions, change, impact. */
export function WayPage({ model }: { model: WayModel & { done: string | undefined } }) {
  const t = useText()
  return (
    <EditorFrame model={model.editor}>
      <div className="stack">
        {model.done && <Notice tone="ok" live title={model.done} />}
        <Card id="way" title={t('catalogueLists.way.title')}>
          {model.steps.length > 0 && <Steps steps={model.steps} label={t('catalogueLists.way.title')} />}
          <p className="way-who">{model.who}</p>
          {model.madeHref && (
            <p>
              <a href={model.madeHref}>{t('catalogueLists.way.made')}</a>
            </p>
          )}
          {model.undo && <p className="hint">{t('catalogueLists.way.undo')}</p>}
        </Card>
        <Change model={model} />
        {model.impact && <Impact model={model.impact} />}
        <Opinions lines={model.opinions} />
      </div>
    </EditorFrame>
  )
}

/** What it changes: field by field, or in words. */
export function Change({
  model: { rows, differences, adjustHref, editor },
}: {
  model: Pick<WayModel, 'rows' | 'differences' | 'adjustHref' | 'editor'>
}) {
  const t = useText()
  const action = adjustHref && <a href={adjustHref}>{t('catalogueLists.way.rewrite')}</a>
  return (
    <Card id="change" title={t('catalogueLists.way.change')} action={action}>
      {rows.length > 0 ? (
        <SummaryList rows={rows} />
      ) : differences ? (
        <Differences {...differences} />
      ) : (
        <Notice title={t('catalogueLists.way.isNew')}>
          {editor.previews && (
            <p>
              <a href={`${editor.href}/preview/guide`}>{t('catalogueEditor.preview.link')}</a>
            </p>
          )}
        </Notice>
      )}
    </Card>
  )
}

function Opinions({ lines }: { lines: WayBody['opinions'] }) {
  const t = useText()
  if (lines.length === 0) return null
  return (
    <Card id="opinions" title={t('catalogueLists.way.opinions')}>
      <ul className="desk-lines">
        {lines.map((line) => (
          <li key={`${line.revision} ${line.office}`}>
            <div>
              {line.office} · {line.who}
              <div className="small">
                {line.when} · {t('catalogueLists.way.revision', { number: line.revision })}
                {!line.counts && ` · ${t(line.ended ? 'catalogueLists.way.older' : 'catalogueLists.way.earlier')}`}
              </div>
              {line.opinion && <p className="written">{line.opinion}</p>}
            </div>
            <Tag tone={line.outcome === 'approve' ? 'ok' : 'red'}>
              {t(`catalogueEditor.reviewOutcome.${line.outcome}`)}
            </Tag>
          </li>
        ))}
      </ul>
    </Card>
  )
}
