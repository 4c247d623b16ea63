import {
  Card,
  Frame,
  Icon,
  Notice,
  PageHead,
  Published,
  SummaryList,
  type SummaryRow,
  Tag,
  useText,
} from '../../ui/index.ts'
import type { ViewProps } from './view.ts'

export interface CreditLine {
  id: string
  what: string
  /** Days in words. */
  notedOn: string
  /** Last day on which nothing may be promised; left out where nothing is barred. */
  until?: string | undefined
  /** 信用修复: from that day it no longer counts. */
  forgivenOn?: string | undefined
  /** Of the case in which it was noted, where it is known. */
  itemName?: string | undefined
  caseHref: string
}

export interface CreditModel {
  backHref: string
  /** The person first, then each enterprise for which she may act. */
  records: readonly { owner: string; barredUntil?: string | undefined; lines: readonly CreditLine[] }[]
}

/** What is noted, until when it counts, and how to have it put right. */
export function CreditPage({ model, frame }: ViewProps<CreditModel>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow>
      <a className="back" href={model.backHref}>
        <Icon name="arrow-left" />
        {t('personal.account.back')}
      </a>
      <PageHead title={t('personal.credit.title')} about={t('personal.credit.lead')} />
      <div className="stack">
        {model.records.map(({ owner, barredUntil, lines }) => (
          <Card key={owner} title={owner}>
            {lines.length === 0 && <p>{t('personal.credit.none')}</p>}
            {barredUntil && <Notice title={t('apply.promise.barred', { day: barredUntil })} tone="warn" />}
            {lines.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </Card>
        ))}
        <Card title={t('personal.credit.repair')} id="repair">
          <p>{t('personal.credit.repairHow')}</p>
          <p className="small">{t('personal.credit.repairStays')}</p>
        </Card>
      </div>
    </Frame>
  )
}

function Line({ line }: { line: CreditLine }) {
  const t = useText()
  const rows: SummaryRow[] = [
    { label: t('personal.credit.notedOn'), value: line.notedOn },
    {
      label: t('personal.credit.because'),
      value: (
        <a href={line.caseHref}>
          {line.itemName ? <Published>{line.itemName}</Published> : t('personal.credit.theCase')}
        </a>
      ),
    },
    ...(line.until ? [{ label: t('personal.credit.until'), value: line.until }] : []),
    ...(line.forgivenOn ? [{ label: t('personal.credit.forgivenOn'), value: line.forgivenOn }] : []),
  ]
  return (
    <section className="section-gap">
      <h3>
        {line.what}{' '}
        {line.forgivenOn ? (
          <Tag tone="ok">{t('personal.credit.forgiven')}</Tag>
        ) : (
          <Tag tone="warn">{t('personal.credit.counts')}</Tag>
        )}
      </h3>
      <SummaryList rows={rows} dense />
    </section>
  )
}
