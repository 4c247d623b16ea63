import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** For tests of documents: pages as pixels, and tools that this project did not write. */
export interface PageImage {
  readonly width: number
  readonly height: number
  /** RGB, three bytes a pixel. */
  readonly pixels: Buffer
}

export interface Area {
  /** All four as parts of the page, 0 to 1, from the top left. */
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const wholePage: Area = { left: 0, top: 0, right: 1, bottom: 1 }

/** Runs a tool of the system; says which Debian package brings it when it is absent. */
export function outsideTool(command: 'pdftoppm' | 'pdftotext' | 'pdfsig' | 'openssl', args: readonly string[]): Buffer {
  try {
    return execFileSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: 20_000, maxBuffer: 100_000_000 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    const debianPackage = command === 'openssl' ? 'openssl' : 'poppler-utils'
    throw new Error(`This test needs ${command}. Install it: apt-get install ${debianPackage}`)
  }
}

/** Gives a directory with the files to `work`, and removes it afterwards. */
export function withFiles<Result>(
  files: Readonly<Record<string, Buffer | string>>,
  work: (directory: string) => Result,
): Result {
  const directory = mkdtempSync(join(tmpdir(), 'yimen-document-'))
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), content)
    return work(directory)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** All text without spaces, because a table breaks words where it likes. */
export function textOf(pdf: Buffer): string {
  return withFiles({ 'a.pdf': pdf }, (directory) =>
    outsideTool('pdftotext', ['-layout', `${directory}/a.pdf`, '-'])
      .toString()
      .replaceAll(/\s/g, ''),
  )
}

/** Draws one page at 50 dots an inch. */
export function drawPage(pdf: Buffer, page = 1): PageImage {
  const numbers = ['-f', String(page), '-l', String(page)]
  const ppm = withFiles({ 'a.pdf': pdf }, (directory) =>
    outsideTool('pdftoppm', ['-r', '50', ...numbers, join(directory, 'a.pdf')]),
  )
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.toString('latin1', 0, 40))
  if (!head) throw new Error('pdftoppm drew no page')
  return { width: Number(head[1]), height: Number(head[2]), pixels: ppm.subarray(head[0].length) }
}

/** Share of an area covered with ink of a kind, 0 to 1. A lost glyph is missing ink, whatever text extraction says. */
export function inkShare(image: PageImage, area: Area, kind: 'dark' | 'red'): number {
  const [left, right] = [Math.floor(area.left * image.width), Math.floor(area.right * image.width)]
  const [top, bottom] = [Math.floor(area.top * image.height), Math.floor(area.bottom * image.height)]
  let inked = 0
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const [red = 255, green = 255, blue = 255] = image.pixels.subarray(
        (y * image.width + x) * 3,
        (y * image.width + x) * 3 + 3,
      )
      const is = {
        dark: red + green + blue < 450 && red - green < 60,
        red: red > 150 && red - green > 60 && red - blue > 60,
      }
      if (is[kind]) inked++
    }
  }
  return inked / ((right - left) * (bottom - top))
}
