import { describe, expect, test } from 'vitest'
import { renderWithPlaces } from '../../../platform/documents/documents.ts'
import { drawPage, inkShare, outsideTool, withFiles } from '../../../platform/documents/testing.ts'
import type { Block } from './blocks.ts'
import { noticeKinds } from './kinds.ts'
import { noticePage } from './page.ts'
import { sampleNotices } from './samples.ts'
import { laterNotices } from './samples-later.ts'
import { NoticeData, type NoticeKind } from './schema.ts'

const samples = Object.entries(sampleNotices)
const kinds = Object.keys(noticeKinds) as NoticeKind[]
const ofKind = (kind: NoticeKind) => samples.filter(([, notice]) => notice.kind === kind).map(([, notice]) => notice)

/** Which acts take or refuse something. Written out once more: the table in the code must not change unseen. */
const adverse: readonly NoticeKind[] = [
  'correction_lapsed',
  'non_acceptance',
  'decision',
  'rectification',
  'promise_broken',
  'recalled',
  'annulled',
  'forfeited',
  'cancelled',
]

describe('every kind of notice', () => {
  test.each(kinds)('%s has a sample, and its page everything that official form asks', (kind) => {
    expect(ofKind(kind)).not.toEqual([])
    for (const notice of ofKind(kind)) {
      const page = noticePage(NoticeData.parse(notice))
      expect(page.bodyName).toBe(notice.bodyName)
      expect(page.title).toMatch(/^\p{Script=Han}{4,18}$/u)
      expect(page.day).toMatch(/^20\d\d年\d{1,2}月\d{1,2}日$/)
      expect(page.foot).toContain(noticeKinds[kind].sealed ? '电子印章' : '演示')
      expect(JSON.stringify(page)).not.toMatch(/\{\w+\}|undefined|NaN/)
      if (noticeKinds[kind].layout === 'slip') continue
      expect(page.number).toMatch(/〔20\d\d〕\d+号$/)
      expect(page.recipient).toMatch(/：$/)
      expect(page.blocks.length).toBeGreaterThan(2)
    }
  })

  test.each(kinds)('%s says where and by when to appeal if and only if it is adverse', (kind) => {
    const isAdverse = adverse.includes(kind)
    expect(noticeKinds[kind].adverse).toBe(isAdverse)
    for (const notice of ofKind(kind)) {
      const { blocks } = noticePage(notice)
      expect(lettersOf(blocks).includes('申请行政复议，也可以')).toBe(isAdverse)
      if (!isAdverse) continue
      const last = lettersOf(blocks.slice(-1))
      for (const term of ['60日', '6个月', '芙蓉区人民政府', '铁路运输法院']) expect(last).toContain(term)
    }
  })

  test('titles tell kinds apart', () => {
    const titles = samples.map(([, notice]) => noticePage(notice).title)
    // The second request of a correction has the title of the first.
    expect(new Set(titles).size).toBe(samples.length - 1)
  })
})

