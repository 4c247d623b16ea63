import {
  Button,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { PracticeBand } from './editor-frame.tsx'

export interface PracticeModel {
  target: FormTarget
  what: string
  item: string
  errors: readonly FieldError[]
}

export function PracticePage({ model, frame }: { model: PracticeModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <PracticeBand />
      <WorkbenchColumns>
        <h1>{t('catalogueEditor.practice.title')}</h1>
        <p className="lead">{t('catalogueEditor.practice.lead')}</p>
        <section className="work-card practice-start">
          <Form target={model.target} errors={model.errors}>
            <Field
              type="radios"
              name="what"
              label={t('catalogueEditor.practice.what')}
              value={model.what}
              options={(['existing', 'new', 'standard'] as const).map((what) => ({
                value: what,
                label: t(`catalogueEditor.practice.${what}`),
              }))}
            />
            <Field
              type="text"
              name="item"
              label={t('catalogueEditor.practice.item')}
              hint={t('catalogueEditor.practice.itemHint')}
              value={model.item}
              error={errorOf(model.errors, 'item')}
              showWhen="what=existing"
              optional
            />
            <Button>{t('catalogueEditor.practice.start')}</Button>
          </Form>
        </section>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}
