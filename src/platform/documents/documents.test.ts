import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { Problem } from '../../kernel/problem.ts'
import { missingCharacters, renderDocument, renderSvg, renderWithPlaces } from './documents.ts'
import { withSubstitutes } from './substitutes.ts'
import { drawPage, inkShare, wholePage } from './testing.ts'

const template = fileURLToPath(new URL('./plain.typ', import.meta.url))
const render = (text: string) => renderDocument({ template, data: { text } })
const ink = async (text: string) => inkShare(drawPage(await render(text)), wholePage, 'dark')

test('Chinese letters are drawn, not only kept as text', async () => {
  const one = await ink('龘')
  const many = await ink('龘'.repeat(60))
  expect(one).toBeGreaterThan(0.0005)
  expect(many / one).toBeGreaterThan(40)
  expect(many / one).toBeLessThan(70)
})

test('what people type is printed as it is', async () => {
  const markup = [
    '500***',
    '#import "x"',
    '$x^2$',
    '] [',
    '<label> @ref',
    '\\u{41}',
    '= 标题',
    '- 项',
    '`code`',
    '_斜_ *粗*',
    '// 注',
  ]
  for (const text of markup) {
    // Read as markup it would fail, vanish or place fewer letters than were typed.
    expect(await ink(text), text).toBeGreaterThan(0.0002)
    expect(await svgGlyphs(text), text).toBe([...text.replaceAll(/\s/g, '')].length)
  }
})

test('rare characters of the fonts are drawn', async () => {
  expect(missingCharacters('张㐂䶮龘堃喆')).toEqual([])
  expect(await ink('䶮')).toBeGreaterThan(0.0002)
})

test('a paper with a character that no font has is made, and states it where it stands', async () => {
  expect(missingCharacters('张𠮷𠮷\u0007')).toEqual(['𠮷', '\u0007'])
  const { pdf, substituted } = await renderWithPlaces({ template, data: { text: '姓名：张𠮷' } })
  expect(substituted).toEqual(['U+20BB7'])
  // To the pixel what the stated substitute looks like: neither an empty box nor a gap.
  const stated = await render('姓名：张〓（U+20BB7）')
  expect(drawPage(pdf).pixels.equals(drawPage(stated).pixels)).toBe(true)
  expect(inkShare(drawPage(pdf), wholePage, 'dark')).toBeGreaterThan((await ink('姓名：张')) * 1.5)
})

test('every string of the data is looked at; marks without a shape of their own just go', () => {
  const { data, codePoints } = withSubstitutes({ rows: [{ name: '葛\u{e0100}', at: 1 }, '𠮷𠮷'], none: null })
  expect(data).toEqual({ rows: [{ name: '葛', at: 1 }, '〓（U+20BB7）〓（U+20BB7）'], none: null })
  expect(codePoints).toEqual(['U+20BB7'])
})

test('a seal is not drawn with a substitute: the characters are named and refused', async () => {
  const problem = await renderSvg({ template, data: { text: '姓名：张𠮷' } }).catch((error: unknown) => error)
  expect(problem).toBeInstanceOf(Problem)
  expect((problem as Problem).code).toBe('documents.characters_missing')
  expect((problem as Problem).sentence.zh).toContain('𠮷（U+20BB7）')
  expect((problem as Problem).detail ?? '').not.toContain('𠮷')
})

test('every character of the basic block can be drawn', () => {
  const basic = Array.from({ length: 0x9fa5 - 0x4e00 + 1 }, (_, index) => String.fromCodePoint(0x4e00 + index))
  expect(missingCharacters(basic.join(''))).toEqual([])
})

test('too much data is refused before the compiler sees it', async () => {
  await expect(render('大'.repeat(200_000))).rejects.toMatchObject({ code: 'documents.data_too_large' })
})

test('many at once get their own document each, and a template that fails harms nobody else', async () => {
  const broken = renderDocument({ template: '/nowhere/absent.typ', data: {} })
  const documents = Promise.all(Array.from({ length: 20 }, (_, index) => render('字'.repeat(index + 1))))
  await expect(broken).rejects.toMatchObject({ code: 'documents.template_failed' })
  const shares = (await documents).map((pdf) => inkShare(drawPage(pdf), wholePage, 'dark'))
  expect(shares).toEqual([...shares].sort((one, other) => one - other))
})

test('equal data gives equal bytes', async () => {
  expect((await render('同样')).equals(await render('同样'))).toBe(true)
})

/** Number of letters that the drawing places. */
async function svgGlyphs(text: string): Promise<number> {
  const svg = await renderSvg({ template, data: { text: text.replaceAll(/\s/g, '') } })
  return svg.match(/<use /g)?.length ?? 0
}
