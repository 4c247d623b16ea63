import {
  Button,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  Icon,
  type Option,
  Published,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { PracticeChoice } from './start-page.tsx'

type AdjustKind = 'suspend' | 'resume' | 'abolish' | 'delegate' | 'take_over' | 'merge' | 'split'

export interface AdjustmentFormModel {
  frame: WorkbenchFrameModel
  kind: AdjustKind
  name: string
  backHref: string
  target: FormTarget
  /** What this kind asks for, in order. */
  fields: readonly string[]
  typed: {
    reason: string
    form: string
    region: string
    body: string
    documentNumber: string
    until: string
    find: string
  }
  delegated: boolean
  regions: readonly Option[]
  bodies: readonly Option[]
  /** Chosen first, then what was found. */
  items: readonly { id: string; name: string; department: string; chosen: boolean }[]
  hidden: Readonly<Record<string, string>>
  /** Undefined where the proposal is there already. */
  practice: boolean | undefined
  errors: readonly FieldError[]
}

/** One form of an adjustment. Looking for items and choosing a region send it too, and keep everything. */
export function AdjustmentForm({ model }: { model: AdjustmentFormModel }) {
  const t = useText()
  const { kind, name, backHref, target, fields, hidden, errors, practice } = model
  return (
    <WorkbenchFrame frame={model.frame}>
      <WorkbenchColumns>
        <div className="card office-form">
          <a className="back" href={backHref}>
            <Icon name="arrow-left" />
            <Published>{name}</Published>
          </a>
          <h1>{t(`catalogueLists.adjust.${kind}.link`)}</h1>
          <p>{t(`catalogueLists.adjust.${kind}.lead`)}</p>
          <Form target={target} hidden={hidden} errors={errors} warnUnsaved>
            {fields.map((field) => (
              <Asked key={field} field={field} model={model} />
            ))}
            {practice !== undefined && <PracticeChoice id="practice" checked={practice} />}
            <Button name="step" value="check">
              {t('catalogueLists.adjust.check')}
            </Button>
          </Form>
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Asked({ field, model }: { field: string; model: AdjustmentFormModel }) {
  const t = useText()
  const { typed, errors, kind } = model
  switch (field) {
    case 'reason':
      return (
        <Field
          type="textarea"
          name="reason"
          label={t('catalogueLists.adjust.fields.reason')}
          hint={t('catalogueLists.adjust.fields.reasonHint')}
          value={typed.reason}
          error={errorOf(errors, 'reason')}
          maxLength={500}
        />
      )
    case 'form':
      return <DelegationForms model={model} />
    case 'body':
      return <Body model={model} />
    case 'documentNumber':
      return (
        <Field
          type="text"
          name="documentNumber"
          label={t('catalogueLists.adjust.fields.documentNumber')}
          hint={t('catalogueLists.adjust.fields.delegationDocument')}
          value={typed.documentNumber}
          error={errorOf(errors, 'documentNumber')}
          maxLength={100}
        />
      )
    case 'until':
      return (
        <Field
          type="date"
          name="until"
          optional
          label={t('catalogueLists.adjust.fields.until')}
          hint={t('catalogueLists.adjust.fields.untilHint')}
          value={typed.until}
          error={errorOf(errors, 'until')}
        />
      )
    default:
      return <Items model={model} optional={kind === 'abolish'} />
  }
}

/** Each form says in one sentence in whose name and with whose seal the decision stands. */
function DelegationForms({ model: { typed, errors, delegated } }: { model: AdjustmentFormModel }) {
  const t = useText()
  const parties = {
    delegate: t('catalogueLists.delegation.delegate'),
    competent: t('catalogueLists.delegation.competent'),
  }
  const forms = (['entrust', 'authorise', 'agency'] as const).map((value) => ({
    value,
    label: t(`catalogueLists.delegation.${value}`),
    hint: t(`catalogueLists.delegation.${value}Means`, parties),
  }))
  const revoke = {
    value: 'revoke',
    label: t('catalogueLists.delegation.revoke'),
    hint: t('catalogueLists.delegation.revokeMeans'),
  }
  return (
    <Field
      type="radios"
      name="form"
      label={t('catalogueLists.adjust.fields.form')}
      options={delegated ? [...forms, revoke] : forms}
      value={typed.form}
      error={errorOf(errors, 'form')}
    />
  )
}

function Body({ model: { typed, errors, regions, bodies, kind } }: { model: AdjustmentFormModel }) {
  const t = useText()
  return (
    <div className="picker">
      <div className="picker-line">
        <Field
          type="select"
          name="region"
          label={t('catalogueLists.adjust.fields.region')}
          hint={t('catalogueLists.adjust.fields.regionHint')}
          options={regions}
          value={typed.region}
          error={errorOf(errors, 'region')}
        />
        <Button name="step" value="region" look="quiet">
          {t('catalogueLists.adjust.showBodies')}
        </Button>
      </div>
      <Field
        type="select"
        name="body"
        label={t(`catalogueLists.adjust.fields.${kind === 'take_over' ? 'takeOverBody' : 'delegateBody'}`)}
        hint={bodies.length === 0 ? t('catalogueLists.adjust.fields.noBodies') : undefined}
        options={bodies}
        value={typed.body}
        error={errorOf(errors, 'body')}
      />
    </div>
  )
}

/** Items of the own region: looked for by name, ticked, and kept while one looks for the next. */
function Items({ model, optional }: { model: AdjustmentFormModel; optional: boolean }) {
  const t = useText()
  const { items, typed, errors } = model
  const kind = model.kind as 'abolish' | 'merge' | 'split'
  const searched = typed.find !== '' && items.every(({ chosen }) => chosen)
  return (
    <div className="picker">
      <div className="picker-line">
        <Field
          type="search"
          name="find"
          optional
          label={t('catalogueLists.adjust.findItem')}
          hint={searched ? t('catalogueLists.adjust.nothingFound') : t('catalogueLists.adjust.findHint')}
          value={typed.find}
          maxLength={80}
        />
        <Button name="step" value="find" look="quiet">
          {t('catalogueLists.find')}
        </Button>
      </div>
      <Field
        type="checkboxes"
        name="chosen"
        optional={optional}
        label={t(`catalogueLists.adjust.${kind}.chosen`)}
        hint={items.length === 0 ? t('catalogueLists.adjust.findFirst') : undefined}
        options={items.map(({ id, name, department }) => ({ value: id, label: name, hint: department }))}
        values={items.filter(({ chosen }) => chosen).map(({ id }) => id)}
        error={errorOf(errors, 'chosen')}
      />
    </div>
  )
}
