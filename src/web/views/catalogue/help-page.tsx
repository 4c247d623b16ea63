import { Card, useText, WorkbenchColumns, WorkbenchFrame, type WorkbenchFrameModel } from '../../ui/index.ts'

/** How the catalogue is written and who has a say in it, on one page. */
export function CatalogueHelp({ frame }: { frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <h1>{t('catalogue.help.title')}</h1>
        <div className="help-cards">
          <Card title={t('catalogue.help.words')}>
            <dl className="help-terms">
              {(['standard', 'claim', 'proposal', 'practice', 'search'] as const).map((word) => (
                <div key={word}>
                  <dt>{t(`catalogue.help.${word}Term`)}</dt>
                  <dd>{t(`catalogue.help.${word}Text`)}</dd>
                </div>
              ))}
            </dl>
          </Card>
          <Card title={t('catalogue.help.way')}>
            <ol>
              {(['way1', 'way2', 'way3', 'way4', 'way5'] as const).map((step) => (
                <li key={step}>{t(`catalogue.help.${step}`)}</li>
              ))}
            </ol>
          </Card>
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}
