import { formatInstant } from '../../texts/format.ts'
import {
  Button,
  ButtonLink,
  ButtonRow,
  Frame,
  PageHead,
  Published,
  SummaryList,
  type SummaryRow,
  useLanguage,
  useText,
} from '../../ui/index.ts'
import type { ViewProps } from './view.ts'

export interface SlipModel {
  itemName: string
  applicant: string
  receiptNumber: string
  caseNumber: string
  /** The second thing of the public look-up. */
  code: string
  submittedAt: Date
  office: string
  papers: readonly string[]
  /** An image with the address of the public look-up. */
  qrSrc: string
  /** Where to look up, as typed into a browser. */
  site: string
  caseHref: string
  demo: boolean
}

/** The slip as it is printed: everything that one needs to ask later, on one page. */
export function SlipPage({ model, frame }: ViewProps<SlipModel>) {
  const t = useText()
  const language = useLanguage()
  const rows: SummaryRow[] = [
    { label: t('apply.submitted.item'), value: <Published>{model.itemName}</Published> },
    { label: t('apply.submitted.applicant'), value: <Published>{model.applicant}</Published> },
    { label: t('apply.submitted.instant'), value: formatInstant(model.submittedAt, language, 'year') },
    { label: t('apply.submitted.office'), value: <Published>{model.office}</Published> },
    { label: t('personal.slip.caseNumber'), value: <span className="mono break">{model.caseNumber}</span> },
    {
      label: t('personal.slip.papers'),
      value: model.papers.length > 0 ? <Published>{model.papers.join('、')}</Published> : t('personal.slip.noPapers'),
    },
    { label: t('personal.slip.site'), value: <span className="mono">{model.site}</span> },
  ]
  return (
    <Frame frame={frame} narrow ownSearch>
      <PageHead title={t('personal.slip.title')} about={t('personal.slip.lead')} />
      <section className="card promise ok slip-card" aria-label={t('personal.slip.title')}>
        <div className="slip">
          <div>
            <p className="small">{t('apply.submitted.receipt')}</p>
            <p className="receipt-number">{model.receiptNumber}</p>
            <p className="small">{t('apply.submitted.code')}</p>
            <p className="receipt-number">{model.code}</p>
          </div>
          <figure>
            <img src={model.qrSrc} alt={t('apply.submitted.qr')} width={132} height={132} />
          </figure>
        </div>
        <SummaryList rows={rows} dense />
        {model.demo && <p className="small">{t('personal.slip.demo')}</p>}
      </section>
      <ButtonRow>
        <Button type="button" icon="printer" print>
          {t('common.print')}
        </Button>
        <ButtonLink href={model.caseHref} look="quiet">
          {t('status.looks.back')}
        </ButtonLink>
      </ButtonRow>
    </Frame>
  )
}
