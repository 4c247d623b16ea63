import { departureField, factField } from '../../../modules/cases/index.ts'
import type { DiscretionFact, DiscretionTable, TableOutcome } from '../../../modules/catalog/index.ts'
import { Button, errorOf, Field, type FieldError, Published, Tag, useText } from '../../ui/index.ts'

/** One discretion table in the act panel: what was chosen, as typed, and what the table says about it. */
export interface TablePanel {
  table: DiscretionTable
  facts: Readonly<Record<string, string>>
  departure: string
  /** Undefined before anything was chosen. */
  outcome: TableOutcome | undefined
}

/** The facts that an officer establishes for the tables of the item, and where they lead. Asking changes nothing in the case. */
export function DiscretionPanels({
  panels,
  askHref,
  errors,
}: {
  panels: readonly TablePanel[]
  askHref: string
  errors: readonly FieldError[]
}) {
  const t = useText()
  return (
    <section className="discretion" id="discretion">
      <h2>{t('workbench.discretion.title')}</h2>
      {panels.map((panel) => (
        <fieldset className="field-set" key={panel.table.id}>
          <legend>
            <Published>{panel.table.title}</Published>
          </legend>
          {panel.table.facts.map((fact) => (
            <Fact key={fact.id} panel={panel} fact={fact} errors={errors} />
          ))}
          <Outcome panel={panel} />
          <Field
            type="textarea"
            name={departureField(panel.table.id)}
            label={t('workbench.discretion.departure')}
            hint={t('workbench.discretion.departureHint')}
            value={panel.departure}
            maxLength={1000}
            optional
            error={errorOf(errors, departureField(panel.table.id))}
          />
        </fieldset>
      ))}
      <Button look="quiet" formAction={askHref}>
        {t('workbench.discretion.ask')}
      </Button>
    </section>
  )
}

function Fact({ panel, fact, errors }: { panel: TablePanel; fact: DiscretionFact; errors: readonly FieldError[] }) {
  const t = useText()
  const name = factField(panel.table.id, fact.id)
  const common = { name, label: fact.label, value: panel.facts[fact.id], error: errorOf(errors, name) }
  switch (fact.kind) {
    case 'choice':
      return <Field {...common} type="select" width="full" options={fact.values} />
    case 'yesNo': {
      const options = [
        { value: 'yes', label: t('common.field.yes') },
        { value: 'no', label: t('common.field.no') },
      ]
      return <Field {...common} type="radios" options={options} />
    }
    case 'number': {
      const hint = t('workbench.discretion.between', { min: fact.min, max: fact.max })
      return <Field {...common} type="number" hint={hint} suffix={fact.unit ?? undefined} />
    }
  }
}

function Outcome({ panel: { outcome } }: { panel: TablePanel }) {
  const t = useText()
  if (!outcome) return <p className="small">{t('workbench.discretion.nothing')}</p>
  if (outcome.kind === 'facts_missing') return <p className="small">{t('workbench.discretion.incomplete')}</p>
  if (outcome.kind === 'none') return <p className="small">{t('workbench.discretion.none')}</p>
  const { decision, label } = outcome.outcome
  return (
    <div className="discretion-outcome">
      <p>
        <Tag tone={decision === 'grant' ? 'ok' : 'red'}>{t(`workbench.discretion.${decision}`)}</Tag>{' '}
        <b>
          <Published>{label}</Published>
        </b>
      </p>
      {outcome.basis && (
        <p className="small">
          {t('workbench.discretion.basis')} <Published>{outcome.basis}</Published>
        </p>
      )}
    </div>
  )
}
