import { expect } from 'vitest'
import type { PersonActor } from './actors.ts'
import { formsOf, type Page, type Reader, wordsOf } from './reader.ts'
import { demoPassword, type Site, signInDesk } from './site.ts'

/** A member of staff at her desk, who signs in once. */
export async function deskOf(site: Site, desks: Map<string, Reader>, login: string): Promise<Reader> {
  const known = desks.get(login)
  if (known) return known
  const reader = await signInDesk(site, login)
  desks.set(login, reader)
  return reader
}

export async function personOf(site: Site, phone: string): Promise<PersonActor> {
  const signedIn = await site.modules.identity.signInPerson(
    { loginName: phone, password: demoPassword },
    { address: '127.0.0.1' },
  )
  return { kind: 'person', personId: signedIn.personId }
}

/** Presses the button of an act on a case screen, which sends the form around it to the act's own address. */
export async function press(
  reader: Reader,
  page: Page,
  act: string,
  values: Readonly<Record<string, string | readonly string[]>> = {},
): Promise<Page> {
  const button = page.html.match(/<button\b[^>]*>/g)?.find((tag) => tag.includes(` value="${act}"`))
  if (!button) throw new Error(`no button ${act}: ${wordsOf(page).slice(0, 800)}`)
  const own = / formAction="([^"]*)"/i.exec(button)?.[1]
  const [form] = formsOf(page).filter(({ values: inside }) => inside.some(([name]) => name === '_sequence'))
  if (!form) throw new Error('no form with the state of the case')
  const target = own ?? form.action
  const html = page.html.replace(`action="${form.action}"`, `action="${target}"`)
  return reader.send({ ...page, html }, target, { ...values, action: act })
}

/** What stands where the acts stand. */
export function besideOf(page: Page): string {
  const html = /<aside\b[\s\S]*<\/aside>/.exec(page.html)?.[0]
  if (html === undefined) throw new Error(`nothing beside ${page.path}`)
  return wordsOf({ ...page, html })
}

/** A final act asks once more; this is the Enter after it. */
export async function confirm(reader: Reader, page: Page): Promise<Page> {
  expect(page.status).toBe(200)
  expect(besideOf(page)).toContain('发出前请核对')
  const [form] = formsOf(page).filter(({ values }) => values.some(([name]) => name === '_sequence'))
  return reader.send(page, form?.action ?? '', { confirmed: 'yes' })
}

export const ticks = (page: Page, name: 'checklist' | 'points') =>
  [...page.html.matchAll(new RegExp(`id="${name}-([^"]+)"`, 'g'))].map((match) => match[1] ?? '')
