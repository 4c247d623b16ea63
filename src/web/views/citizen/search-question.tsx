import { ButtonLink, ButtonRow, Card, Frame, Notice, PageHead, telephoneHref, useText } from '../../ui/index.ts'
import { QuestionForm, type QuestionFormModel } from './search-nothing.tsx'
import type { ViewProps } from './view.ts'

/** A place for a question of which the results were not what was meant. */
export function QuestionPage({ model, frame }: ViewProps<QuestionFormModel>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow>
      <PageHead title={t('search.question.title')} />
      <Card>
        <QuestionForm model={model} />
      </Card>
    </Frame>
  )
}

/** What happens with it, and where one is answered today. */
export function QuestionThanks({ model, frame }: ViewProps<{ searchHref: string }>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow>
      <PageHead title={t('search.thanks.title')} />
      <Card>
        <p>{t('search.thanks.what')}</p>
        <p>{t('search.thanks.kept')}</p>
        <Notice title={t('search.thanks.now')}>
          <p>
            {t('search.call')} <a href={telephoneHref(frame.hotline)}>{frame.hotline}</a>
          </p>
        </Notice>
        <ButtonRow>
          <ButtonLink href={model.searchHref} look="quiet">
            {t('search.thanks.again')}
          </ButtonLink>
          <ButtonLink href={frame.links.home} look="quiet">
            {t('search.thanks.home')}
          </ButtonLink>
        </ButtonRow>
      </Card>
    </Frame>
  )
}
