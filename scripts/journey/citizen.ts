import { promised } from './promise.ts'
import type { Actor, Person } from './stage.ts'

export const receiptPattern = /[A-Z]{2}-[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/

/** Fills in the page that asks who she is, wherever it came up. */
export async function signIn({ hands }: Actor, person: Person): Promise<void> {
  await hands.fill('手机号或证件号码', person.phone)
  await hands.fill('密码', person.password)
  await hands.press('登录')
  await hands.sees(person.name)
}

/** The receipt number of the page that says that the application has been sent. */
export async function receiptOf({ hands, page }: Actor): Promise<string> {
  await hands.reads('申请已提交')
  const found = receiptPattern.exec((await page.getByRole('main').textContent()) ?? '')
  promised(found !== null, 'the page shows no receipt number')
  return found[0]
}

/** From the bar of every page to her case, by its receipt number or item. */
export async function openOwnCase({ hands, page }: Actor, receipt: string): Promise<void> {
  await hands.follow('我的办件')
  await hands.reads('我的办件')
  const line = page.getByRole('listitem').filter({ hasText: receipt })
  await line.getByRole('link').first().click()
  await hands.sees(receipt)
  await hands.reads('需要你做的')
}

/** Reads the newest message with this title. */
export async function readMessage({ hands, page }: Actor, title: string | RegExp, receipt: string): Promise<void> {
  await hands.follow(/^消息/)
  await hands.reads('消息')
  await hands.seesSoon(({ place }) => place.getByRole('link', { name: title }))
  promised(await page.getByText('未读', { exact: true }).first().isVisible(), 'the new message is not marked as unread')
  await hands.follow(title)
  await hands.reads(title)
  await hands.sees(receipt)
}