describe('what a notice must say', () => {
  const said = (name: keyof typeof sampleNotices) => lettersOf(noticePage(sampleNotices[name]).blocks)

  test('a second correction counts through, says what is asked again, and owns up to what comes late', () => {
    const { blocks } = noticePage(sampleNotices.correction_again)
    expect(said('correction_again')).toMatch(
      /第2次.*此前已经告知.*布局图.*有变化.*使用证明.*本应在第一次告知时.*目录清单/s,
    )
    expect(blocks.flatMap((block) => (block.kind === 'list' ? [block.first] : []))).toEqual([1, 2, 3])
    expect(said('correction')).not.toMatch(/第\d次|此前已经告知/)
  })

  test('an extension says how long, why, until when and who approved it', () => {
    expect(said('extension')).toMatch(/12月11日前.*风险.*本行政机关负责人批准.*10个工作日.*12月25日前.*第四十二条/s)
  })

  test('a special procedure says which, on what basis, how long at most, and that its time does not count', () => {
    expect(said('special_procedure_started')).toMatch(/检测.*第二十二条.*15个工作日.*12月16日.*不计算在办理期限内/s)
    const { longest: _, decideBy: __, ...open } = laterNotices.special_procedure_started
    expect(lettersOf(noticePage(NoticeData.parse(open)).blocks)).toContain('最长时间没有规定')
  })

  test('a partial grant says what is granted, what is denied and why', () => {
    expect(said('partly')).toMatch(/部分准予.*预包装食品销售.*不予准予的内容和理由.*专间/s)
    const { parts: _, ...without } = laterNotices.partly
    expect(NoticeData.safeParse(without).success).toBe(false)
  })

  test('a promise is one text for a permit and another for a proof, and ends with the line of the applicant', () => {
    expect(said('promise_permit')).toMatch(/条件.*30个工作日.*15个工作日内整改.*12个月/s)
    expect(said('promise_proof')).toMatch(/代替该证明.*没有与任何用人单位/s)
    const line = (name: 'promise_permit' | 'promise_proof') => noticePage(sampleNotices[name]).blocks.at(-1)
    expect(line('promise_proof')).toMatchObject({ kind: 'signing', lines: [{ value: null }, {}] })
    expect(line('promise_permit')).toMatchObject({
      kind: 'signing',
      lines: [{ value: /林晓演/ }, { value: '2026年11月20日' }],
    })
  })

  test('an opinion is asked of another body, not of the applicant', () => {
    const { recipient } = noticePage(sampleNotices.opinion_request)
    expect(recipient).toBe('长沙市生态环境局芙蓉分局（演示）：')
    expect(kinds.filter((kind) => noticeKinds[kind].to === 'body')).toEqual(['opinion_request'])
  })
})

test.each(samples.filter(([, { kind }]) => noticeKinds[kind].layout === 'formal'))(
  'the longest %s goes on over pages, prints all of it as data, and no page is without text',
  async (_, notice) => {
    const longest = NoticeData.parse(stretched(notice))
    const template = new URL('./notice.typ', import.meta.url).pathname
    const data = { page: noticePage(longest) as never, qr: square, seal: square }
    const { pdf, places } = await renderWithPlaces({ template, data })
    const pages = Number(/NPages>(\d+)</.exec(pdf.toString('latin1'))?.[1] ?? 1)
    expect(places.map(({ name, page }) => [name, page])).toEqual([['seal', pages]])
    expect(inkShare(drawPage(pdf, pages), { left: 0.1, top: 0.1, right: 0.9, bottom: 0.2 }, 'dark')).toBeGreaterThan(
      0.003,
    )
    const printed = withFiles({ 'a.pdf': pdf }, (directory) =>
      outsideTool('pdftotext', [`${directory}/a.pdf`, '-'])
        .toString()
        .split('\f')
        .slice(0, -1),
    )
    expect(printed).toHaveLength(pages)
    // More than the lines at the foot, on every page.
    for (const text of printed) expect(text.replace(/\s/g, '').length).toBeGreaterThan(130)
    if (JSON.stringify(longest).includes(odd)) expect(printed.join('').replace(/\s/g, '')).toContain(odd)
  },
)

const odd = '500***#x$y$_]'
const square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>'
/** What people write, each with its limit in the schema. */
const written: Readonly<Record<string, number>> = {
  ...{
    reason: 4_000,
    grounds: 4_000,
    granted: 4_000,
    denied: 4_000,
    question: 4_000,
    finding: 4_000,
    facts: 4_000,
    heard: 4_000,
  },
  ...{ how: 1_000, promises: 1_000, promise: 4_000, consequence: 4_000, outcome: 500, ground: 500 },
}

/** The same notice with everything that people write as long as it may be, and full of signs that markup would read. */
function stretched(value: unknown, name = '', kind = ''): unknown {
  if (Array.isArray(value)) return value.map((entry) => stretched(entry, name, kind))
  if (value && typeof value === 'object') {
    const own = 'kind' in value ? String(value.kind) : kind
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, stretched(entry, key, own)]))
  }
  const length = kind === 'decision' && name === 'outcome' ? undefined : written[name]
  const short =
    (kind === 'withdrawal' && name === 'reason' && 500) || (kind === 'dates_moved' && name === 'reason' && 300)
  return length && typeof value === 'string' ? `${odd}${value.repeat(length)}`.slice(0, short || length) : value
}

function lettersOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'list') return block.entries.map(({ lead, text }) => `${lead}：${text}`).join('\n')
      return 'text' in block ? block.text : ''
    })
    .join('\n')
}
