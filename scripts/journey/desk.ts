import { receiptPattern } from './citizen.ts'
import { promised } from './promise.ts'
import type { Actor } from './stage.ts'

/** Opens a case from the inbox, where it waits. */
export async function openFromInbox({ hands, page }: Actor, receipt: string): Promise<void> {
  await hands.follow('待办')
  await hands.reads(/^待办/)
  const line = page.getByRole('row').filter({ hasText: receipt })
  await line.getByRole('link').click()
  await hands.sees(receipt)
}

/** Opens a case by the number that the applicant shows. */
export async function openByReceipt({ hands }: Actor, receipt: string): Promise<void> {
  await hands.follow('待办')
  await hands.fill('回执编号', receipt.toLowerCase())
  await hands.press('打开')
  await hands.sees(receipt)
}

/** The receipt number of the case on the screen. */
export async function newestReceipt({ page }: Actor): Promise<string> {
  const found = receiptPattern.exec((await page.getByRole('main').textContent()) ?? '')
  promised(found !== null, 'the screen shows no receipt number')
  return found[0]
}
