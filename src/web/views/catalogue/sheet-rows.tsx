import type { ReactNode } from 'react'
import { type Draft, labelOf, type SheetField, wasName } from '../../catalogue/sheets/sheet.ts'
import { errorOf, Icon, type IconName, useText } from '../../ui/index.ts'
import { type ControlProps, whenOf } from './sheet-control.ts'

/** A list whose members have the same fields. Its buttons send the form, so that nothing typed is lost and no script is needed. */
export function SheetRows({
  field,
  rows,
  name,
  rowForm,
  children,
  ...props
}: ControlProps & {
  field: Extract<SheetField, { kind: 'rows' }>
  rows: readonly Draft[]
  name: string
  /** The controls of one member; names in it begin with the prefix. */
  rowForm: (row: Draft, prefix: string) => ReactNode
  children?: ReactNode
}) {
  const t = useText()
  const label = labelOf(field, t)
  const error = errorOf(props.errors, name)
  return (
    <fieldset className={error ? 'sheet-rows field-wrong' : 'sheet-rows'} data-show-when={whenOf(field, props.prefix)}>
      <legend id={name} tabIndex={-1}>
        {label}
      </legend>
      {field.hint && <p className="hint">{t(`catalogueEditor.hints.${field.hint}`)}</p>}
      {error && (
        <div className="fault">
          <Icon name="circle-alert" />
          <span>{error}</span>
        </div>
      )}
      <input type="hidden" name={`${name}.count`} value={rows.length} />
      {rows.length === 0 && <p className="small">{t('catalogueEditor.rows.none')}</p>}
      <ol className="sheet-list">
        {rows.map((row, at) => {
          const here = `${name}.${at}`
          const which = t('catalogueEditor.rows.which', { what: label, number: at + 1 })
          const title = field.titleOf?.(row, at, props.context)
          const what = [which, title].filter(Boolean).join(' · ')
          return (
            // A row has no identity but its place until it is saved.
            // biome-ignore lint/suspicious/noArrayIndexKey: see the line above
            <li key={at} id={here} tabIndex={-1}>
              <input type="hidden" name={`${here}.${wasName}`} value={String(row[wasName] ?? '')} />
              {title && <h3>{what}</h3>}
              {rowForm(row, `${here}.`)}
              <div className="row-acts">
                <RowButton
                  act={`up:${here}`}
                  to={`${name}.${at - 1}`}
                  icon="arrow-up"
                  label={t('catalogueEditor.rows.up', { what })}
                  off={at === 0}
                />
                <RowButton
                  act={`down:${here}`}
                  to={`${name}.${at + 1}`}
                  icon="arrow-down"
                  label={t('catalogueEditor.rows.down', { what })}
                  off={at === rows.length - 1}
                />
                <RowButton
                  act={`remove:${here}`}
                  to={name}
                  icon="trash-2"
                  label={t('catalogueEditor.rows.remove', { what })}
                />
              </div>
            </li>
          )
        })}
      </ol>
      {rows.length < field.max && (
        <button
          type="submit"
          className="button quiet"
          name="_do"
          value={`add:${name}`}
          formAction={`#${name}.${rows.length}`}
        >
          <Icon name="plus" />
          <span>{t('catalogueEditor.rows.add', { what: label })}</span>
        </button>
      )}
      {children}
    </fieldset>
  )
}

/** `to`: where the reader is afterwards, as the part of the address behind `#`. */
function RowButton({
  act,
  to,
  icon,
  label,
  off,
}: {
  act: string
  to: string
  icon: IconName
  label: string
  off?: boolean
}) {
  return (
    <button
      type="submit"
      name="_do"
      value={act}
      formAction={`#${to}`}
      aria-label={label}
      title={label}
      disabled={off}
      className="row-act"
    >
      <Icon name={icon} />
    </button>
  )
}
