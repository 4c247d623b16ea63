import { formatDay } from '../../texts/format.ts'
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  Frame,
  Icon,
  Notice,
  Published,
  SummaryList,
  type SummaryRow,
  useLanguage,
  useText,
} from '../../ui/index.ts'
import { PersonalList, type PersonalListModel } from '../personal-list.tsx'
import type { ViewProps } from './view.ts'

export interface PersonalListPageModel {
  list: PersonalListModel
  answers: readonly SummaryRow[]
  guideHref: string
  /** The last question, to change one's mind. */
  backHref: string
  againHref: string
  /** Where an application with these answers begins; undefined where one cannot apply online, or not in this situation. */
  applyHref: string | undefined
  /** An image with this page's address. */
  /** Undefined: the answers are more than a square can say. */
  qrSrc: string | undefined
  /** To be typed where there is no scanner; undefined when it would be too long. */
  code: string | undefined
  /** `YYYY-MM-DD` */
  day: string
  version: number
  /** For a clerk at a window: filing with this list. */
  windowHref: string | undefined
}

/** 我的办事清单: what this person brings, knows and waits for, to read, to print and to take to the window. */
export function PersonalListPage({ model, frame }: ViewProps<PersonalListPageModel>) {
  const t = useText()
  const { list } = model
  return (
    <Frame frame={frame} ownSearch>
      <a className="back" href={model.backHref}>
        <Icon name="arrow-left" />
        {t('situation.question.back')}
      </a>
      <div className="page-head">
        <p className="caption">{t('situation.list.title')}</p>
        <h1>
          <Published>{list.itemName}</Published>
        </h1>
        <p className="small">
          <Published>{list.department}</Published>
        </p>
      </div>
      {model.windowHref && (
        <div className="no-print section-end">
          <Notice title={t('situation.list.staff')}>
            <p>
              <a href={model.windowHref}>{t('situation.list.staffLink')}</a>
            </p>
          </Notice>
        </div>
      )}
      <div className="columns personal-list">
        <div className="stack">
          <PersonalList list={list} />
        </div>
        <div className="stack list-side">
          <Acts model={model} />
          {list.refusal === null && <TakeAlong model={model} />}
          <Card id="list-answers" title={t('situation.list.answers')}>
            <SummaryList rows={model.answers} dense />
          </Card>
        </div>
      </div>
    </Frame>
  )
}

function Acts({ model: { applyHref, againHref, guideHref } }: { model: PersonalListPageModel }) {
  const t = useText()
  return (
    <div className="list-acts no-print">
      {applyHref && (
        <ButtonLink href={applyHref} wide>
          {t('situation.list.apply')}
        </ButtonLink>
      )}
      <ButtonRow>
        <Button type="button" look="quiet" icon="printer" print>
          {t('common.print')}
        </Button>
      </ButtonRow>
      <p className="links-row">
        <a href={againHref}>{t('situation.list.again')}</a>
        <a href={guideHref}>{t('situation.list.guide')}</a>
      </p>
    </div>
  )
}

function TakeAlong({ model: { qrSrc, code, day, version } }: { model: PersonalListPageModel }) {
  const t = useText()
  const language = useLanguage()
  return (
    <Card id="list-window" title={t('situation.list.window')}>
      <div className="list-take">
        {qrSrc && <img src={qrSrc} alt={t('situation.list.qr')} width={132} height={132} />}
        <p className="no-print">{t('situation.list.windowLead')}</p>
      </div>
      {code && (
        <>
          <p className="small">{t('situation.list.code')}</p>
          <p className="list-code">{code}</p>
        </>
      )}
      <p className="small">{t('situation.list.day', { day: formatDay(day, language, 'year'), version })}</p>
    </Card>
  )
}
