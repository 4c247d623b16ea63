import type { ReactNode } from 'react'
import type { Material } from '../../../modules/catalog/index.ts'
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  Frame,
  Notice,
  Published,
  StepHeader,
  SummaryList,
  type SummaryRow,
  useText,
} from '../../ui/index.ts'
import { type PermitPromise, PermitPromiseNotice } from './guide-promise.tsx'
import type { ViewProps } from './view.ts'

export type MaterialPromise = NonNullable<Material['promise']>

interface PromisingModel {
  itemName: string
  backHref: string
  target: FormTarget
  /** The applicant, whose name is the signature. */
  applicant: string
  values: { way?: string | undefined; read?: string | undefined; signature?: string | undefined }
  errors: readonly FieldError[]
}

export interface PermitPromiseModel extends PromisingModel {
  promise: PermitPromise
  /** The last day on which the applicant may not promise, in words; she is not offered it. */
  barred?: string | undefined
}

/** On a promise, or in the usual way: a choice, with everything that she promises before it. */
export function PermitPromisePage({ model, frame }: ViewProps<PermitPromiseModel>) {
  const t = useText()
  const promise = { value: 'promise', label: t('apply.promise.onPromise'), hint: t('apply.promise.onPromiseHint') }
  const usual = { value: 'usual', label: t('apply.promise.usual'), hint: t('apply.promise.usualHint') }
  return (
    <Promising model={model} frame={frame} title={t('apply.promise.permitTitle')}>
      {!model.barred && <p>{t('apply.promise.permitLead')}</p>}
      {model.barred && (
        <Notice title={t('apply.promise.barred', { day: model.barred })} tone="warn">
          <p>{t('apply.promise.barredHow')}</p>
        </Notice>
      )}
      {!model.barred && (
        <Card title={t('apply.promise.notice')}>
          <PermitPromiseNotice promise={model.promise} />
        </Card>
      )}
      <Card>
        <Form target={model.target} errors={model.errors}>
          <Field
            type="radios"
            name="way"
            label={t('apply.promise.way')}
            options={model.barred ? [usual] : [promise, usual]}
            value={model.barred ? 'usual' : model.values.way}
            error={errorOf(model.errors, 'way')}
          />
          {!model.barred && <Signing model={model} showWhen="way=promise" label={t('apply.promise.readPermit')} />}
          <ButtonRow>
            <Button>{t('apply.section.save')}</Button>
          </ButtonRow>
        </Form>
      </Card>
    </Promising>
  )
}

export interface MaterialPromiseModel extends PromisingModel {
  materialName: string
  promise: MaterialPromise
}

/** A promise in place of one paper. */
export function MaterialPromisePage({ model, frame }: ViewProps<MaterialPromiseModel>) {
  const t = useText()
  return (
    <Promising model={model} frame={frame} title={t('apply.promise.materialTitle')}>
      <p>
        {t('apply.promise.insteadOf')} <Published>{model.materialName}</Published>
      </p>
      <p>{t('apply.promise.materialLead')}</p>
      <Card title={t('apply.promise.notice')}>
        <MaterialPromiseNotice promise={model.promise} />
      </Card>
      <Card>
        <Form target={model.target} errors={model.errors}>
          <Signing model={model} label={t('apply.promise.readMaterial')} />
          <ButtonRow>
            <Button>{t('apply.promise.sign')}</Button>
            <ButtonLink href={model.backHref} look="quiet">
              {t('apply.promise.rather')}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </Card>
    </Promising>
  )
}

export function MaterialPromiseNotice({ promise: { text, consequence, legalBasis } }: { promise: MaterialPromise }) {
  const t = useText()
  const rows: SummaryRow[] = [
    { label: t('guide.promise.text'), value: <Published>{text}</Published> },
    {
      label: t('guide.promise.consequence'),
      value: consequence ? <Published>{consequence}</Published> : t('apply.promise.consequence'),
    },
    { label: t('guide.promise.check'), value: t('apply.promise.materialCheck') },
  ]
  if (legalBasis) rows.push({ label: t('guide.promise.basis'), value: <Published>{legalBasis}</Published> })
  return <SummaryList rows={rows} dense />
}

function Promising(props: ViewProps<PromisingModel> & { title: string; children: ReactNode }) {
  const t = useText()
  const { model, frame, title, children } = props
  return (
    <Frame frame={frame} narrow ownSearch>
      <StepHeader
        back={{ href: model.backHref, label: t('apply.promise.back') }}
        caption={model.itemName}
        title={title}
      />
      <div className="stack">{children}</div>
    </Frame>
  )
}

/** Read, promised, and signed with the name. */
function Signing({ model, label, showWhen }: { model: PromisingModel; label: string; showWhen?: string }) {
  const t = useText()
  const { values, errors, applicant } = model
  return (
    <>
      <Field
        type="checkbox"
        name="read"
        label={label}
        value={values.read}
        error={errorOf(errors, 'read')}
        showWhen={showWhen}
      />
      <Field
        type="text"
        name="signature"
        label={t('apply.promise.signature')}
        hint={t('apply.promise.signatureHint', { name: applicant })}
        value={values.signature}
        error={errorOf(errors, 'signature')}
        autoComplete="off"
        maxLength={60}
        width="medium"
        showWhen={showWhen}
      />
    </>
  )
}
