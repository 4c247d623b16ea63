import type { TextKey } from '../../texts/index.ts'
import { Card, useText, WorkbenchColumns, WorkbenchFrame, type WorkbenchFrameModel } from '../../ui/index.ts'

const words = ['warning', 'card', 'order', 'sample', 'ticket', 'score'] as const
/** Each chapter by its anchor, with the number of its steps. */
const chapters = [
  ['card', 6],
  ['order', 4],
  ['evaluations', 6],
  ['contest', 3],
  ['supervisor', 6],
  ['rules', 5],
] as const

export interface SupervisionHelpModel {
  /** How to read the public numbers, for everybody. */
  numbersHref: string
}

/** What supervision asks of whom, one chapter for each way in which somebody meets it. */
export function SupervisionHelp({ model, frame }: { model: SupervisionHelpModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <h1>{t('supervisionHelp.title')}</h1>
        <p>{t('supervisionHelp.lead')}</p>
        <nav aria-label={t('supervisionHelp.contents')}>
          <ul className="help-contents">
            {chapters.map(([chapter]) => (
              <li key={chapter}>
                <a href={`#${chapter}`}>{t(`supervisionHelp.${chapter}.title`)}</a>
              </li>
            ))}
            <li>
              <a href={model.numbersHref}>{t('supervisionHelp.publicLink')}</a>
            </li>
          </ul>
        </nav>
        <div className="help-chapters">
          <Card title={t('supervisionHelp.words.title')}>
            <dl className="help-terms">
              {words.map((word) => (
                <div key={word}>
                  <dt>{t(`supervisionHelp.words.${word}`)}</dt>
                  <dd>{t(`supervisionHelp.words.${word}Text`)}</dd>
                </div>
              ))}
            </dl>
          </Card>
          {chapters.map(([chapter, steps]) => (
            <Card key={chapter} id={chapter} title={t(`supervisionHelp.${chapter}.title`)}>
              <p>{t(`supervisionHelp.${chapter}.lead`)}</p>
              <ol>
                {Array.from({ length: steps }, (_, index) => `supervisionHelp.${chapter}.${index + 1}`).map((key) => (
                  <li key={key}>{t(key as TextKey)}</li>
                ))}
              </ol>
            </Card>
          ))}
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}
