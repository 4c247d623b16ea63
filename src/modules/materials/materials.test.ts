import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/support/database.ts'
import { samplePdf } from '../../../tests/support/world.ts'
import { uuidV7 } from '../../kernel/ids.ts'
import { cleanName } from './incoming.ts'
import { createMaterials, type Materials, type Receiving } from './index.ts'

let platform: TestPlatform
let materials: Materials
beforeAll(async () => {
  platform = await testPlatform()
  materials = createMaterials(platform)
})
afterAll(() => platform.close())

const subject = (): string => uuidV7(platform.clock.now().getTime())

function receiving(content: Buffer | Readable, more: Partial<Receiving> = {}): Receiving {
  return {
    subjectId: subject(),
    materialId: 'identity',
    fileName: '身份证.pdf',
    content: Buffer.isBuffer(content) ? Readable.from([content]) : content,
    accept: ['application/pdf', 'image/jpeg', 'image/png'],
    bytesMax: 100_000,
    filesMax: 2,
    ...more,
  }
}

/** Names of all stored files: nothing else may lie in the folder, half-written ones neither. */
function stored(): string[] {
  const folder = join(platform.config.dataDirectory, 'files')
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []))
    .sort()
}
const rows = async () => (await asOwner(platform, 'select upload_id from materials.upload')).length

/** Refused with this code, and neither a row nor a file more than before. */
async function expectRefused(attempt: () => Promise<unknown>, code: string): Promise<void> {
  const before = { files: stored(), rows: await rows() }
  await expect(attempt()).rejects.toMatchObject({ code })
  expect({ files: stored(), rows: await rows() }).toEqual(before)
}

describe('the type is what the bytes are, not what the name says', () => {
  const pdf = samplePdf()
  const jpeg = Buffer.from([
    0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9,
  ])
  test.each([
    ['a program named .pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)])],
    ['an ELF program', Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), Buffer.alloc(300)])],
    ['a page with script', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['an SVG with script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['an SVG with XML head', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['plain text', Buffer.from('身份证号 430199199205140129')],
    ['an archive', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(60)])],
    ['a page that carries a PDF behind it', Buffer.concat([Buffer.from('<html><script>1</script>'), pdf])],
    ['a GIF, which this material does not take', Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;')],
  ])('%s is refused and leaves nothing', async (_, bytes) => {
    await expectRefused(() => materials.receive(receiving(bytes)), 'material.type')
  })

  test('a photo named .exe is a photo; a PDF that carries a page behind it stays a PDF and is never served as a page', async () => {
    expect(await materials.receive(receiving(jpeg, { fileName: 'a.exe' }))).toMatchObject({ mediaType: 'image/jpeg' })
    const polyglot = Buffer.concat([pdf, Buffer.from('<html><script>alert(1)</script></html>')])
    expect(await materials.receive(receiving(polyglot))).toMatchObject({ mediaType: 'application/pdf' })
  })
})

describe('bounds', () => {
  test('nothing at all, and one byte too many, are refused; the bound itself is not', async () => {
    await expectRefused(() => materials.receive(receiving(Buffer.alloc(0))), 'material.empty')
    const exact = Buffer.concat([samplePdf(), Buffer.alloc(5_000)])
    await expectRefused(() => materials.receive(receiving(exact, { bytesMax: exact.length - 1 })), 'material.too_large')
    await expect(materials.receive(receiving(exact, { bytesMax: exact.length }))).resolves.toMatchObject({
      bytes: exact.length,
    })
  })

  test('a sender without end is cut off from memory, and answered when it ends', async () => {
    const chunks = Array.from({ length: 400 }, () => Buffer.alloc(10_000, 1))
    await expectRefused(() => materials.receive(receiving(Readable.from(chunks))), 'material.too_large')
  })

  test('no more papers of one material than the item allows; the refused one is read to its end', async () => {
    const subjectId = subject()
    await materials.receive(receiving(samplePdf('1'), { subjectId }))
    await materials.receive(receiving(samplePdf('2'), { subjectId }))
    const third = Readable.from([samplePdf('3')])
    await expectRefused(() => materials.receive(receiving(third, { subjectId })), 'material.too_many_files')
    expect(third.readableEnded).toBe(true)
    await expect(
      materials.receive(receiving(samplePdf('4'), { subjectId, materialId: 'layout' })),
    ).resolves.toBeDefined()
  })
})

