import type { Rule, RuleSetContent } from '../../../modules/supervision/index.ts'
import { formatInstant } from '../../texts/format.ts'
import type { Translate } from '../../texts/index.ts'
import {
  ButtonLink,
  EmptyState,
  Notice,
  Table,
  Tag,
  useLanguage,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { ChapterLink } from '../chapter-link.tsx'
import { LevelTag } from './card-table.tsx'
import { RuleWhen } from './rule-when.tsx'
import { answerWords } from './rule-words.ts'

export interface EditionLine {
  name: string
  href: string
  from: Date
  publishedAt: Date
  state: 'current' | 'coming' | 'past'
}

export interface RulesModel {
  region: string
  /** Undefined: no rules were loaded. */
  content: RuleSetContent | undefined
  /** Whose edition it is, and since when. */
  standing: string | undefined
  isCurrent: boolean
  currentHref: string
  changeHref: string
  history: readonly EditionLine[]
  done: string | undefined
}

/** The rules by which cards rise, to read, and every edition that there was. */
export function RulesPage({ model, frame }: { model: RulesModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        {model.done && <Notice title={model.done} tone="ok" live />}
        <div className="work-head">
          <h1>
            {t('cards.rules.title')} <span className="small">{t('cards.rules.lead', { region: model.region })}</span>
          </h1>
          <div className="work-head-acts no-print">
            {model.isCurrent ? (
              <ButtonLink href={model.changeHref} look="quiet" icon="pencil">
                {t('cards.rules.change')}
              </ButtonLink>
            ) : (
              <a href={model.currentHref}>{t('cards.rules.toCurrent')}</a>
            )}
          </div>
        </div>
        {model.content && model.standing ? (
          <>
            <p>
              {model.standing} <ChapterLink chapter="rules" />
            </p>
            <p className="small rules-lead">
              {samplesWords(model.content.sample, t)} {t('cards.rules.orders', { days: model.content.orderDays })}
            </p>
            <div className="stack">
              <section className="card work-list">
                <RuleTable rules={model.content.rules} />
              </section>
              <History history={model.history} />
            </div>
          </>
        ) : (
          <EmptyState title={t('cards.rules.none')} icon="scale" />
        )}
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function samplesWords({ permille, answerDays }: RuleSetContent['sample'], t: Translate): string {
  return permille === 0 ? t('cards.rules.samplesNone') : t('cards.rules.samples', { permille, days: answerDays })
}

function RuleTable({ rules }: { rules: readonly Rule[] }) {
  const t = useText()
  const language = useLanguage()
  return (
    <Table
      caption={t('cards.rules.table')}
      captionHidden
      rows={rules}
      rowKey={({ number }) => number}
      columns={[
        { head: t('cards.rules.columns.number'), names: true, cell: ({ number }) => number },
        {
          head: t('cards.rules.columns.sentence'),
          cell: ({ sentence, basis }) => (
            <div>
              {sentence[language]}
              {basis && <div className="small">{basis[language]}</div>}
            </div>
          ),
        },
        { head: t('cards.rules.columns.level'), cell: ({ level }) => <LevelTag level={level} /> },
        {
          head: t('cards.rules.columns.when'),
          cell: (rule) => <RuleWhen rule={rule} />,
        },
        { head: t('cards.rules.columns.points'), numeric: true, cell: ({ points }) => points },
        {
          head: t('cards.rules.columns.days'),
          cell: (rule) => <span className="rule-days">{answerWords(rule, t)}</span>,
        },
      ]}
    />
  )
}

const tones = { current: 'ok', coming: 'blue', past: 'grey' } as const

function History({ history }: { history: readonly EditionLine[] }) {
  const t = useText()
  const language = useLanguage()
  return (
    <section className="card work-list">
      <h2>{t('cards.rules.history')}</h2>
      <Table
        caption={t('cards.rules.history')}
        captionHidden
        rows={history}
        rowKey={({ href }) => href}
        columns={[
          {
            head: t('cards.rules.history'),
            names: true,
            cell: ({ name, href }) => <a href={href}>{name}</a>,
          },
          { head: t('cards.rules.from'), cell: ({ from }) => formatInstant(from, language, 'year') },
          {
            head: t('cards.rules.publishedAt'),
            cell: ({ publishedAt }) => formatInstant(publishedAt, language, 'year'),
          },
          {
            head: t('cards.columns.state'),
            cell: ({ state }) => <Tag tone={tones[state]}>{t(`cards.rules.${state}`)}</Tag>,
          },
        ]}
      />
    </section>
  )
}
