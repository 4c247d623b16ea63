import type { ReactNode } from 'react'
import { type Draft, isNeeded, labelOf, ownName, type SheetField, unknownName } from '../../catalogue/sheets/sheet.ts'
import { errorOf, Field, type FieldProps, useText } from '../../ui/index.ts'
import { ConditionControl } from './condition-control.tsx'
import { FeelControl } from './feel-control.tsx'
import { type ControlProps, type SheetFormProps, whenOf, withPresent } from './sheet-control.ts'
import { SheetRows } from './sheet-rows.tsx'

/** The controls of one sheet. Short ones stand side by side. */
export function SheetForm({ prefix = '', ...props }: SheetFormProps) {
  return (
    <div className="sheet">
      {props.sheet.map((field) => (
        <SheetControl key={field.at} field={field} {...props} prefix={prefix} />
      ))}
    </div>
  )
}

function SheetControl({ field, ...props }: ControlProps & { field: SheetField }) {
  const t = useText()
  const name = props.prefix + field.at
  const value = props.draft[field.at]
  switch (field.kind) {
    case 'id':
      return <input type="hidden" name={name} value={String(value ?? '')} />
    case 'slot':
      return (
        <SlotControl field={field} {...props}>
          <SheetControl field={field.field} {...props} />
        </SlotControl>
      )
    case 'rows':
      return (
        <SheetRows
          {...props}
          field={field}
          rows={(value as readonly Draft[]) ?? []}
          name={name}
          rowForm={(row, prefix) => (
            <SheetForm sheet={field.fields} draft={row} prefix={prefix} context={props.context} errors={props.errors} />
          )}
        >
          {field.unknown && (
            <Field
              type="checkbox"
              name={unknownName(name)}
              label={t(`catalogueEditor.fields.${field.unknown}`)}
              value={String(props.draft[unknownName(field.at)] ?? '')}
            />
          )}
        </SheetRows>
      )
    case 'group':
      return (
        <fieldset className="sheet-group" data-show-when={whenOf(field, props.prefix)}>
          <legend id={name}>{labelOf(field, t)}</legend>
          {field.hint && <p className="hint">{t(`catalogueEditor.hints.${field.hint}`)}</p>}
          <SheetForm
            sheet={field.fields}
            draft={(value as Draft) ?? {}}
            prefix={`${name}.`}
            context={props.context}
            errors={props.errors}
          />
        </fieldset>
      )
    case 'feel':
      return <FeelControl {...props} field={field} name={name} text={String(value ?? '')} />
    case 'condition':
      return <ConditionControl {...props} field={field} name={name} draft={(value as Draft) ?? {}} />
    case 'picks':
      return <Picks field={field} name={name} chosen={(value as readonly string[]) ?? []} {...props} />
    default:
      return <Simple field={field} value={value as string | readonly string[] | undefined} {...props} />
  }
}

type SimpleField = Exclude<SheetField, { kind: 'slot' | 'rows' | 'group' | 'condition' | 'feel' | 'picks' | 'id' }>

type Typed = string | readonly string[] | undefined

function Simple({ field, value, ...props }: ControlProps & { field: SimpleField; value: Typed }) {
  return <Field {...useControl(field, value, props)} />
}

/** The one control of a simple field, as the design system draws it. */
function useControl(field: SimpleField, value: Typed, { prefix, context, errors }: ControlProps): FieldProps {
  const t = useText()
  const name = prefix + field.at
  const label = labelOf(field, t)
  const common = {
    name,
    label,
    ...(field.hint && { hint: t(`catalogueEditor.hints.${field.hint}`) }),
    error: errorOf(errors, name),
    showWhen: whenOf(field, prefix),
    optional: 'empty' in field && field.empty !== 'refused' && !isNeeded(field, context),
  }
  const text = typeof value === 'string' ? value : ''
  switch (field.kind) {
    case 'text':
      return {
        ...common,
        type: field.long || text.includes('\n') ? 'textarea' : 'text',
        value: text,
        ...(field.offers && { suggestions: field.offers(context) }),
      }
    case 'lines':
      return { ...common, type: 'textarea', value: text, optional: !isNeeded(field, context) }
    case 'number':
      return { ...common, type: 'number', value: text, suffix: field.unit && t(`catalogueEditor.fields.${field.unit}`) }
    case 'date':
      return { ...common, type: 'date', value: text }
    case 'yesNo':
      return { ...common, type: 'checkbox', value: text, options: [{ value: 'yes', label }] }
    case 'choice':
      return { ...common, type: 'select', value: text, options: withPresent(field.options(context), [text]) }
    case 'choices':
      return {
        ...common,
        type: 'checkboxes',
        values: Array.isArray(value) ? value : [],
        options: withPresent(field.options(context), Array.isArray(value) ? value : []),
        optional: !isNeeded(field, context),
      }
  }
}

/** As many lists to open as are chosen, and one more. */
function Picks({
  field,
  name,
  chosen,
  context,
  errors,
}: ControlProps & { field: Extract<SheetField, { kind: 'picks' }>; name: string; chosen: readonly string[] }) {
  const t = useText()
  const options = withPresent(field.options(context), chosen)
  const lists = chosen.length < field.max ? [...chosen, ''] : chosen
  const label = labelOf(field, t)
  return (
    <div className="sheet-picks">
      {lists.map((value, at) => (
        <Field
          // Places in a list of equal controls.
          // biome-ignore lint/suspicious/noArrayIndexKey: see the line above
          key={at}
          id={at === 0 ? name : `${name}-${at + 1}`}
          type="select"
          name={name}
          label={at === 0 ? label : t('catalogueEditor.another', { what: label, number: at + 1 })}
          {...(field.hint && at === 0 && { hint: t(`catalogueEditor.hints.${field.hint}`) })}
          error={at === 0 ? errorOf(errors, name) : undefined}
          value={value}
          options={options}
          optional
        />
      ))}
    </div>
  )
}

/** As above, or its own. */
function SlotControl({
  field,
  draft,
  prefix,
  errors,
  children,
}: ControlProps & { field: Extract<SheetField, { kind: 'slot' }>; children: ReactNode }) {
  const t = useText()
  const name = ownName(prefix + field.at)
  return (
    <section className="sheet-slot">
      <Field
        type="radios"
        name={name}
        label={labelOf(field, t)}
        value={String(draft[ownName(field.at)] ?? 'above')}
        error={errorOf(errors, name)}
        options={[
          { value: 'above', label: t('catalogueEditor.slot.above') },
          { value: 'own', label: t('catalogueEditor.slot.own') },
        ]}
      />
      <div data-show-when={`${name}=own`}>{children}</div>
    </section>
  )
}
