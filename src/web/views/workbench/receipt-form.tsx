import { Button, useText } from '../../ui/index.ts'

/** A receipt number, typed or scanned, opens its case. */
export function ReceiptForm({ value, unknown }: { value: string; unknown: boolean }) {
  const t = useText()
  return (
    <search className="receipt-form">
      <form method="get" action="/desk/find">
        <label htmlFor="receipt">{t('workbench.window.receipt')}</label>
        <input
          id="receipt"
          name="receipt"
          className="input"
          defaultValue={value}
          maxLength={20}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={unknown ? 'receipt-fault' : undefined}
          aria-invalid={unknown || undefined}
        />
        <Button look="quiet">{t('workbench.window.receiptOpen')}</Button>
      </form>
      {unknown && (
        <p className="fault" id="receipt-fault" role="alert">
          {t('workbench.window.receiptUnknown')}
        </p>
      )}
    </search>
  )
}
