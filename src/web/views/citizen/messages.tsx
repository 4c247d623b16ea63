import { formatInstant } from '../../texts/format.ts'
import {
  ButtonLink,
  ButtonRow,
  Card,
  EmptyState,
  Frame,
  Icon,
  PageHead,
  Paging,
  type PagingModel,
  Tag,
  useLanguage,
  useText,
} from '../../ui/index.ts'
import type { ViewProps } from './view.ts'

export interface MessageLine {
  href: string
  subject: string
  at: Date
  read: boolean
  /** What it says, with the item that it concerns. */
  about?: string | undefined
}

export interface MessagesModel {
  messages: readonly MessageLine[]
  paging: PagingModel
}

export function MessagesPage({ model, frame }: ViewProps<MessagesModel>) {
  const t = useText()
  const language = useLanguage()
  return (
    <Frame frame={frame} narrow>
      <PageHead title={t('account.messages.title')} />
      {model.messages.length === 0 ? (
        <div className="card">
          <EmptyState title={t('account.messages.none')}>
            <p>{t('account.messages.noneHelp')}</p>
          </EmptyState>
        </div>
      ) : (
        <ul className="item-lines">
          {model.messages.map((message) => (
            <li key={message.href} className={message.read ? 'read' : undefined}>
              <a className="item-name" href={message.href}>
                {message.subject}
              </a>{' '}
              {!message.read && <Tag tone="red">{t('account.messages.unread')}</Tag>}
              <p className="small">
                {[formatInstant(message.at, language), message.about].filter(Boolean).join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      )}
      <Paging {...model.paging} />
    </Frame>
  )
}

export interface MessageModel {
  subject: string
  at: Date
  paragraphs: readonly string[]
  /** The case that it concerns. */
  caseHref?: string | undefined
  backHref: string
}

export function MessagePage({ model, frame }: ViewProps<MessageModel>) {
  const t = useText()
  const language = useLanguage()
  return (
    <Frame frame={frame} narrow>
      <a className="back" href={model.backHref}>
        <Icon name="arrow-left" />
        {t('account.messages.back')}
      </a>
      <PageHead title={model.subject}>
        <p className="small">{formatInstant(model.at, language, 'year')}</p>
      </PageHead>
      <Card>
        {model.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {model.caseHref && (
          <ButtonRow>
            <ButtonLink href={model.caseHref}>{t('account.messages.open')}</ButtonLink>
          </ButtonRow>
        )}
      </Card>
    </Frame>
  )
}
