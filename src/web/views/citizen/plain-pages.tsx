import { ButtonLink, ButtonRow, Card, Details, Frame, PageHead, SearchForm, useText } from '../../ui/index.ts'
import type { ViewProps } from './view.ts'

export interface ErrorPageModel {
  /** What happened and what to do: the problem's public sentence. */
  sentence: string
  requestId: string
}

export function ErrorPage({ model, frame }: ViewProps<ErrorPageModel>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow>
      <PageHead title={t('pages.error.title')} about={model.sentence} />
      <p>
        {t('pages.error.requestId')}: <span className="mono">{model.requestId}</span>
      </p>
      <p className="small">{t('pages.error.keep')}</p>
      <ButtonRow>
        <ButtonLink href={frame.links.home}>{t('pages.error.home')}</ButtonLink>
      </ButtonRow>
    </Frame>
  )
}

/** Says the same for what does not exist and for what belongs to somebody else. */
export function NotFound({ model, frame }: ViewProps<{ requestId: string }>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow ownSearch>
      <PageHead title={t('pages.notFound.title')} about={t('pages.notFound.lead')} />
      <SearchForm look="page" action={frame.links.search} />
      <p className="small">
        {t('pages.error.requestId')}: <span className="mono">{model.requestId}</span>
      </p>
    </Frame>
  )
}

const questions = ['1', '2', '3', '4', '5', '6'] as const

export function HelpPage({ frame }: Pick<ViewProps<never>, 'frame'>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow>
      <PageHead title={t('pages.help.title')} about={t('pages.help.lead')} />
      <Questions of="pages.help" />
      <p>
        <a href="/help/numbers">{t('supervisionHelp.publicLink')}</a>
      </p>
    </Frame>
  )
}

function Questions({ of }: { of: 'pages.help' | 'supervisionHelp.public' }) {
  const t = useText()
  return (
    <Card>
      {questions.map((number) => (
        <Details key={number} summary={t(`${of}.q${number}`)} open={number === '1'}>
          <p>{t(`${of}.a${number}`)}</p>
        </Details>
      ))}
    </Card>
  )
}

/** How to read what is published of work and scores. */
export function NumbersHelp({ frame }: Pick<ViewProps<never>, 'frame'>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow>
      <PageHead title={t('supervisionHelp.public.title')} about={t('supervisionHelp.public.lead')} />
      <Questions of="supervisionHelp.public" />
    </Frame>
  )
}

export function AboutPage({ frame }: Pick<ViewProps<never>, 'frame'>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow>
      <PageHead title={t('pages.about.title')} />
      <Card>
        <p>{t('pages.about.p1')}</p>
        <p>{t('pages.about.p2')}</p>
        <p>{t('pages.about.p3')}</p>
        <p>{t('pages.about.p4')}</p>
      </Card>
    </Frame>
  )
}
