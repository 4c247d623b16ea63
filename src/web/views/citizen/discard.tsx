import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  Form,
  type FormTarget,
  Frame,
  StepHeader,
  useText,
} from '../../ui/index.ts'
import type { ViewProps } from './view.ts'

export interface DiscardModel {
  itemName: string
  draftHref: string
  target: FormTarget
}

/** Asks once more before a draft is deleted with its papers. */
export function DiscardDraft({ model, frame }: ViewProps<DiscardModel>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow ownSearch>
      <StepHeader
        back={{ href: model.draftHref, label: t('apply.section.back') }}
        caption={model.itemName}
        title={t('personal.discard.title')}
      />
      <Card>
        <Form target={model.target} hidden={{ confirmed: 'yes' }}>
          <p>{t('personal.discard.lead', { item: model.itemName })}</p>
          <ButtonRow>
            <Button look="stop">{t('personal.discard.submit')}</Button>
            <ButtonLink href={model.draftHref} look="quiet">
              {t('personal.discard.keep')}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </Card>
    </Frame>
  )
}
