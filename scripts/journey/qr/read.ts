import { outsideTool, withFiles } from '../../../src/platform/documents/testing.ts'
import { promised } from '../promise.ts'
import { textOfGrid } from './decode.ts'
import { gridOf } from './find.ts'

const dotsPerInch = 200

/** What a telephone would read on the first page of a printed paper. */
export function readQrOfPdf(pdf: Buffer): string {
  const picture = withFiles({ 'a.pdf': pdf }, (directory) => {
    const how = ['-r', String(dotsPerInch), '-gray', '-f', '1', '-l', '1']
    return outsideTool('pdftoppm', [...how, `${directory}/a.pdf`])
  })
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.toString('latin1', 0, 40))
  promised(head !== null, 'pdftoppm drew no page')
  const [width, height] = [Number(head[1]), Number(head[2])]
  const pixels = picture.subarray(head[0].length)
  const grid = gridOf({ width, height, isDark: (x, y) => (pixels[y * width + x] ?? 255) < 128 })
  promised(grid !== undefined, 'there is no readable QR code on the page')
  return textOfGrid(grid)
}
