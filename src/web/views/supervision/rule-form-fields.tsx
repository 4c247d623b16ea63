import { levels, type Rule, type RuleSetContent } from '../../../modules/supervision/index.ts'
import { Card, Details, errorOf, Field, type FieldError, useLanguage, useText } from '../../ui/index.ts'
import {
  commonFields,
  fieldHint,
  fieldLabel,
  fieldsOf,
  generalFields,
  groupOf,
  ruleGroups,
  wordFields,
} from './rule-fields.ts'
import { RuleWhen } from './rule-when.tsx'

interface RuleFieldsProps {
  form: RuleSetContent
  off: readonly number[]
  errors: readonly FieldError[]
}

/** First step: each rule folded to a line, by what it looks at. */
export function RuleFields({ form, off, errors }: RuleFieldsProps) {
  const t = useText()
  const placed = form.rules.map((rule, index) => ({ rule, index }))
  return (
    <Card title={t('cards.rules.steps.rules')}>
      <p className="hint">{t('cards.rules.steps.rulesHint')}</p>
      {ruleGroups.map((group) => {
        const members = placed.filter(({ rule }) => groupOf(rule.on) === group)
        return (
          members.length > 0 && (
            <section key={group} className="rule-group">
              <h3>{t(`cards.rules.groups.${group}`)}</h3>
              {members.map(({ rule, index }) => (
                // Two rules may have the same number while it is a fault.
                <RuleForm
                  key={`${rule.number} ${String(index)}`}
                  rule={rule}
                  at={`rules.${index}`}
                  off={off.includes(index)}
                  errors={errors}
                />
              ))}
            </section>
          )
        )
      })}
    </Card>
  )
}

/** Second step: what belongs to no rule. */
export function GeneralFields({ form, errors }: Omit<RuleFieldsProps, 'off'>) {
  const t = useText()
  const general = { 'sample.permille': 'permille', 'sample.answerDays': 'sampleDays', orderDays: 'orderDays' } as const
  return (
    <Card title={t('cards.rules.steps.general')}>
      <div className="rule-fields">
        {generalFields.map((path) => (
          <Field
            key={path}
            type="number"
            name={path}
            label={t(`cards.rules.${general[path]}`)}
            hint={t(`cards.rules.hints.${general[path]}`)}
            value={valueAt(form, path)}
            error={errorOf(errors, path)}
          />
        ))}
      </div>
    </Card>
  )
}

interface RuleFormProps {
  rule: Rule
  at: string
  off: boolean
  errors: readonly FieldError[]
}

function RuleForm({ rule, at, off, errors }: RuleFormProps) {
  const t = useText()
  const language = useLanguage()
  const faulty = errors.some(({ field }) => field.startsWith(`${at}.`))
  const field = (path: string) => (
    <Field
      key={path}
      type={wordFields.some((one) => one === path) || path.endsWith('when') ? 'text' : 'number'}
      name={`${at}.${path}`}
      label={fieldLabel(t, path)}
      hint={fieldHint(t, path)}
      optional={path.startsWith('basis')}
      value={valueAt(rule, path)}
      error={errorOf(errors, `${at}.${path}`)}
    />
  )
  const costs = t('cards.rules.costs', { level: t(`cards.levels.${rule.level}`), points: rule.points })
  const own = fieldsOf(rule.on)
  return (
    <div className="rule-edit">
      <Details summary={`${rule.number} ${rule.sentence[language]} ${costs}`} open={faulty || off}>
        <h4>{t('cards.rules.columns.when')}</h4>
        <RuleWhen rule={rule} />
        {own.length > 0 && <div className="rule-fields">{own.map(field)}</div>}
        <h4>{t('cards.rules.parts.card')}</h4>
        <div className="rule-fields">
          <Field
            type="select"
            name={`${at}.level`}
            label={t('cards.rules.fields.level')}
            hint={t('cards.rules.hints.level')}
            options={levels.map((value) => ({ value, label: t(`cards.levels.${value}`) }))}
            value={rule.level}
            error={errorOf(errors, `${at}.level`)}
          />
          {commonFields.map(field)}
        </div>
        <h4>{t('cards.rules.parts.words')}</h4>
        <div className="rule-fields rule-words">{wordFields.map(field)}</div>
        <Field type="checkbox" name={`${at}.off`} label={t('cards.rules.off')} value={off ? 'yes' : ''} />
      </Details>
    </div>
  )
}

/** As it was typed; what is not there is empty. */
function valueAt(from: unknown, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>((inside, name) => (inside as Record<string, unknown> | null | undefined)?.[name], from)
  return value === null || value === undefined ? '' : String(value)
}
