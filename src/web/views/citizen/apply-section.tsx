import {
  Button,
  ButtonRow,
  Card,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  Frame,
  type Option,
  Published,
  StepHeader,
  useText,
} from '../../ui/index.ts'
import { SectionFields } from './entry-fields.tsx'
import type { FormFieldsProps } from './form-fields.tsx'
import type { ViewProps } from './view.ts'

export interface FormSectionModel extends FormFieldsProps {
  itemName: string
  draftHref: string
  target: FormTarget
  /** What goes along unseen; nothing, where the answers are kept in a draft. */
  hidden?: Readonly<Record<string, string>>
  /** 1-based among the sections that apply. */
  current: number
  total: number
  /** The entry of a repeated section that is to be changed, as `<section id>.<index>`. */
  openEntry?: string | undefined
}

/**
 * One section of the item's form. `section` holds the fields that apply: conditions on other sections are decided by
 * the route, those within the section by the page.
 */
export function FormSectionPage({ model, frame }: ViewProps<FormSectionModel>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow ownSearch>
      <StepHeader
        back={{ href: model.draftHref, label: t('apply.section.back') }}
        caption={model.itemName}
        title={model.section.title}
        current={model.current}
        total={model.total}
      />
      <Card>
        <Form target={model.target} errors={model.errors} hidden={model.hidden ?? {}} warnUnsaved>
          {model.section.intro && (
            <p>
              <Published>{model.section.intro}</Published>
            </p>
          )}
          <SectionFields
            section={model.section}
            values={model.values}
            errors={model.errors}
            sources={model.sources}
            fixed={model.fixed}
            fresh={model.fresh}
            action={model.target.action}
            openEntry={model.openEntry}
          />
          <ButtonRow>
            <Button>{t('apply.section.save')}</Button>
          </ButtonRow>
        </Form>
      </Card>
    </Frame>
  )
}

export interface DeliveryModel {
  itemName: string
  draftHref: string
  target: FormTarget
  ways: readonly ('window' | 'post' | 'electronic')[]
  /** Where the window is, shown under that choice. */
  windowAddress?: string | undefined
  values: { way?: string | undefined; address?: string | undefined }
  errors: readonly FieldError[]
}

export function DeliveryPage({ model, frame }: ViewProps<DeliveryModel>) {
  const t = useText()
  const options: Option[] = model.ways.map((way) => {
    const label = t(`vocabulary.delivery.${way}`)
    return way === 'window' && model.windowAddress
      ? { value: way, label, hint: model.windowAddress }
      : { value: way, label }
  })
  return (
    <Frame frame={frame} narrow ownSearch>
      <StepHeader
        back={{ href: model.draftHref, label: t('apply.section.back') }}
        caption={model.itemName}
        title={t('apply.delivery.title')}
      />
      <Card>
        <Form target={model.target} errors={model.errors}>
          <Field
            type="radios"
            name="way"
            label={t('apply.check.delivery')}
            options={options}
            value={model.values.way}
            error={errorOf(model.errors, 'way')}
          />
          {model.ways.includes('post') && (
            <Field
              type="text"
              name="address"
              label={t('apply.delivery.address')}
              hint={t('apply.delivery.addressHint')}
              value={model.values.address}
              error={errorOf(model.errors, 'address')}
              autoComplete="street-address"
              showWhen="way=post"
              maxLength={200}
            />
          )}
          <ButtonRow>
            <Button>{t('apply.delivery.submit')}</Button>
          </ButtonRow>
        </Form>
      </Card>
    </Frame>
  )
}
