import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/support/database.ts'
import { checkCertificateId } from '../../kernel/identifiers/certificateId.ts'
import { uuidV7 } from '../../kernel/ids.ts'
import { joined } from '../../platform/db/joined.ts'
import { drawPage, inkShare, outsideTool, wholePage, withFiles } from '../../platform/documents/testing.ts'
import { isIntact } from '../../platform/signing/verification.ts'
import { createSeals, type Seals } from '../seals/index.ts'
import {
  type CertificateStatus,
  type Certificates,
  createCertificates,
  type NewCertificate,
  statusReasonTexts,
} from './index.ts'

const job = { kind: 'system', job: 'test' } as const
const issuer = {
  organizationId: '01890000-0000-7000-8000-00000000000a',
  name: '长沙市芙蓉区市场监督管理局（演示）',
  creditCode: '11430102006127387C',
}
const food = {
  code: '11100000000013338W032',
  name: '食品经营许可证',
  numberRule: 'food_business',
  numberPrefix: 'JY',
  validityYears: 5,
} as const

let platform: TestPlatform
let seals: Seals
let certificates: Certificates
beforeAll(async () => {
  platform = await testPlatform({ now: '2026-11-23T09:00:00+08:00' })
  seals = createSeals(platform)
  certificates = createCertificates(platform, { seals })
  await seals.ensureSeal(issuer)
  await certificates.defineType(food)
})
afterAll(() => platform.close())

const newCase = () => uuidV7(platform.clock.now().getTime())

function order(changes: Partial<NewCertificate> = {}): NewCertificate {
  return {
    caseId: newCase(),
    typeCode: food.code,
    regionCode: '430102000000',
    issuer,
    holder: { kind: 'organization', name: '长沙芙蓉演示餐饮有限公司', code: '91430102MA4L00DX1T' },
    issuedDay: '2026-11-22',
    businessForm: '2',
    fields: [
      { label: '经营者名称', value: '长沙芙蓉演示餐饮有限公司' },
      { label: '经营项目', value: '热食类食品制售；500*** #x $y$ ]' },
    ],
    signatory: '演示签发人',
    ...changes,
  }
}

test('a certificate has a correct identifier, a number, a term, and a file that outside tools accept', async () => {
  const { certificate, pdf } = await certificates.issue(order(), job)
  const checked = checkCertificateId(certificate.identifier)
  expect(checked).toMatchObject({ ok: true, type: food.code, authority: issuer.creditCode, version: '001' })
  expect(certificate.number).toMatch(/^JY2430102\d{6}\d$/)
  expect(certificate).toMatchObject({ validFrom: '2026-11-22', validUntil: '2031-11-21', status: 'valid' })
  expect(isIntact(await seals.verify(pdf))).toBe(true)
  const said = withFiles({ 'a.pdf': pdf }, (directory) => outsideTool('pdfsig', [`${directory}/a.pdf`]).toString())
  expect(said).toContain('Signature is Valid.')
  const page = drawPage(pdf)
  expect(page.width).toBeGreaterThan(page.height)
  expect(inkShare(page, wholePage, 'dark')).toBeGreaterThan(0.02)
  expect(inkShare(page, { left: 0.62, top: 0.4, right: 0.95, bottom: 0.85 }, 'red')).toBeGreaterThan(0.02)
})

test('issuing twice for a case, also at once and from two processes, gives the same certificate and file', async () => {
  const wanted = order()
  const processes = [certificates, createCertificates(platform, { seals })]
  const made = await Promise.all(
    processes.flatMap((process) => [process.issue(wanted, job), process.issue(wanted, job)]),
  )
  made.push(await certificates.issue({ ...wanted, issuedDay: '2027-01-01' }, job))
  expect(new Set(made.map(({ certificate }) => certificate.identifier)).size).toBe(1)
  expect(new Set(made.map(({ certificate }) => certificate.pdfHash)).size).toBe(1)
  const [first] = made
  expect(await certificates.historyOf(first!.certificate.id)).toHaveLength(1)
})

test('numbers never repeat, from as many processes as there are', async () => {
  const processes = [1, 2, 3].map(() => createCertificates(platform, { seals }))
  const made = await Promise.all(
    processes.flatMap((each) => Array.from({ length: 30 }, () => each.reserve(order(), job))),
  )
  expect(new Set(made.map(({ number }) => number)).size).toBe(90)
  expect(new Set(made.map(({ identifier }) => identifier)).size).toBe(90)
})

test('the public look-up needs a second thing, and does not say which of the two was wrong', async () => {
  const person = { kind: 'person', name: '林晓演', code: '43010219900307002x' } as const
  const { certificate } = await certificates.issue(order({ holder: person }), job)
  const ask = (number: string, value: string, kind: 'last_four' | 'token' = 'last_four') =>
    certificates.verifyPublic({ number, second: { kind, value } })
  const seen = await ask(certificate.identifier, '002X')
  expect(seen).toMatchObject({ holderName: '林**', state: 'valid', number: certificate.number, typeName: food.name })
  expect(JSON.stringify(seen)).not.toContain('晓演')
  expect(await ask(` ${certificate.number.toLowerCase()} `, '002x')).toEqual(seen)
  for (const wrong of ['0021', '', '2X', 'x'.repeat(5_000)])
    expect(await ask(certificate.identifier, wrong)).toBeUndefined()
  expect(await ask(`${certificate.identifier}0`, '002X')).toBeUndefined()
  expect(await ask(certificate.identifier, 'AAAAAAAAAAAAAAAAAAAAAA', 'token')).toBeUndefined()
  expect(await ask('9'.repeat(10_000), '002X')).toBeUndefined()
})