test('an upload that breaks off midway leaves nothing: no row, no file', async () => {
  const before = { files: stored(), rows: await rows() }
  const broken = new Readable({
    read() {
      this.push(samplePdf())
      this.destroy(new Error('the phone lost its network'))
    },
  })
  await expect(materials.receive(receiving(broken))).rejects.toThrow()
  expect({ files: stored(), rows: await rows() }).toEqual(before)
})

test('a row that cannot be written takes its file with it', async () => {
  const before = stored()
  await expect(
    materials.receive(receiving(samplePdf('lost'), { subjectId: subject(), materialId: null as never })),
  ).rejects.toThrow(/material_id/)
  expect(stored()).toEqual(before)
})

test('what lies on the disk and in the table cannot be read without the key', async () => {
  const upload = await materials.receive(receiving(samplePdf('secret'), { fileName: '林知夏的身份证.pdf' }))
  for (const path of stored()) {
    expect(readFileSync(path).includes('%PDF')).toBe(false)
    expect(readFileSync(path).includes('trailer')).toBe(false)
  }
  const [row] = await asOwner<{ text: string }>(
    platform,
    `select encode(sealed_name, 'escape') || u::text as text from materials.upload u where upload_id = $1`,
    [upload.uploadId],
  )
  expect(row?.text).not.toContain('林知夏')
  expect(row?.text).not.toContain(Buffer.from('林知夏').toString('hex'))
})

describe('a paper belongs to one subject', () => {
  test('its own gets the bytes; another subject, and no subject at all, get nothing', async () => {
    const subjectId = subject()
    const content = samplePdf('mine')
    const { uploadId } = await materials.receive(receiving(content, { subjectId }))
    expect(await materials.open(subjectId, uploadId)).toMatchObject({ name: '身份证.pdf', content })
    expect(await materials.uploadsOf(subjectId)).toHaveLength(1)
    for (const foreign of [subject(), 'not-an-id', `${subjectId}'--`]) {
      expect(await materials.open(foreign, uploadId)).toBeUndefined()
      expect(await materials.remove(foreign, uploadId)).toBe(false)
    }
    expect(await materials.open(subjectId, '../../secrets/master.key')).toBeUndefined()
    expect(await materials.remove(subjectId, uploadId)).toBe(true)
    expect(await materials.open(subjectId, uploadId)).toBeUndefined()
  })

  test('the same paper of two people is two files: removing one keeps the other', async () => {
    const [mine, yours] = [subject(), subject()]
    const content = samplePdf('the same form')
    const first = await materials.receive(receiving(content, { subjectId: mine }))
    const second = await materials.receive(receiving(content, { subjectId: yours }))
    await materials.remove(mine, first.uploadId)
    expect(await materials.open(yours, second.uploadId)).toMatchObject({ content })
  })

  test('a draft that is thrown away takes all its papers', async () => {
    const subjectId = subject()
    const before = stored()
    await materials.receive(receiving(samplePdf('a'), { subjectId }))
    await materials.receive(receiving(samplePdf('b'), { subjectId }))
    await materials.removeAll(subjectId)
    expect(await materials.uploadsOf(subjectId)).toEqual([])
    expect(stored()).toEqual(before)
  })
})

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\林\\身份证.pdf', '身份证.pdf'],
  ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie x.pdf'],
  ['\u202Efdp.exe', 'fdp.exe'],
  ['  ', 'file'],
  ['', 'file'],
  ['<b>"|?*.pdf', 'b.pdf'],
  [`${'长'.repeat(200)}.pdf`, `${'长'.repeat(116)}.pdf`],
])('the name %j becomes %j', (given, cleaned) => {
  expect(cleanName(given)).toBe(cleaned)
})
