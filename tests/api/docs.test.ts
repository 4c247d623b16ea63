import { afterAll, beforeAll, expect, test } from 'vitest'
import texts from '../../src/api/docs/docs.texts.json' with { type: 'json' }
import { type ApiWorld, apiWorld } from '../support/api.ts'
import { demoWorld, type World } from '../support/world.ts'

let world: World
let api: ApiWorld
beforeAll(async () => {
  world = await demoWorld()
  api = await apiWorld(world)
})
afterAll(async () => {
  await api.close()
  await world.close()
})

const page = async (path: string) => {
  const { status, headers, body } = await api.ask('GET', path, { token: null })
  return { status, type: headers.get('content-type'), html: body.toString('utf8') as string }
}

test('the page lists every operation, in two languages, without script and without inline style', async () => {
  const { paths } = (await api.ask('GET', '/openapi.json', { token: null })).body
  const ids = Object.values(paths).flatMap((methods) =>
    Object.values(methods as object).map(({ operationId }) => operationId as string),
  )
  for (const language of ['zh', 'en']) {
    const { status, type, html } = await page(`/docs?lang=${language}`)
    expect(status).toBe(200)
    expect(type).toContain('text/html')
    for (const id of ids) expect(html).toContain(`id="${id}"`)
    expect(html).not.toMatch(/<script|style="|onclick/)
  }
  expect(ids.filter((id) => !(id in texts.summaries))).toEqual([])
  expect(Object.keys(texts.summaries).filter((id) => !ids.includes(id))).toEqual([])
})

test('every link of a page leads to a place on it, or to a page that exists', async () => {
  const [docs, problems] = await Promise.all([page('/docs'), page('/docs/problems')])
  for (const { html } of [docs, problems]) {
    for (const [, href = ''] of html.matchAll(/href="([^"]+)"/g)) {
      const [path, fragment] = href.split('#')
      const target = path === '' ? html : path === '/docs' ? docs.html : undefined
      if (fragment !== undefined && target) expect(target, href).toContain(`id="${fragment}"`)
      else expect((await api.ask('GET', href, { token: null })).status, href).toBe(200)
    }
  }
})

test('the address in a problem leads to its line in the table', async () => {
  const { html } = await page('/docs/problems?lang=en')
  const problem = await api.ask('GET', '/v1/cases', { token: null })
  const { hash, pathname } = new URL(problem.body.type)
  expect(pathname).toBe('/docs/problems')
  expect(html).toContain(`id="${hash.slice(1)}"`)
  for (const code of [
    'case.changed_meanwhile',
    'intent.reused',
    'identity.token_invalid',
    'application.incomplete',
    'material.type',
    'unexpected',
  ]) {
    expect(html).toContain(`id="${code}"`)
  }
})
