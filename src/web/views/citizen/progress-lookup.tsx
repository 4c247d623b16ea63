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
import { Checks } from './lookup-checks.tsx'
import type { ViewProps } from './view.ts'

export interface ProgressLookupModel {
  target: FormTarget
  /** What was typed; it stays when it was not found. */
  values: { receiptNumber: string; second: string }
  /** Looked for and not found: the page says what to check. */
  missed: boolean
  errors: readonly FieldError[]
}

/** Looking up needs two things, because a number alone can be guessed. */
export function ProgressLookup({ model, frame }: ViewProps<ProgressLookupModel>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow>
      <PageHead title={t('lookup.progress.title')} />
      <Card>
        {model.missed && (
          <Checks
            title={t('lookup.check')}
            points={[1, 2, 3].map((point) => t(`lookup.progress.check${point as 1 | 2 | 3}`))}
          />
        )}
        <Form target={model.target} errors={model.errors}>
          <Field
            type="text"
            name="receiptNumber"
            width="medium"
            label={t('lookup.progress.receipt')}
            hint={t('lookup.progress.receiptHint')}
            value={model.values.receiptNumber}
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
            value={model.values.second}
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
