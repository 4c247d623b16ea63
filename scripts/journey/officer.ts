import { Hands } from './hands.ts'
import type { Actor } from './stage.ts'

/** Part of a form that has a legend: a group of fields, or a list. */
export function groupOf({ page, script, place }: Hands, legend: string): Hands {
  return new Hands(page, script, place.getByRole('group', { name: new RegExp(`^${legend}\\s*(选填)?$`) }))
}

/** One line of a list of a form, from 0. */
export function rowOf(hands: Hands, list: string, at: number): Hands {
  const group = groupOf(hands, list)
  return new Hands(hands.page, hands.script, group.place.getByRole('listitem').nth(at))
}

/** Opens a list and takes what is written there. */
export async function select({ place }: Hands, label: string, option: string): Promise<void> {
  await place.getByRole('combobox', { name: new RegExp(`^${label}\\s*(选填)?$`) }).selectOption({ label: option })
}

/** The part of a proposal, from the list on its left. */
export async function openPart(hands: Hands, part: string): Promise<void> {
  const parts = hands.page.getByRole('navigation').filter({ has: hands.page.getByRole('heading', { level: 2 }) })
  await parts.getByRole('link', { name: new RegExp(`^${part}`) }).click()
  await hands.reads(part)
}

export async function save(hands: Hands): Promise<void> {
  await hands.press('保存')
  await hands.sees(/^已保存，现在是第 \d+ 版/)
}

/** From the first page of the catalogue to a proposal that waits there. */
export async function openWaiting({ hands, page }: Actor, group: string, title: string): Promise<void> {
  await page.getByRole('link', { name: /^一门/ }).click()
  await hands.within(group).follow(title)
}
