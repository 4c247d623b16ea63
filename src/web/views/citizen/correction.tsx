import type { FormField, FormSection } from '../../../modules/catalog/index.ts'
import { formatDay } from '../../texts/format.ts'
import {
  Button,
  ButtonRow,
  Card,
  Details,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  Frame,
  Notice,
  type Option,
  StepHeader,
  Tag,
  useLanguage,
  useText,
} from '../../ui/index.ts'
import { MaterialCard, type MaterialModel } from './apply-materials.tsx'
import { SectionFields } from './entry-fields.tsx'
import { type FieldValues, FormFields } from './form-fields.tsx'
import type { ViewProps } from './view.ts'

/** Of a later request: asked before and not cured, or new though it could have been asked the first time. */
export type DemandMark = 'again' | 'late' | undefined

/** `text` is what the office asks; left out for what may be changed besides. */
export type Demanded =
  /** An answer to mend. */
  | { kind: 'field'; text?: string | undefined; mark?: DemandMark; field: FormField }
  /** The entries of a repeated section, with what is asked about them and the entry that is meant. */
  | {
      kind: 'entries'
      texts: readonly string[]
      mark?: DemandMark
      section: FormSection
      entry?: string | undefined
      open?: boolean
    }
  /** A paper to replace or add. */
  | { kind: 'material'; text?: string | undefined; mark?: DemandMark; material: MaterialModel }
  /** About the application as a whole: all of it can then be changed. */
  | { kind: 'whole'; text: string; mark?: DemandMark }

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
  /** Files sent before for the papers that were asked for; those ticked no longer count. */
  earlier: readonly Option[]
  /** The ticked ones. */
  replaced: readonly string[]
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
  const fields = model.demands.filter((demand) => demand.kind === 'field')
  const materials = model.demands.filter((demand) => demand.kind === 'material')
  const [answers, otherAnswers] = [fields.filter(isAsked), fields.filter((demand) => !isAsked(demand))]
  const [papers, otherPapers] = [materials.filter(isAsked), materials.filter((demand) => !isAsked(demand))]
  const entries = model.demands.filter((demand) => demand.kind === 'entries')
  const [lists, otherLists] = [
    entries.filter(({ texts }) => texts.length > 0),
    entries.filter(({ texts }) => texts.length === 0),
  ]
  const whole = model.demands.filter((demand) => demand.kind === 'whole')
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
        {model.demands.some(({ mark }: { mark?: DemandMark }) => mark === 'late') && (
          <Notice title={t('status.correction.lateTitle')}>
            <p>{t('status.correction.lateLead')}</p>
          </Notice>
        )}
        {whole.map(({ text, mark }) => (
          <Asked key={text} office={model.office} text={text} mark={mark} />
        ))}
        {papers.map((demand) => (
          <div key={demand.material.id} className="demand">
            <Asked office={model.office} text={demand.text} mark={demand.mark} />
            <MaterialCard material={demand.material} />
          </div>
        ))}
        {otherPapers.length > 0 && (
          <Details
            summary={t('personal.correction.otherPapers')}
            open={otherPapers.some(({ material }) => material.state.kind === 'missing' || material.error)}
          >
            <div className="stack">
              {otherPapers.map(({ material }) => (
                <MaterialCard key={material.id} material={material} />
              ))}
            </div>
          </Details>
        )}
        <Form id={formId} target={model.target} errors={model.errors} hidden={model.hidden} warnUnsaved>
          {answers.map((demand) => (
            <div key={demand.field.id} className="demand">
              <Asked office={model.office} text={demand.text} mark={demand.mark} />
              <Card>
                <Answer field={demand.field} model={model} />
              </Card>
            </div>
          ))}
          {lists.map(({ section, texts, entry, mark }) => (
            <div key={section.id} className="demand">
              {texts.map((text) => (
                <Asked key={text} office={model.office} text={text} mark={mark} />
              ))}
              <Entries section={section} openEntry={entry} model={model} />
            </div>
          ))}
          {otherAnswers.length + otherLists.length > 0 && (
            <Details
              summary={t('personal.correction.otherAnswers')}
              open={
                otherAnswers.some(({ field }) => errorOf(model.errors, field.id)) ||
                otherLists.some(({ section, open }) => open || model.errors.some((error) => isWithin(error, section)))
              }
            >
              <Card>
                {otherAnswers.map(({ field }) => (
                  <Answer key={field.id} field={field} model={model} />
                ))}
              </Card>
              {otherLists.map(({ section }) => (
                <Entries key={section.id} section={section} model={model} />
              ))}
            </Details>
          )}
          {model.earlier.length > 0 && (
            <Card>
              <Field
                type="checkboxes"
                name="replaced"
                label={t('personal.correction.remove')}
                hint={t('personal.correction.removeHint')}
                options={model.earlier}
                values={model.replaced}
                optional
              />
            </Card>
          )}
          <ButtonRow>
            <Button>{t('status.correction.submit')}</Button>
          </ButtonRow>
        </Form>
      </div>
    </Frame>
  )
}

function isWithin({ field }: FieldError, { id }: FormSection): boolean {
  return field === id || field.startsWith(`${id}.`)
}

function isAsked(demand: { text?: string | undefined }): boolean {
  return demand.text !== undefined
}

function Asked({ office, text, mark }: { office: string; text: string | undefined; mark: DemandMark }) {
  const t = useText()
  if (!text) return null
  return (
    <p className="asked">
      <span className="small">{t('status.correction.asked', { office })}</span> <b>{text}</b>{' '}
      {mark && <Tag tone="warn">{t(`status.correction.${mark}`)}</Tag>}
    </p>
  )
}

function Entries(props: { section: FormSection; openEntry?: string | undefined; model: CorrectionModel }) {
  const { section, openEntry, model } = props
  return (
    <Card title={section.title}>
      <SectionFields
        section={section}
        values={model.values}
        errors={model.errors}
        sources={{}}
        action={model.target.action}
        openEntry={openEntry}
      />
    </Card>
  )
}

function Answer({ field, model }: { field: FormField; model: CorrectionModel }) {
  const section = { id: 'correction', title: '', fields: [{ ...field, showWhen: undefined }] }
  return <FormFields section={section} values={model.values} errors={model.errors} sources={{}} />
}
