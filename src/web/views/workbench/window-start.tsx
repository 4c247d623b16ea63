import { formatInstant } from '../../texts/format.ts'
import {
  Button,
  ButtonRow,
  Card,
  ErrorSummary,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  Notice,
  Published,
  useLanguage,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { ReceiptForm } from './receipt-form.tsx'

export interface WindowDraftLine {
  itemName: string
  applicant: string
  savedAt: Date
  href: string
  discard: FormTarget
}

export interface WindowStartModel {
  find: FormTarget
  citizenId: string
  errors: readonly FieldError[]
  /** Nobody has the number: she can be registered. */
  register?: { target: FormTarget; values: { name: string; phone: string }; errors: readonly FieldError[] } | undefined
  drafts: readonly WindowDraftLine[]
  receipt: { value: string; unknown: boolean }
  /** The code of a personal list that somebody brought. */
  list: { typed: string; errors: readonly FieldError[] }
}

/** Where filing for somebody begins: who is she? */
export function WindowStart({ model, frame }: { model: WindowStartModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {t('workbench.window.title')} <span className="small">{t('workbench.window.lead')}</span>
          </h1>
          <ReceiptForm {...model.receipt} />
        </div>
        <div className="window-columns">
          <div className="stack">
            <Card title={t('workbench.window.findTitle')}>
              <Form target={model.find} errors={model.errors}>
                <Field
                  type="text"
                  name="citizenId"
                  width="medium"
                  label={t('workbench.window.citizenId')}
                  hint={t('workbench.window.findLead')}
                  value={model.citizenId}
                  error={errorOf(model.errors, 'citizenId')}
                  autoComplete="off"
                  maxLength={18}
                />
                <ButtonRow>
                  <Button icon="search">{t('workbench.window.find')}</Button>
                </ButtonRow>
              </Form>
            </Card>
            <ListCard {...model.list} />
            {model.register && <RegisterCard {...model.register} citizenId={model.citizenId} />}
          </div>
          <Drafts drafts={model.drafts} />
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

/** A question, so that the address of the opened list can be kept and opened again. */
function ListCard({ typed, errors }: WindowStartModel['list']) {
  const t = useText()
  return (
    <Card title={t('situation.window.title')}>
      <search>
        <form className="form" method="get" action="/desk/window/list" noValidate>
          <ErrorSummary errors={errors} />
          <Field
            type="text"
            name="code"
            width="medium"
            label={t('situation.window.field')}
            value={typed}
            error={errorOf(errors, 'code')}
            autoComplete="off"
            maxLength={2000}
          />
          <ButtonRow>
            <Button look="quiet">{t('situation.window.open')}</Button>
          </ButtonRow>
        </form>
      </search>
    </Card>
  )
}

function RegisterCard({
  target,
  values,
  errors,
  citizenId,
}: NonNullable<WindowStartModel['register']> & { citizenId: string }) {
  const t = useText()
  return (
    <Card>
      <Notice title={t('workbench.window.notFound')} tone="warn" live>
        <p>{t('workbench.window.registerLead')}</p>
      </Notice>
      <Form target={target} errors={errors} hidden={{ citizenId }}>
        <Field
          type="text"
          name="name"
          width="medium"
          label={t('workbench.window.name')}
          value={values.name}
          error={errorOf(errors, 'name')}
          autoComplete="off"
          maxLength={50}
        />
        <Field
          type="tel"
          name="phone"
          width="medium"
          label={t('workbench.window.phone')}
          value={values.phone}
          error={errorOf(errors, 'phone')}
          optional
          autoComplete="off"
          maxLength={11}
        />
        <ButtonRow>
          <Button>{t('workbench.window.register')}</Button>
        </ButtonRow>
      </Form>
    </Card>
  )
}

function Drafts({ drafts }: { drafts: readonly WindowDraftLine[] }) {
  const t = useText()
  const language = useLanguage()
  if (drafts.length === 0) return null
  return (
    <Card title={t('workbench.window.draftsTitle')}>
      <ul className="desk-lines">
        {drafts.map((draft) => (
          <li key={draft.href}>
            <div>
              <a href={draft.href}>
                <Published>{draft.itemName}</Published>
              </a>
              <div className="small">
                {t('workbench.window.draftFor', {
                  name: draft.applicant,
                  instant: formatInstant(draft.savedAt, language),
                })}
              </div>
            </div>
            <form method="post" action={draft.discard.action}>
              <input type="hidden" name="_csrf" value={draft.discard.csrf} />
              <Button look="link" label={t('workbench.window.draftDiscardWhat', { name: draft.applicant })}>
                {t('workbench.window.draftDiscard')}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Card>
  )
}
