import type { Level, ListedCard } from '../../../modules/supervision/index.ts'
import { formatDay, formatInstant } from '../../texts/format.ts'
import { Published, Table, Tag, type TagTone, useLanguage, useText } from '../../ui/index.ts'

export interface ShownCardLine {
  card: ListedCard
  href: string
  itemName: string
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
        { head: t('cards.columns.item'), cell: ({ itemName }) => <Published>{itemName}</Published> },
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
          cell: ({ card: { status, answerBy } }) => (
            <>
              {t(`cards.states.${status}`)}
              {answerBy && status !== 'accepted' && status !== 'answered' && (
                <div className="small">
                  {t('cards.columns.due')} {formatDay(answerBy, language, 'short')}
                </div>
              )}
            </>
          ),
        },
      ]}
    />
  )
}
