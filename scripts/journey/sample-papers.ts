import type { Browser } from 'playwright-core'
import type { ChosenFile } from './hands.ts'

/** Papers that the journey's people hand in: real files, printed by the browser, each with its name and the word demo on it. */
export interface SamplePapers {
  pdf(title: string): Promise<ChosenFile>
  png(title: string): Promise<ChosenFile>
}

export function samplePapers(browser: Browser): SamplePapers {
  const sheet = async <Result>(
    title: string,
    make: (page: Awaited<ReturnType<Browser['newPage']>>) => Promise<Result>,
  ) => {
    const page = await browser.newPage({ viewport: { width: 800, height: 560 } })
    await page.setContent(`<h1>${title}</h1><p>演示材料，不能用于真实办事</p><p>长沙市芙蓉区演示路 2 号</p>`)
    const made = await make(page)
    await page.close()
    return made
  }
  return {
    async pdf(title) {
      const buffer = await sheet(title, (page) => page.pdf({ format: 'A4' }))
      return { name: `${title}.pdf`, mimeType: 'application/pdf', buffer }
    },
    async png(title) {
      const buffer = await sheet(title, (page) => page.screenshot())
      return { name: `${title}.png`, mimeType: 'image/png', buffer }
    },
  }
}

/** Named as a PDF by whoever made it, and none. */
export const wordsAsPdf: ChosenFile = {
  name: '布局说明.docx',
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: Buffer.from('only some words'),
}

const megabyte = 1024 * 1024

/** One megabyte more than any item takes. */
export async function tooLarge(papers: SamplePapers): Promise<ChosenFile> {
  const file = await papers.pdf('很大的布局图')
  return { ...file, buffer: Buffer.concat([file.buffer, Buffer.alloc(11 * megabyte)]) }
}
