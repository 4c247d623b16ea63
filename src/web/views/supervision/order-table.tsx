import type { ListedOrder } from '../../../modules/supervision/index.ts'
import { formatDay, formatInstant } from '../../texts/format.ts'
import { Published, Table, Tag, useLanguage, useText } from '../../ui/index.ts'

export interface ShownOrderLine {
  order: ListedOrder
  href: string
  /** Of the case that it is about; empty: of none. */
  receipt: string
  officeName: string
  postName: string
  overdue: boolean
}

/** What an order asks: the supervisor's words, or what its card found. */
export function OrderAsked({ order }: { order: ListedOrder }) {
  const t = useText()
  return order.text === null ? t('cards.order.byCard') : <span className="typed-words">{order.text}</span>
}

/** Correction orders, whose they are, and until when. */
export function OrderTable({ lines, caption }: { lines: readonly ShownOrderLine[]; caption: string }) {
  const t = useText()
  const language = useLanguage()
  return (
    <Table
      caption={caption}
      captionHidden
      rows={lines}
      rowKey={({ order }) => order.orderId}
      columns={[
        {
          head: t('cards.columns.order'),
          names: true,
          cell: ({ order, href }) => (
            <a className="mono" href={href}>
              {order.number}
            </a>
          ),
        },
        {
          head: t('cards.columns.asked'),
          cell: ({ order, receipt }) => (
            <>
              <OrderAsked order={order} />
              {receipt && <div className="small mono">{receipt}</div>}
            </>
          ),
        },
        { head: t('cards.columns.office'), cell: ({ officeName }) => <Published>{officeName}</Published> },
        { head: t('cards.order.openedAt'), cell: ({ order }) => formatInstant(order.openedAt, language) },
        {
          head: t('cards.columns.due'),
          cell: ({ order, overdue }) => (
            <span>
              {formatDay(order.dueOn, language, 'short')} {overdue && <Tag tone="red">{t('cards.show.overdue')}</Tag>}
            </span>
          ),
        },
        { head: t('cards.columns.state'), cell: ({ order }) => t(`cards.orderStates.${order.status}`) },
      ]}
    />
  )
}
