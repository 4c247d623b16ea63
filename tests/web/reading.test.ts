import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lives } from '../support/lives.ts'
import { formOf, linksOf, wordsOf } from '../support/reader.ts'
import { demoPassword, demoSite, phones, type Site, signIn } from '../support/site.ts'
import { furong } from '../support/world.ts'

/** 广安区: 1,135 items to read, none to apply for. */
const guangan = '511602000000'

let site: Site
let guide: string
beforeAll(async () => {
  site = await demoSite()
  const version = await site.modules.catalog.findByCode(furong, lives.food.localCode)
  guide = `/${furong}/items/${version!.itemId}`
}, 60_000)
afterAll(() => site?.close())

describe('reading pages', () => {
  test('are rendered once for everybody who reads in the same way', async () => {
    const reader = site.reader()
    const first = await reader.get(`/${furong}/browse/organization`)
    expect(first.headers.get('x-page')).toBe('rendered')
    const second = await site.reader().get(`/${furong}/browse/organization`)
    expect(second.headers.get('x-page')).toBe('cached')
    expect(second.html).toBe(first.html)
    expect(second.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    await reader.get('/preferences?language=en&back=/')
    const english = await reader.get(`/${furong}/browse/organization`)
    expect(english.headers.get('x-page')).toBe('rendered')
    expect(english.html).toContain('<html lang="en">')
  })

  test('have a strong tag for each encoding, and answer 304', async () => {
    await site.reader().get(guide)
    const brotli = await site.reader().request(guide, { headers: { 'accept-encoding': 'br' } })
    expect(brotli.headers.get('content-encoding')).toBe('br')
    const etag = brotli.headers.get('etag')!
    expect(etag).toMatch(/^"[\w-]+-br"$/)
    const plain = await site.reader().request(guide, { headers: { 'accept-encoding': 'identity' } })
    expect(plain.headers.get('etag')).not.toBe(etag)
    const known = await site.reader().request(guide, { headers: { 'accept-encoding': 'br', 'if-none-match': etag } })
    expect(known.status).toBe(304)
    const raw = await site.app.inject({ url: guide, headers: { 'accept-encoding': 'br' } })
    expect(brotliDecompressSync(raw.rawPayload).toString()).toBe(await plain.text())
  })

  test('a page made for somebody signed in is kept for nobody', async () => {
    const reader = site.reader()
    await signIn(reader, phones.he)
    const own = await reader.get(guide)
    expect(own.headers.get('x-page')).toBe('rendered')
    expect(own.headers.get('cache-control')).toBe('no-store')
    expect(own.html).toContain('何秋月')
    const stranger = await site.reader().get(guide)
    expect(stranger.html).not.toContain('何秋月')
    expect(stranger.html).not.toContain('_csrf')
  })

  test('an address with something appended reaches nobody else', async () => {
    const appended = await site.reader().get(`${guide}?x=%22planted`)
    expect(appended.headers.get('x-page')).toBe('rendered')
    expect(appended.headers.get('cache-control')).toBe('no-store')
    expect((await site.reader().get(guide)).html).not.toContain('planted')
  })

  test('are at most 60 kB over the wire and need no script', async () => {
    for (const path of [`/${furong}`, guide, `/${guangan}/browse/departments`]) {
      const { rawPayload } = await site.app.inject({ url: path, headers: { 'accept-encoding': 'br' } })
      expect(rawPayload.length, path).toBeLessThan(60_000)
    }
  })

  test('every link on the portal, the lists and the guide leads to a page', async () => {
    const reader = site.reader()
    const from = [
      `/${furong}`,
      `/${furong}?for=organization`,
      `/${furong}?for=departments`,
      guide,
      `/${furong}/regions`,
    ]
    const links = new Set<string>()
    for (const path of from) {
      for (const link of linksOf(await reader.get(path), /^\/(?!assets\/|desk|apply)/)) links.add(link)
    }
    for (const link of links) expect((await site.reader().get(link)).status, link).toBe(200)
  })

  test('the other region says what its source does not publish, and offers no application', async () => {
    const list = await site.reader().get(`/${guangan}/search?q=${encodeURIComponent('身份证')}`)
    const [item = ''] = linksOf(list, /\/items\//)
    const page = await site.reader().get(item)
    expect(wordsOf(page)).toContain('来源未公布')
    expect(linksOf(page, /^\/apply/)).toEqual([])
  })

  test('unknown regions, items and pages are not found', async () => {
    for (const path of [
      '/999999999999',
      `/${furong}/items/nothing`,
      `/${furong}/items/01a1f640-bc00-7eb5-b34b-c6562baf74e8`,
      '/x',
    ]) {
      expect((await site.reader().get(path)).status, path).toBe(404)
    }
  })
})

describe('preferences', () => {
  test('lead only to places of this site', async () => {
    for (const back of [
      'https://elsewhere.example',
      '//elsewhere.example',
      '/\\elsewhere.example',
      'javascript:alert(1)',
      '/%0d%0ax',
    ]) {
      const response = await site.reader().request(`/preferences?elder=1&back=${encodeURIComponent(back)}`)
      const location = response.headers.get('location')!
      expect(new URL(location, site.origin).origin, back).toBe(site.origin)
    }
  })

  test('the picked region is remembered, and one stays on the same thing', async () => {
    const reader = site.reader()
    const chosen = await reader.get(
      `/preferences?region=${guangan}&back=${encodeURIComponent(`/${furong}/search?q=abc`)}`,
    )
    expect(chosen.path).toBe(`/${guangan}/search?q=abc`)
    expect((await reader.get('/')).path).toBe(`/${guangan}`)
    const item = await reader.get(`/preferences?region=${guangan}&back=${encodeURIComponent(guide)}`)
    expect(item.path).toMatch(new RegExp(`^/${guangan}/search\\?q=`))
  })

  test('elder mode and contrast are marked on the page', async () => {
    const reader = site.reader()
    const page = await reader.get(`/preferences?elder=1&contrast=1&back=/${furong}`)
    expect(page.html).toContain('class="elder contrast"')
  })
})

describe('signing in', () => {
  test('goes on only to places of this site', async () => {
    for (const returnTo of ['https://elsewhere.example/', '//elsewhere.example', '/\\/elsewhere.example']) {
      const landed = await signIn(site.reader(), phones.he, returnTo)
      expect(landed.path).toBe(`/${furong}`)
    }
  })

  test('says the same for an unknown account and a wrong password, and keeps the account as typed', async () => {
    const reader = site.reader()
    const page = await reader.get('/sign-in')
    const wrong = await reader.send(page, '/sign-in', { identifier: phones.luo, password: 'not this one' })
    const unknown = await reader.send(page, '/sign-in', { identifier: '19912345678', password: 'not this one' })
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    expect(wrong.html).toContain(`value="${phones.luo}"`)
    expect(wrong.html).not.toContain('not this one')
    expect(wordsOf(wrong)).toBe(wordsOf(unknown))
  })

  test('is refused after five failures, in a sentence', async () => {
    const reader = site.reader()
    const page = await reader.get('/sign-in')
    let last = page
    for (let count = 0; count < 6; count += 1) {
      last = await reader.send(page, '/sign-in', { identifier: '19900009999', password: 'not this one' })
    }
    expect(last.status).toBe(429)
    expect(wordsOf(last)).toContain('失败次数太多')
  })

  test('needs the token of the page', async () => {
    const body = new URLSearchParams({ identifier: phones.he, password: demoPassword })
    expect((await site.reader().request('/sign-in', { method: 'POST', body })).status).toBe(403)
  })

  test('the demo accounts are shown in demo mode', async () => {
    expect(wordsOf(await site.reader().get('/sign-in'))).toContain(phones.lin)
  })
})

describe('an account', () => {
  const typed = {
    name: '演示新人',
    citizenId: '430199199001010012',
    phone: '19900001234',
    email: 'x@demo.yimen.example',
  }

  test('is not made with faults, and everything typed but the password is kept', async () => {
    const reader = site.reader()
    const page = await reader.get('/register')
    const again = await reader.send(page, '/register', {
      ...typed,
      citizenId: '430199199001010011',
      password: 'long enough it is',
      agree: 'yes',
    })
    expect(again.status).toBe(422)
    for (const value of [typed.name, '430199199001010011', typed.phone, typed.email])
      expect(again.html).toContain(`value="${value}"`)
    expect(again.html).not.toContain('long enough it is')
    const disagreed = await reader.send(page, '/register', { ...typed, password: 'long enough it is' })
    expect(disagreed.status).toBe(422)
  })

  test('shows masked numbers, changes contact details, and signs out everywhere', async () => {
    const [one, two] = [site.reader(), site.reader()]
    await signIn(one, phones.luo)
    await signIn(two, phones.luo)
    const account = await one.get('/account')
    expect(wordsOf(account)).toContain('199****0004')
    expect(wordsOf(account)).not.toContain('430199200002290077')
    const contact = await one.get('/account/contact')
    const wrong = await one.send(contact, '/account/contact', { phone: '123' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="123"')
    const saved = await one.send(contact, '/account/contact', { address: '湖南省长沙市芙蓉区演示路 4 号' })
    expect(wordsOf(saved)).toContain('联系方式已保存')
    await one.send(saved, '/account/sign-out-everywhere', {})
    expect((await two.get('/account')).path).toContain('/sign-in')
  })
})

describe('public look-ups', () => {
  test('of a certificate that is not there says so and what to do', async () => {
    const reader = site.reader()
    const page = await reader.get('/verify')
    const result = await reader.send(page, '/verify', { number: 'JY24301020000170', second: '0129' })
    expect(result.status).toBe(404)
    expect(wordsOf(result)).toContain('没有查到这张证照')
    expect(wordsOf(result)).toContain('请核对这几处')
    // What was typed stands in the form again; the token of a QR code never does.
    expect(formOf(result, '/verify').values).toEqual([
      ['_csrf', ''],
      ['number', 'JY24301020000170'],
      ['second', '0129'],
    ])
    const scanned = await reader.get('/verify/JY24301020000170?token=not-a-token')
    expect(scanned.status).toBe(404)
    expect(scanned.html).not.toContain('value="not-a-token"')
    expect((await reader.send(page, '/verify', { number: '', second: '' })).status).toBe(422)
  })

  test('guessing runs into a limit', async () => {
    const reader = site.reader()
    const page = await reader.get('/progress')
    const statuses: number[] = []
    for (let count = 0; count < 7; count += 1) {
      statuses.push(
        (await reader.send(page, '/progress', { receiptNumber: 'FR-AAA-BBB-CCC', idTail: `000${count}` })).status,
      )
    }
    expect(statuses.slice(0, 5)).toEqual([404, 404, 404, 404, 404])
    expect(statuses.at(-1)).toBe(429)
  })

  test('the authority of the seals can be downloaded', async () => {
    const response = await site.reader().request('/verify/authority.pem')
    expect(await response.text()).toContain('BEGIN CERTIFICATE')
  })
})
