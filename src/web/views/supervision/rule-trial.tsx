import type { Rule, RuleSetContent, Trial } from '../../../modules/supervision/index.ts'
import { Details, Notice, Table, useLanguage, useText } from '../../ui/index.ts'
import { LevelTag } from './card-table.tsx'

/** What the rules as typed would have raised, beside what those in force would have. */
export function TrialResult({ trial, content }: { trial: Trial; content: RuleSetContent }) {
  const t = useText()
  const { cases, cards, cardsNow } = trial
  const differs = ({ number }: Rule) => cards[number] !== (cardsNow[number] ?? 0)
  const tried = content.rules.filter(({ number }) => number in cards)
  const [changed, same] = [tried.filter(differs), tried.filter((rule) => !differs(rule))]
  const left = content.rules.filter(({ number }) => !(number in cards)).map(({ number }) => number)
  const sums = { cards: sumOf(cards), before: sumOf(cardsNow) }
  return (
    <section className="card" aria-labelledby="trial-title">
      <Notice title={t('cards.rules.trial')} tone="info" live>
        <p id="trial-title">{t('cards.rules.trialLead', { cases, ...sums })}</p>
      </Notice>
      {changed.length > 0 && <TrialTable rules={changed} trial={trial} />}
      {same.length > 0 && (
        <Details summary={t('cards.rules.trialSame', { count: same.length })}>
          <TrialTable rules={same} trial={trial} />
        </Details>
      )}
      {left.length > 0 && (
        <p className="small">{t('cards.rules.trialNot', { rules: left.join(t('common.listSeparator')) })}</p>
      )}
    </section>
  )
}

function TrialTable({ rules, trial: { cards, cardsNow } }: { rules: readonly Rule[]; trial: Trial }) {
  const t = useText()
  const language = useLanguage()
  return (
    <Table
      caption={t('cards.rules.trial')}
      captionHidden
      rows={rules}
      rowKey={({ number }) => number}
      columns={[
        {
          head: t('cards.rules.table'),
          names: true,
          cell: ({ number, sentence }) => `${number} ${sentence[language]}`,
        },
        { head: t('cards.rules.columns.level'), cell: ({ level }) => <LevelTag level={level} /> },
        { head: t('cards.rules.trialNow'), numeric: true, cell: ({ number }) => cardsNow[number] ?? '–' },
        { head: t('cards.rules.trialCount'), numeric: true, cell: ({ number }) => cards[number] },
        {
          head: t('cards.rules.trialMore'),
          numeric: true,
          cell: ({ number }) => difference((cards[number] ?? 0) - (cardsNow[number] ?? 0)),
        },
      ]}
    />
  )
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

function difference(count: number): string {
  return count === 0 ? '–' : count > 0 ? `+${count}` : `−${-count}`
}
