import { appealParagraph, type Block, chineseDay, type Fact, fill, typeOf } from './blocks.ts'
import { courseBlocks } from './course.ts'
import { decidingBlocks } from './deciding.ts'
import { endBlocks } from './ends.ts'
import { noticeKinds } from './kinds.ts'
import texts from './notices.texts.json' with { type: 'json' }
import { pendingBlocks } from './pending.ts'
import { promiseBlocks } from './promises.ts'
import { receivingBlocks } from './receiving.ts'
import type { NoticeData, NoticeKind, NoticeOf } from './schema.ts'

/** What is printed, in order. The two templates know only this, so a new kind of notice is wording and no layout. */
export interface NoticePage {
  readonly title: string
  readonly bodyName: string
  readonly number: string | null
  readonly recipient: string | null
  readonly blocks: readonly Block[]
  readonly day: string
  readonly qrCaption: string
  readonly references: readonly Fact[]
  readonly foot: string
  readonly demo: boolean
}

/** Turns typed data into the printed page. Pure. */
export function noticePage(notice: NoticeData): NoticePage {
  const { label, foot, qr } = texts
  const { layout, sealed } = noticeKinds[notice.kind]
  const isFormal = layout === 'formal'
  return {
    title: titleOf(notice),
    bodyName: notice.bodyName,
    number: 'number' in notice ? (notice.number ?? null) : null,
    recipient: isFormal ? recipientOf(notice) : null,
    blocks: blocksOf(notice),
    day: chineseDay(notice.day),
    qrCaption: isFormal ? qr.verify : qr.status,
    references: [
      { label: label.receiptNumber, value: notice.receiptNumber },
      { label: label.caseNumber, value: notice.caseNumber },
    ],
    foot: [sealed ? foot.sealed : '', notice.demo ? foot.demo : ''].join(''),
    demo: notice.demo,
  }
}

export function titleOf(notice: NoticeData): string {
  const { title } = texts
  if (notice.kind === 'promise') return title.promise[notice.about.subject]
  const own = notice.kind === 'decision' ? title.decision[notice.outcome] : title[notice.kind]
  return typeof own === 'string' ? own : own[typeOf(notice)]
}

const wording: { readonly [Kind in NoticeKind]: (notice: NoticeOf<Kind>) => Block[] } = {
  ...receivingBlocks,
  ...pendingBlocks,
  ...courseBlocks,
  ...decidingBlocks,
  ...promiseBlocks,
  ...endBlocks,
}

/** The appeal is the last thing that an adverse act says, whatever it is. */
function blocksOf(notice: NoticeData): Block[] {
  const said = (wording[notice.kind] as (notice: NoticeData) => Block[])(notice)
  return 'appeal' in notice ? [...said, appealParagraph(notice.appeal, texts.appealed[notice.kind])] : said
}

/** The applicant's name and masked number, or the body that is asked, as the line under the title. */
function recipientOf(notice: NoticeData): string {
  if (notice.kind === 'opinion_request') {
    return fill(texts.opinion_request.recipient, { consultedBody: notice.consultedBody })
  }
  return `${notice.applicantName}（${texts.label[notice.applicantKind]} ${notice.applicantIdMasked}）：`
}
