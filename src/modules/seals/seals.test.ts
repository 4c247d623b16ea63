import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/support/database.ts'
import { drawPage, inkShare, outsideTool, wholePage, withFiles } from '../../platform/documents/testing.ts'
import { isIntact } from '../../platform/signing/verification.ts'
import { createSeals, NoticeData, type Seals } from './index.ts'
import { noticePage } from './notices/page.ts'
import { sampleNotices } from './notices/samples.ts'

const body = {
  organizationId: '01890000-0000-7000-8000-00000000000a',
  name: '长沙市芙蓉区市场监督管理局（演示）',
  creditCode: '11430102006127387C',
}
const { organizationId } = body
let platform: TestPlatform
let seals: Seals
beforeAll(async () => {
  platform = await testPlatform()
  seals = createSeals(platform)
  await seals.ensureSeal(body)
})
afterAll(() => platform.close())

test('a body has one seal, however often and however many at once ask for it', async () => {
  const other = { ...body, organizationId: '01890000-0000-7000-8000-00000000000b' }
  const made = await Promise.all([1, 2, 3].map(() => createSeals(platform).ensureSeal(other)))
  expect(new Set(made.map((seal) => seal.id)).size).toBe(1)
  expect(await asOwner(platform, 'select count(*)::int as n from seals.authority')).toEqual([{ n: 1 }])
})

test('a renamed body gets a new seal and the old one is retired', async () => {
  const renamed = { ...body, organizationId: '01890000-0000-7000-8000-00000000000c' }
  const first = await seals.ensureSeal(renamed)
  const second = await seals.ensureSeal({ ...renamed, name: '长沙市芙蓉区市场监管局（演示）' })
  expect(second.id).not.toBe(first.id)
  const rows = await asOwner(
    platform,
    'select status from seals.seal where organization_id = $1 order by status desc',
    [renamed.organizationId],
  )
  expect(rows).toEqual([{ status: 'retired' }, { status: 'active' }])
})

test('the private keys are nowhere in the clear, and the application cannot alter a seal', async () => {
  const [row] = await asOwner<{ key: Buffer }>(platform, 'select private_key_sealed as key from seals.seal limit 1')
  expect(row!.key.toString('latin1')).not.toContain('PRIVATE')
  const forbidden = { name: 'test.alter_seal', text: `update seals.seal set certificate_pem = ''`, values: [] }
  await expect(platform.db.query(forbidden)).rejects.toThrow(/permission denied/)
})

test('without a seal nothing is sealed, and the problem says what to do', async () => {
  const order = {
    organizationId: '01890000-0000-7000-8000-0000000000ff',
    notice: sampleNotices.granted,
    at: platform.clock.now(),
  }
  await expect(seals.makeNotice(order)).rejects.toMatchObject({ code: 'seals.none' })
})

test('the seal is a drawing without fonts', async () => {
  const svg = await seals.sealImage(organizationId)
  expect(svg).toMatch(/^<svg /)
  expect(svg).not.toMatch(/<text|font-family/)
  expect(svg).toContain('#c02f1d')
})

for (const [name, notice] of Object.entries(sampleNotices)) {
  test(`notice ${name}: the page is drawn, the seal is on the last one, and it is signed unless it is a slip`, async () => {
    const pdf = await seals.makeNotice({ organizationId, notice: NoticeData.parse(notice), at: platform.clock.now() })
    const page = drawPage(pdf, pagesOf(pdf))
    const found = await seals.verify(pdf)
    expect(inkShare(drawPage(pdf), wholePage, 'dark')).toBeGreaterThan(0.02)
    if (name === 'slip') return expect(found.signed).toBe(false)
    expect(isIntact(found)).toBe(true)
    expect(found.signerName).toBe(body.name)
    const right = { left: 0.5, top: 0.1, right: 0.95, bottom: 0.95 }
    expect(inkShare(page, right, 'red')).toBeGreaterThan(0.01)
    expect(inkShare(page, { ...right, left: 0, right: 0.4, top: 0.3 }, 'red')).toBe(0)
  })
}

const pagesOf = (pdf: Buffer): number => Number(/NPages>(\d+)</.exec(pdf.toString('latin1'))?.[1] ?? 1)

test('pdfsig accepts a sealed notice', async () => {
  const pdf = await seals.makeNotice({ organizationId, notice: sampleNotices.denied, at: platform.clock.now() })
  const said = withFiles({ 'a.pdf': pdf }, (directory) => outsideTool('pdfsig', [`${directory}/a.pdf`]).toString())
  expect(said).toContain('Signature is Valid.')
  expect(said).toContain('Total document signed')
})

test('a long notice goes on over pages, and the seal stands on the last one beside text', async () => {
  const demands = Array.from({ length: 40 }, (_, index) => ({
    what: `材料${index + 1}`,
    how: '缺少签字，请签字后重新提交。',
    asked: 'first',
  }))
  const notice = NoticeData.parse({ ...sampleNotices.correction, demands })
  const pdf = await seals.makeNotice({ organizationId, notice, at: platform.clock.now() })
  const pages = pagesOf(pdf)
  expect(pages).toBeGreaterThan(2)
  expect(inkShare(drawPage(pdf, pages), wholePage, 'red')).toBeGreaterThan(0.003)
  expect(inkShare(drawPage(pdf, pages), { left: 0.1, top: 0.08, right: 0.9, bottom: 0.2 }, 'dark')).toBeGreaterThan(
    0.005,
  )
})

test('what people wrote is not searched for placeholders, and is printed as it is', async () => {
  const odd = '{court} 500*** #import $x$ ]'
  const notice = { ...sampleNotices.denied, grounds: odd } as NoticeData
  expect(JSON.stringify(noticePage(notice).blocks)).toContain(odd)
  const pdf = await seals.makeNotice({ organizationId, notice, at: platform.clock.now() })
  expect(isIntact(await seals.verify(pdf))).toBe(true)
})

test('a rare name does not stop a notice: it is sealed, states the character, and the log says which, not whose', async () => {
  const written: unknown[] = []
  const log = pino({ level: 'warn' }, { write: (line) => void written.push(JSON.parse(line)) })
  const notice = NoticeData.parse({ ...sampleNotices.denied, applicantName: '张𠮷（演示）' })
  const pdf = await createSeals({ ...platform, log }).makeNotice({ organizationId, notice, at: platform.clock.now() })
  expect(isIntact(await seals.verify(pdf))).toBe(true)
  const stated = { ...notice, applicantName: '张〓（U+20BB7）（演示）' }
  const same = await seals.makeNotice({ organizationId, notice: stated, at: platform.clock.now() })
  expect(drawPage(pdf).pixels.equals(drawPage(same).pixels)).toBe(true)
  expect(written).toMatchObject([{ codePoints: ['U+20BB7'] }])
  expect(JSON.stringify(written)).not.toContain('张')
})

test('every sentence of the notices is filled', () => {
  for (const notice of Object.values(sampleNotices)) {
    expect(JSON.stringify(noticePage(notice))).not.toMatch(/\{\w+\}|undefined|NaN/)
  }
})
