import {
  Button,
  Card,
  Form,
  type FormTarget,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'

export interface EvaluationInvitationModel {
  itemName: string
  caseHref: string
  target: FormTarget
  days: number
  /** Once it was opened. The code is shown here once and never again. */
  opened?: { code: string; tabletHref: string; tabletAddress: string; qr: string } | undefined
}

/** The clerk opens the evaluation of this visit: on the second screen, or on the person's own telephone. */
export function EvaluationInvitation({
  model,
  frame,
}: {
  model: EvaluationInvitationModel
  frame: WorkbenchFrameModel
}) {
  const t = useText()
  const { opened, days } = model
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {t('evaluation.invite.title')} <span className="small">{model.itemName}</span>
          </h1>
          <div className="work-head-acts no-print">
            <a href={model.caseHref}>{t('evaluation.invite.back')}</a>
          </div>
        </div>
        <p>{t('evaluation.invite.lead')}</p>
        {opened ? (
          <div className="help-cards">
            <Card title={t('evaluation.invite.tabletTitle')}>
              <p>{t('evaluation.invite.tabletLead')}</p>
              <p className="evaluation-code mono">{opened.code}</p>
              <p className="small">{t('evaluation.invite.tabletAddress', { address: opened.tabletAddress })}</p>
              <p>
                <a href={opened.tabletHref} target="_blank" rel="noopener noreferrer">
                  {t('evaluation.invite.tabletLink')}
                </a>
              </p>
            </Card>
            <Card title={t('evaluation.invite.qrTitle')}>
              <p>{t('evaluation.invite.qrLead', { days })}</p>
              <img className="evaluation-qr" src={opened.qr} alt={t('evaluation.share.alt')} width={200} height={200} />
              <p className="no-print">
                <Button type="button" look="link" icon="printer" print>
                  {t('evaluation.invite.print')}
                </Button>
              </p>
            </Card>
          </div>
        ) : (
          <Form target={model.target}>
            <Button>{t('evaluation.invite.open')}</Button>
          </Form>
        )}
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}
