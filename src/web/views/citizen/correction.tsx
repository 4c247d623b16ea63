import type { FormField } from '../../../modules/catalog/index.ts'
import { formatDay } from '../../texts/format.ts'
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
  Notice,
  StepHeader,
  useLanguage,
  useText,
} from '../../ui/index.ts'
import { MaterialCard, type MaterialModel } from './apply-materials.tsx'
import { type FieldValues, FormFields } from './form-fields.tsx'
import type { ViewProps } from './view.ts'

export type Demanded =
  /** An answer to mend. */
  | { kind: 'field'; text: string; field: FormField }
  /** A paper to replace or add. */
  | { kind: 'material'; text: string; material: MaterialModel }
  /** About the application as a whole: answered with an explanation in the field `note`. */
  | { kind: 'whole'; text: string }

export interface CorrectionModel {
  itemName: string
  caseHref: string
  target: FormTarget
  hidden: Readonly<Record<string, string>>
  /** Who asks. */
  office: string
  /** `YYYY-MM-DD` */
  byDay?: string | undefined
  demands: readonly Demanded[]
  values: FieldValues
  errors: readonly FieldError[]
}

const formId = 'correction'

/**
 * Answers a request for correction: every point with its answer beside it, sent together. Papers are uploaded by
 * forms of their own, so the answers stand in a form that the button below belongs to.
 */
export function AnswerCorrection({ model, frame }: ViewProps<CorrectionModel>) {
  const t = useText()
  const language = useLanguage()
  const answers = model.demands.filter((demand) => demand.kind !== 'material')
  const materials = model.demands.filter((demand) => demand.kind === 'material')
  return (
    <Frame frame={frame} narrow ownSearch>
      <StepHeader
        back={{ href: model.caseHref, label: t('status.looks.back') }}
        caption={model.itemName}
        title={t('status.correction.title')}
      />
      <div className="stack">
        <p>
          {t('status.correction.lead')} {t('status.correction.keepOthers')}
        </p>
        {model.byDay && (
          <Notice title={t('status.correction.by', { day: formatDay(model.byDay, language) })} tone="warn" />
        )}
        {materials.map((demand) => (
          <div key={demand.material.id} className="demand">
            <Asked office={model.office} text={demand.text} />
            <MaterialCard material={demand.material} />
          </div>
        ))}
        <Form id={formId} target={model.target} errors={model.errors} hidden={model.hidden} warnUnsaved>
          {answers.map((demand) => (
            <div key={demand.text} className="demand">
              <Asked office={model.office} text={demand.text} />
              <Card>
                <Answer demand={demand} model={model} />
              </Card>
            </div>
          ))}
          <ButtonRow>
            <Button>{t('status.correction.submit')}</Button>
          </ButtonRow>
        </Form>
      </div>
    </Frame>
  )
}

function Asked({ office, text }: { office: string; text: string }) {
  const t = useText()
  return (
    <p className="asked">
      <span className="small">{t('status.correction.asked', { office })}</span> <b>{text}</b>
    </p>
  )
}

function Answer({ demand, model }: { demand: Exclude<Demanded, { kind: 'material' }>; model: CorrectionModel }) {
  const t = useText()
  if (demand.kind === 'whole') {
    return (
      <Field
        type="textarea"
        name="note"
        label={t('status.correction.note')}
        maxLength={500}
        error={errorOf(model.errors, 'note')}
      />
    )
  }
  const section = { id: 'correction', title: '', fields: [{ ...demand.field, showWhen: undefined }] }
  return <FormFields section={section} values={model.values} errors={model.errors} sources={{}} />
}
