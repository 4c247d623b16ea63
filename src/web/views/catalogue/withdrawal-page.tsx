import { Button, ButtonLink, ButtonRow, Card, type FieldError, Form, type FormTarget, useText } from '../../ui/index.ts'
import { EditorFrame, type EditorModel } from './editor-frame.tsx'

export interface WithdrawalModel {
  editor: EditorModel
  target: FormTarget
  backHref: string
  errors: readonly FieldError[]
}

/** What is lost and what stays, before anything is taken back. */
export function WithdrawalPage({ model }: { model: WithdrawalModel }) {
  const t = useText()
  return (
    <EditorFrame model={{ ...model.editor, withdrawHref: undefined }}>
      <Card id="withdrawal" title={t('catalogueLists.withdrawal.title')}>
        <p>{t('catalogueLists.withdrawal.lost')}</p>
        <p>{t('catalogueLists.withdrawal.stays')}</p>
        <Form target={model.target} errors={model.errors}>
          <ButtonRow>
            <Button look="stop">{t('catalogueLists.withdrawal.confirm')}</Button>
            <ButtonLink href={model.backHref} look="quiet">
              {t('catalogueLists.withdrawal.keep')}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </Card>
    </EditorFrame>
  )
}
