import type { RuleChange } from '../../../modules/supervision/index.ts'
import {
  Button,
  ButtonRow,
  Card,
  Form,
  type FormTarget,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { RuleChanges } from './rule-changes.tsx'

export interface RuleConfirmModel {
  region: string
  count: number
  day: string
  changes: readonly RuleChange[]
  target: FormTarget
  turnHref: string
  hidden: Readonly<Record<string, string>>
}

/** What is published, once more, before it is. */
export function RuleConfirm({ model, frame }: { model: RuleConfirmModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const { region, count, day, changes } = model
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <h1>{t('cards.rules.confirmTitle')}</h1>
        <p className="rules-lead">{t('cards.rules.confirmLead', { region, count, day })}</p>
        <Card title={t('cards.rules.changed')}>
          <RuleChanges changes={changes} none={t('cards.rules.changedLater')} />
          <Form target={model.target} hidden={model.hidden}>
            <ButtonRow>
              <Button name="confirmed" value="yes" confirms>
                {t('cards.rules.publish')}
              </Button>
              <Button look="quiet" name="as" value="form" formAction={model.turnHref}>
                {t('cards.rules.backToEdit')}
              </Button>
            </ButtonRow>
          </Form>
        </Card>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}
