import {
  Button,
  ButtonRow,
  Form,
  type FormTarget,
  Notice,
  Published,
  SummaryList,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'

export interface AdjustmentCheckModel {
  frame: WorkbenchFrameModel
  name: string
  target: FormTarget
  rows: readonly { label: string; value: string }[]
  hidden: Readonly<Record<string, string>>
  chosen: readonly string[]
  practice: boolean
  /** It is there already and is written again. */
  saves: boolean
}

/** 核对: everything in words before it becomes a proposal. */
export function AdjustmentCheck({ model }: { model: AdjustmentCheckModel }) {
  const t = useText()
  const { name, target, rows, hidden, chosen, practice, saves } = model
  return (
    <WorkbenchFrame frame={model.frame}>
      <WorkbenchColumns>
        <div className="card office-form">
          <h1>{t('catalogueLists.adjust.checkTitle')}</h1>
          <p className="lead">
            <Published>{name}</Published>
          </p>
          <SummaryList rows={rows} />
          <Notice title={t(practice ? 'catalogueLists.adjust.nextPractice' : 'catalogueLists.adjust.next')} />
          <Form target={target} hidden={hidden}>
            {chosen.map((id) => (
              <input key={id} type="hidden" name="chosen" value={id} />
            ))}
            <ButtonRow>
              <Button name="step" value="confirm">
                {t(saves ? 'catalogueLists.adjust.save' : 'catalogueLists.adjust.confirm')}
              </Button>
              <Button name="step" value="change" look="quiet">
                {t('catalogueLists.adjust.change')}
              </Button>
            </ButtonRow>
          </Form>
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}
