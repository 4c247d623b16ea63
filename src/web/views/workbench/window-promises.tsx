import { Card, Details, errorOf, Field, type FieldError, useText } from '../../ui/index.ts'
import { type MaterialPromise, MaterialPromiseNotice } from '../citizen/apply-promise.tsx'
import { PermitPromiseNotice } from '../citizen/guide-promise.tsx'
import type { WindowPapersModel } from './window-draft.tsx'

/** Under the line of a paper: the promise that the person may sign in its place, with the notice to read out. */
export function PromiseInstead({
  material: { id, name },
  promise: { notice, signed },
}: {
  material: { id: string; name: string }
  promise: { notice: MaterialPromise; signed: boolean }
}) {
  const t = useText()
  const control = `promised-${id}`
  return (
    <div className="small">
      <input type="checkbox" id={control} name="promised" value={id} defaultChecked={signed} />{' '}
      <label htmlFor={control}>
        {t('workbench.window.promised')} <span className="unseen">{name}</span>
      </label>
      <Details summary={t('apply.promise.notice')}>
        <MaterialPromiseNotice promise={notice} />
      </Details>
    </div>
  )
}

/** The way of the permit, and the name that the person signs with under everything that she promises. */
export function WindowPromises({
  promise,
  errors,
}: {
  promise: NonNullable<WindowPapersModel['promise']>
  errors: readonly FieldError[]
}) {
  const t = useText()
  return (
    <Card title={t('workbench.window.promises')}>
      <div className="dense-form">
        {promise.permit && (
          <>
            <Details summary={t('apply.promise.notice')}>
              <PermitPromiseNotice promise={promise.permit} />
            </Details>
            <Field
              type="radios"
              name="permit"
              label={t('apply.promise.way')}
              options={[
                { value: 'promise', label: t('workbench.window.onPromise') },
                { value: 'usual', label: t('workbench.window.usual') },
              ]}
              value={promise.way}
              error={errorOf(errors, 'permit')}
            />
          </>
        )}
        <Field
          type="text"
          name="signature"
          label={t('workbench.window.signature')}
          hint={t('workbench.window.signatureHint')}
          value={promise.signature}
          error={errorOf(errors, 'signature')}
          autoComplete="off"
          maxLength={60}
          optional
        />
      </div>
    </Card>
  )
}
