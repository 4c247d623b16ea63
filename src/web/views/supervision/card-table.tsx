import type { Level, ListedCard } from '../../../modules/supervision/index.ts'
import { formatDay, formatInstant } from '../../texts/format.ts'
import { Published, Table, Tag, type TagTone, useLanguage, useText } from '../../ui/index.ts'

export interface ShownCardLine {
  card: ListedCard
  href: string
  itemName: string
  /** By which people know the case. */
  receipt: string
  officeName: string
  /** Empty: of nobody alone. */
  postName: string
}

/** Vermilion is for red cards alone. */
const tones = { warning: 'grey', yellow: 'warn', red: 'red' } as const satisfies Record<Level, TagTone>

export function LevelTag({ level }: { level: Level }) {
  const t = useText()
  return <Tag tone={tones[level]}>{t(`cards.levels.${level}`)}</Tag>
}

/** In which words a list says how a card stands: a warning is settled by going on, and asks for no answer. */
export function stateOf({ level, status, rule }: ListedCard): ListedCard['status'] | 'near' {
  return level === 'warning' && status === 'raised' && !rule?.answerDays ? 'near' : status
}

/** What the card is for, in the reader's language; its number where the edition is gone. */
export function CardSentence({ card }: { card: ListedCard }) {
  const language = useLanguage()
  return <>{card.rule?.sentence[language] ?? card.ruleNumber}</>
}

/** Cards with their rule, whose they are, and until when. */
export function CardTable({ lines, caption }: { lines: readonly ShownCardLine[]; caption: string }) {
  const t = useText()
  const language = useLanguage()
  return (
    <Table
      caption={caption}
      captionHidden
      rows={lines}
      rowKey={({ card }) => card.cardId}
      columns={[
        {
          head: t('cards.columns.card'),
          names: true,
          cell: ({ card, href }) => (
            <span className="card-line">
              <LevelTag level={card.level} />
              <a href={href}>
                <CardSentence card={card} />
              </a>
            </span>
          ),
        },
        {
          head: t('cards.columns.item'),
          cell: ({ itemName, receipt }) => (
            <>
              <Published>{itemName}</Published>
              <div className="small mono">{receipt}</div>
            </>
          ),
        },
        {
          head: t('cards.columns.office'),
          cell: ({ officeName, postName }) => (
            <>
              <Published>{officeName}</Published>
              {postName && (
                <div className="small">
                  <Published>{postName}</Published>
                </div>
              )}
            </>
          ),
        },
        { head: t('cards.columns.raised'), cell: ({ card }) => formatInstant(card.raisedAt, language) },
        {
          head: t('cards.columns.state'),
          cell: ({ card }) => (
            <>
              {t(`cards.states.${stateOf(card)}`)}
              {card.answerBy && card.status !== 'accepted' && card.status !== 'answered' && (
                <div className="small">
                  {t('cards.columns.due')} {formatDay(card.answerBy, language, 'short')}
                </div>
              )}
            </>
          ),
        },
      ]}
    />
  )
}
