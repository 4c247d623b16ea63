import { Card, Kbd, useText, WorkbenchColumns, WorkbenchFrame, type WorkbenchFrameModel } from '../../ui/index.ts'

const keys = [
  ['P', 'keyP'],
  ['C', 'keyC'],
  ['M', 'keyM'],
  ['R', 'keyR'],
  ['D', 'keyD'],
  ['B', 'keyB'],
  ['O', 'keyO'],
  ['1–9', 'keyNumber'],
  ['[ ]', 'keyPaper'],
  ['J K', 'keyJ'],
  ['N', 'keyN'],
  ['A–Z', 'keyOther'],
] as const

/** What each list and each key does, on one page. */
export function DeskHelp({ frame }: { frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <h1>{t('workbench.help.title')}</h1>
        <p>
          <a href="/desk/help/supervision">{t('supervisionHelp.title')}</a>
        </p>
        <div className="help-cards">
          <Card title={t('workbench.help.lists')}>
            <dl className="help-terms">
              {(['inbox', 'waiting', 'doneToday', 'window', 'supervision'] as const).map((list) => (
                <div key={list}>
                  <dt>{t(`workbench.help.${list}Term`)}</dt>
                  <dd>{t(`workbench.help.${list}Text`)}</dd>
                </div>
              ))}
            </dl>
            <h2>{t('workbench.help.rules')}</h2>
            <ul>
              {(['rule1', 'rule2', 'rule3'] as const).map((rule) => (
                <li key={rule}>{t(`workbench.help.${rule}`)}</li>
              ))}
            </ul>
          </Card>
          <Card title={t('workbench.help.keys')}>
            <p className="hint">{t('workbench.help.keysLead')}</p>
            <dl className="help-keys">
              {keys.map(([key, text]) => (
                <div key={key}>
                  <dt>
                    <span className="unseen">{key}</span>
                    <Kbd>{key}</Kbd>
                  </dt>
                  <dd>{t(`workbench.help.${text}`)}</dd>
                </div>
              ))}
            </dl>
          </Card>
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}
