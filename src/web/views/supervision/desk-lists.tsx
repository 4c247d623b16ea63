import type { ReactNode } from 'react'
import {
  EmptyState,
  Paging,
  type PagingModel,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { ChapterLink } from '../chapter-link.tsx'
import { CardTable, type ShownCardLine } from './card-table.tsx'
import { OrderTable, type ShownOrderLine } from './order-table.tsx'

export interface DeskListModel<Line> {
  waiting: readonly Line[]
  waitingPaging: PagingModel
  /** What the body was told of because nobody answered in time. */
  escalated: readonly Line[]
  escalatedPaging: PagingModel
}

export interface DeskCardsModel extends DeskListModel<ShownCardLine> {
  /** What others of whom the reader is the superior are asked, told when it rose. */
  told: readonly ShownCardLine[]
  toldPaging: PagingModel
}

interface ListProps<Line> {
  model: DeskListModel<Line>
  frame: WorkbenchFrameModel
}

/** Cards that wait for an answer of whoever works here; beside them what she is told. */
export function DeskCards({ model, frame }: { model: DeskCardsModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const words = {
    title: t('cards.desk.title'),
    lead: t('cards.desk.lead'),
    none: t('cards.desk.none'),
    help: t('cards.desk.noneHelp'),
  }
  const parts = { waiting: t('cards.desk.waiting'), escalated: t('cards.desk.escalated') }
  const table = (lines: readonly ShownCardLine[], caption: string) => <CardTable lines={lines} caption={caption} />
  const told = model.told.length > 0 && (
    <ListSection title={t('cards.desk.told')} help={t('cards.desk.toldHelp')} paging={model.toldPaging}>
      {table(model.told, t('cards.desk.told'))}
    </ListSection>
  )
  return <DeskList model={model} frame={frame} words={words} chapter="card" parts={parts} table={table} beside={told} />
}

/** Orders that wait to be put right. */
export function DeskOrders({ model, frame }: ListProps<ShownOrderLine>) {
  const t = useText()
  const words = {
    title: t('cards.desk.ordersTitle'),
    lead: t('cards.desk.ordersLead'),
    none: t('cards.desk.ordersNone'),
    help: t('cards.desk.ordersNoneHelp'),
  }
  const parts = { waiting: t('cards.desk.ordersWaiting'), escalated: t('cards.desk.ordersEscalated') }
  const table = (lines: readonly ShownOrderLine[], caption: string) => <OrderTable lines={lines} caption={caption} />
  return <DeskList model={model} frame={frame} words={words} chapter="order" parts={parts} table={table} />
}

interface DeskListProps<Line> extends ListProps<Line> {
  words: { title: string; lead: string; none: string; help: string }
  chapter: 'card' | 'order'
  parts: { waiting: string; escalated: string }
  table: (lines: readonly Line[], caption: string) => ReactNode
  /** What asks nothing of the reader. */
  beside?: ReactNode
}

function DeskList<Line>({ model, frame, words, chapter, parts, table, beside }: DeskListProps<Line>) {
  const section = (lines: readonly Line[], title: string, paging: PagingModel) => (
    <ListSection title={title} paging={paging}>
      {table(lines, title)}
    </ListSection>
  )
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {words.title} <span className="small">{words.lead}</span>
          </h1>
          <ChapterLink chapter={chapter} />
        </div>
        {model.waiting.length + model.escalated.length === 0 && (
          <div className="card">
            <EmptyState title={words.none}>
              <p>{words.help}</p>
            </EmptyState>
          </div>
        )}
        <div className="stack">
          {model.waiting.length > 0 && section(model.waiting, parts.waiting, model.waitingPaging)}
          {model.escalated.length > 0 && section(model.escalated, parts.escalated, model.escalatedPaging)}
          {beside}
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

interface ListSectionProps {
  title: string
  help?: string
  paging: PagingModel
  children: ReactNode
}

function ListSection({ title, help, paging, children }: ListSectionProps) {
  return (
    <section className="card work-list" data-inbox="">
      <h2>
        {title}
        {help && <span className="small"> {help}</span>}
      </h2>
      {children}
      <Paging {...paging} />
    </section>
  )
}
