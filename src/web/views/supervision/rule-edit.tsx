import type { RuleChange, RuleSetContent, Trial } from '../../../modules/supervision/index.ts'
import {
  Button,
  ButtonRow,
  Card,
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
import { ChapterLink } from '../chapter-link.tsx'
import { RuleChanges } from './rule-changes.tsx'
import type { Way } from './rule-fields.ts'
import { GeneralFields, RuleFields } from './rule-form-fields.tsx'
import { TrialResult } from './rule-trial.tsx'

export interface RuleEditModel {
  region: string
  backHref: string
  trialTarget: FormTarget
  publicationHref: string
  /** Shows the same rules in the other way. */
  turnHref: string
  way: Way
  text: string
  form: RuleSetContent | undefined
  off: readonly number[]
  inForceFrom: string
  /** Of the rules as they were sent, which then can be read. */
  tried:
    | { readonly trial: Trial; readonly content: RuleSetContent; readonly changes: readonly RuleChange[] }
    | undefined
  errors: readonly FieldError[]
}

/** A new edition in steps, as a form of the usual numbers or as text; tried before it is published. */
export function RuleEdit({ model, frame }: { model: RuleEditModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const { way, form, errors, tried } = model
  const hidden = way === 'form' ? { way, base: JSON.stringify(form) } : { way }
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <a className="back" href={model.backHref}>
          {t('cards.rules.toCurrent')}
        </a>
        <div className="work-head">
          <h1>{t('cards.rules.changeTitle')}</h1>
          <ChapterLink chapter="rules" />
        </div>
        <p className="rules-lead">{t('cards.rules.changeLead', { region: model.region })}</p>
        <div className="stack">
          {tried && <TrialResult trial={tried.trial} content={tried.content} />}
          {tried && (
            <Card title={t('cards.rules.changed')}>
              <RuleChanges changes={tried.changes} none={t('cards.rules.changedNone')} />
            </Card>
          )}
          <Form target={model.trialTarget} errors={errors} hidden={hidden} warnUnsaved>
            {form ? (
              <>
                <RuleFields form={form} off={model.off} errors={errors} />
                <GeneralFields form={form} errors={errors} />
              </>
            ) : (
              <RuleText model={model} />
            )}
            <Publication model={model} />
          </Form>
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

/** The last steps: from when, tried first, then looked through and published. */
function Publication({ model: { way, inForceFrom, errors, publicationHref, turnHref } }: { model: RuleEditModel }) {
  const t = useText()
  const other = way === 'form' ? 'text' : 'form'
  return (
    <>
      <Card title={t(way === 'form' ? 'cards.rules.steps.day' : 'cards.rules.steps.dayOfText')}>
        <Field
          type="date"
          name="inForceFrom"
          label={t('cards.rules.inForceFrom')}
          hint={t('cards.rules.fromHint')}
          value={inForceFrom}
          error={errorOf(errors, 'inForceFrom')}
        />
      </Card>
      <Card title={t(way === 'form' ? 'cards.rules.steps.publish' : 'cards.rules.steps.publishOfText')}>
        <p>{t('cards.rules.steps.publishHint')}</p>
        <ButtonRow>
          <Button look="quiet">{t('cards.rules.try')}</Button>
          <Button formAction={publicationHref}>{t('cards.rules.check')}</Button>
        </ButtonRow>
        <p className="small rules-way">
          {t('cards.rules.asHint')}{' '}
          <Button look="link" name="as" value={other} formAction={turnHref}>
            {t(other === 'form' ? 'cards.rules.asForm' : 'cards.rules.asText')}
          </Button>
        </p>
      </Card>
    </>
  )
}

function RuleText({ model: { text, errors } }: { model: RuleEditModel }) {
  const t = useText()
  // All faults of the text stand beside it, each with its line.
  const faults = errors.filter(({ field }) => field === 'text').map(({ message }) => message)
  return (
    <Card title={t('cards.rules.steps.text')}>
      <div className="rules-text">
        <Field
          type="textarea"
          name="text"
          label={t('cards.rules.text')}
          hint={t('cards.rules.textHint')}
          value={text}
          error={faults.length > 0 ? faults.join(' ') : undefined}
        />
      </div>
    </Card>
  )
}
