import { levels, type Rule, type RuleSetContent, type Trial } from '../../../modules/supervision/index.ts'
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
  Notice,
  Table,
  useLanguage,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { commonFields, fieldLabel, fieldsOf, generalFields, type Way, wordFields } from './rule-fields.ts'

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
  trial: Trial | undefined
  errors: readonly FieldError[]
}

/** A new edition, as a form of the usual numbers or as text; tried before it is published. */
export function RuleEdit({ model, frame }: { model: RuleEditModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const { way, form, errors, trial } = model
  const other = way === 'form' ? 'text' : 'form'
  const hidden = way === 'form' ? { way, base: JSON.stringify(form) } : { way }
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <a className="back" href={model.backHref}>
          {t('cards.rules.toCurrent')}
        </a>
        <h1>{t('cards.rules.changeTitle')}</h1>
        <p className="rules-lead">{t('cards.rules.changeLead', { region: model.region })}</p>
        {trial && <TrialResult trial={trial} />}
        <Form target={model.trialTarget} errors={errors} hidden={hidden} warnUnsaved>
          {form ? <RuleFields form={form} off={model.off} errors={errors} /> : <RuleText model={model} />}
          <Card>
            <Field
              type="date"
              name="inForceFrom"
              label={t('cards.rules.inForceFrom')}
              hint={t('cards.rules.fromHint')}
              value={model.inForceFrom}
              error={errorOf(errors, 'inForceFrom')}
            />
            <ButtonRow>
              <Button look="quiet">{t('cards.rules.try')}</Button>
              <Button formAction={model.publicationHref}>{t('cards.rules.check')}</Button>
            </ButtonRow>
            <p className="small">
              {t('cards.rules.asHint')}{' '}
              <Button look="link" name="as" value={other} formAction={model.turnHref}>
                {t(other === 'form' ? 'cards.rules.asForm' : 'cards.rules.asText')}
              </Button>
            </p>
          </Card>
        </Form>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function RuleText({ model: { text, errors } }: { model: RuleEditModel }) {
  const t = useText()
  // All faults of the text stand beside it, each with its line.
  const faults = errors.filter(({ field }) => field === 'text').map(({ message }) => message)
  return (
    <Card>
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

interface RuleFieldsProps {
  form: RuleSetContent
  off: readonly number[]
  errors: readonly FieldError[]
}

function RuleFields({ form, off, errors }: RuleFieldsProps) {
  const t = useText()
  const general = { 'sample.permille': 'permille', 'sample.answerDays': 'sampleDays', orderDays: 'orderDays' } as const
  return (
    <>
      <Card title={t('cards.rules.general')}>
        <div className="rule-fields">
          {generalFields.map((path) => (
            <NumberField
              key={path}
              name={path}
              label={t(`cards.rules.${general[path]}`)}
              value={valueAt(form, path)}
              errors={errors}
            />
          ))}
        </div>
      </Card>
      <Card title={t('cards.rules.table')}>
        {form.rules.map((rule, index) => (
          // Two rules may have the same number while it is a fault.
          <RuleForm
            key={`${rule.number} ${String(index)}`}
            rule={rule}
            at={`rules.${index}`}
            off={off.includes(index)}
            errors={errors}
          />
        ))}
      </Card>
    </>
  )
}

function RuleForm({ rule, at, off, errors }: { rule: Rule; at: string; off: boolean; errors: readonly FieldError[] }) {
  const t = useText()
  const language = useLanguage()
  const faulty = errors.some(({ field }) => field.startsWith(`${at}.`))
  const words = (path: string) => (
    <Field
      key={path}
      type="text"
      name={`${at}.${path}`}
      label={fieldLabel(t, path)}
      optional={path.startsWith('basis')}
      value={valueAt(rule, path)}
      error={errorOf(errors, `${at}.${path}`)}
    />
  )
  return (
    <div className="rule-edit">
      <Details summary={`${rule.number} ${rule.sentence[language]}`} open={faulty || off}>
        <div className="rule-fields">
          <Field
            type="select"
            name={`${at}.level`}
            label={t('cards.rules.fields.level')}
            options={levels.map((value) => ({ value, label: t(`cards.levels.${value}`) }))}
            value={rule.level}
            error={errorOf(errors, `${at}.level`)}
          />
          {[...commonFields, ...fieldsOf(rule.on)].map((path) =>
            path.endsWith('when') ? (
              words(path)
            ) : (
              <NumberField
                key={path}
                name={`${at}.${path}`}
                label={fieldLabel(t, path)}
                value={valueAt(rule, path)}
                errors={errors}
              />
            ),
          )}
          {wordFields.map(words)}
        </div>
        <Field type="checkbox" name={`${at}.off`} label={t('cards.rules.off')} value={off ? 'yes' : ''} />
      </Details>
    </div>
  )
}

interface NumberFieldProps {
  name: string
  label: string
  value: string
  errors: readonly FieldError[]
}

function NumberField({ name, label, value, errors }: NumberFieldProps) {
  return <Field type="number" name={name} label={label} value={value} error={errorOf(errors, name)} />
}

/** As it was typed; what is not there is empty. */
function valueAt(from: unknown, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>((inside, name) => (inside as Record<string, unknown> | null | undefined)?.[name], from)
  return value === null || value === undefined ? '' : String(value)
}

function TrialResult({ trial }: { trial: Trial }) {
  const t = useText()
  const rows = Object.entries(trial.cards)
  const cards = rows.reduce((sum, [, count]) => sum + count, 0)
  return (
    <section className="card trial">
      <Notice title={t('cards.rules.trial')} tone="info" live>
        <p>{t('cards.rules.trialLead', { cases: trial.cases, cards })}</p>
      </Notice>
      <Table
        caption={t('cards.rules.trial')}
        captionHidden
        rows={rows}
        rowKey={([number]) => number}
        columns={[
          { head: t('cards.rules.columns.number'), names: true, cell: ([number]) => number },
          { head: t('cards.rules.trialCount'), numeric: true, cell: ([, count]) => count },
        ]}
      />
    </section>
  )
}

export interface RuleChange {
  kind: 'added' | 'removed' | 'altered'
  /** Number of the rule; empty: samples and orders. */
  number: string
}

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
        <div className="help-cards">
          <Card title={t('cards.rules.changed')}>
            {changes.length === 0 && <p>{t('cards.rules.changedNone')}</p>}
            <ul className="plain-list">
              {changes.map(({ kind, number }) => (
                <li key={`${kind} ${number}`}>
                  {t(`cards.rules.${kind}`)} {number || t('cards.rules.general')}
                </li>
              ))}
            </ul>
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
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}