test('personal values are in the database only as ciphertext', async () => {
  const person = { kind: 'person', name: '林晓演', code: '430102199003070021' } as const
  const { certificate } = await certificates.issue(order({ holder: person }), job)
  const [row] = await asOwner<{ text: string }>(
    platform,
    'select c::text as text from certificates.certificate c where id = $1',
    [certificate.id],
  )
  expect(row!.text).not.toMatch(/林晓演|430102199003070021/)
  const [bytes] = await asOwner<{ payload: Buffer }>(
    platform,
    'select payload from certificates.certificate where id = $1',
    [certificate.id],
  )
  expect(bytes!.payload.includes(Buffer.from('林晓演'))).toBe(false)
})

test('a holder’s list comes newest first, in pages, and holds nobody else’s', async () => {
  const holder = { kind: 'organization', name: '演示商行', code: '92430102MA4QQQQQ0A' } as const
  const made = []
  for (let count = 0; count < 3; count++) {
    platform.clock.advance(1_000)
    made.unshift((await certificates.reserve(order({ holder }), job)).id)
  }
  const hash = certificates.holderCodeHash(' 92430102ma4qqqqq0a ')
  const first = await certificates.listOfHolder(hash, { limit: 2 })
  const second = await certificates.listOfHolder(hash, { limit: 2, after: first.at(-1)!.id })
  expect([...first, ...second].map(({ id }) => id)).toEqual(made)
})

test('suspended, restored, revoked: each with its line; what is revoked stays so', async () => {
  const { certificate } = await certificates.issue(order(), job)
  const change = (status: 'valid' | 'suspended' | 'revoked') =>
    certificates.changeStatus(certificate.identifier, status, job, `to ${status}`)
  await change('suspended')
  await change('valid')
  await change('revoked')
  await expect(change('valid')).rejects.toMatchObject({ code: 'certificates.status_impossible' })
  const lines = await certificates.historyOf(certificate.id)
  expect(lines.map(({ status }) => status)).toEqual(['valid', 'suspended', 'valid', 'revoked'])
  const seen = await certificates.verifyPublic({
    number: certificate.number,
    second: { kind: 'last_four', value: 'DX1T' },
  })
  expect(seen?.state).toBe('revoked')
})

test('an end goes into the transaction of its act, and the public reads since when, by whom and why', async () => {
  const { certificate } = await certificates.issue(order(), job)
  const at = new Date('2026-11-24T10:00:00+08:00')
  const end = (status: CertificateStatus, reasonCode: string) =>
    certificates.stageStatus({ identifier: certificate.identifier, status, at, actor: job, reasonCode })
  const ask = () =>
    certificates.verifyPublic({ number: certificate.number, second: { kind: 'last_four', value: 'DX1T' } })
  const failing = { name: 'test.failing', text: 'select 1 / 0', values: [] }
  await expect(platform.db.batch([...(await end('annulled', 'promise_broken')), failing])).rejects.toThrow()
  expect(await ask()).toMatchObject({ state: 'valid', changed: null })
  // As the case does it: joined with the other writes of the act.
  const overtaken = await end('recalled', 'law_changed')
  await platform.db.batch([joined(await end('annulled', 'promise_broken'))])
  expect(await ask()).toMatchObject({
    state: 'annulled',
    changed: { at, by: 'system', reasonCode: 'promise_broken' },
  })
  await expect(platform.db.batch([joined(overtaken)])).rejects.toThrow(/status_change_pk/)
  await expect(end('valid', 'at_request')).rejects.toMatchObject({ code: 'certificates.status_impossible' })
  await platform.db.batch(await end('cancelled', 'permit_ended'))
  await expect(end('annulled', 'not_qualified')).rejects.toMatchObject({ code: 'certificates.status_impossible' })
  const lines = await certificates.historyOf(certificate.id)
  expect(lines.map(({ status }) => status)).toEqual(['valid', 'annulled', 'cancelled'])
})

test('every reason has its words in Chinese and English', () => {
  for (const words of Object.values(statusReasonTexts)) {
    expect(words.zh).not.toBe('')
    expect(words.en).toMatch(/^[A-Z]/)
  }
})

test('two changes at the same time: one wins, the other is told', async () => {
  const { certificate } = await certificates.issue(order(), job)
  const both = await Promise.allSettled(
    [1, 2].map(() => certificates.changeStatus(certificate.identifier, 'suspended', job, 'x')),
  )
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('the application can change nothing that was issued, and no line of the history', async () => {
  const statement = (text: string) => ({ name: `test.${text.slice(0, 40)}`, text, values: [] })
  const texts = [
    `update certificates.certificate set number = 'X'`,
    'delete from certificates.certificate',
    `update certificates.status_change set reason = ''`,
  ]
  for (const text of texts) await expect(platform.db.query(statement(text)), text).rejects.toThrow(/permission denied/)
})

test('destroyed: number and status stay, name and file are gone', async () => {
  const { certificate } = await certificates.issue(order(), job)
  await certificates.destroy(certificate.caseId)
  await expect(certificates.pdfOf(certificate)).rejects.toMatchObject({ code: 'certificates.not_found' })
  const seen = await certificates.verifyPublic({
    number: certificate.number,
    second: { kind: 'last_four', value: 'DX1T' },
  })
  expect(seen).toMatchObject({ holderName: '*', state: 'valid' })
})

test('an unknown type and a missing form of business are refused by name', async () => {
  await expect(certificates.issue(order({ typeCode: '11100000000013338W999' }), job)).rejects.toMatchObject({
    code: 'certificates.type_unknown',
  })
  const { businessForm: _, ...without } = order()
  await expect(certificates.issue(without, job)).rejects.toMatchObject({ code: 'certificates.business_form_missing' })
})
