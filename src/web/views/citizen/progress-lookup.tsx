import {
  Button,
  ButtonRow,
  Card,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  Frame,
  PageHead,
  useText,
} from '../../ui/index.ts'
import type { ViewProps } from './view.ts'

export interface ProgressLookupModel {
  target: FormTarget
  /** What was typed, when it was not found. */
  receiptNumber?: string | undefined
  errors: readonly FieldError[]
}

/** Looking up needs two things, because a number alone can be guessed. */
export function ProgressLookup({ model, frame }: ViewProps<ProgressLookupModel>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow>
      <PageHead title={t('lookup.progress.title')} />
      <Card>
        <Form target={model.target} errors={model.errors}>
          <Field
            type="text"
            name="receiptNumber"
            width="medium"
            label={t('lookup.progress.receipt')}
            hint={t('lookup.progress.receiptHint')}
            value={model.receiptNumber}
            error={errorOf(model.errors, 'receiptNumber')}
            autoComplete="off"
            maxLength={20}
          />
          <Field
            type="text"
            name="idTail"
            width="short"
            label={t('lookup.progress.idTail')}
            hint={t('lookup.progress.idTailHint')}
            error={errorOf(model.errors, 'idTail')}
            autoComplete="off"
            maxLength={6}
          />
          <ButtonRow>
            <Button>{t('lookup.progress.submit')}</Button>
          </ButtonRow>
        </Form>
      </Card>
    </Frame>
  )
}
