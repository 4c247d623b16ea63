import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lives } from '../support/lives.ts'
import { formOf, linksOf, type Page, type Reader, wordsOf } from '../support/reader.ts'
import { demoSite, phones, type Site, signIn } from '../support/site.ts'
import { furong, samplePdf, settle } from '../support/world.ts'

let site: Site
let itemId: string
beforeAll(async () => {
  site = await demoSite()
  itemId = (await site.modules.catalog.findByCode(furong, lives.birth.localCode))!.itemId
}, 60_000)
afterAll(() => site?.close())

const { answers, materials } = lives.birth
const sections = {
  situation: {
    stage: answers.stage,
    householdInProvince: answers.householdInProvince,
    byAgent: 'no',
    otherChildren: 'no',
  },
  self: { selfRole: answers.selfRole, selfHousehold: answers.selfHousehold, selfName: '林知夏' },
  spouse: {
    spouseName: answers.spouseName,
    spouseId: answers.spouseId,
    spouseHousehold: answers.spouseHousehold,
    marriageDate: answers.marriageDate,
    marriageCertificateNumber: answers.marriageCertificateNumber,
  },
  residence: { residenceAddress: answers.residenceAddress },
  child: { childOrder: answers.childOrder },
}

async function begin(reader: Reader, phone: string): Promise<Page> {
  const start = await signIn(reader, phone, `/apply?item=${itemId}`)
  return reader.send(start, '/apply', { applicant: 'self' })
}

describe('an application without script', () => {
  let reader: Reader
  let draft: string

  test('leads from the search to the form', async () => {
    reader = site.reader()
    const found = await reader.get(`/${furong}/search?q=${encodeURIComponent('生孩子')}`)
    expect(found.html).toContain(`/${furong}/items/${itemId}`)
    const guide = await reader.get(`/${furong}/items/${itemId}`)
    const [apply = ''] = linksOf(guide, /^\/apply/)
    const signInPage = await reader.get(apply)
    expect(signInPage.path).toContain('/sign-in?returnTo=')
    const list = await begin(reader, phones.lin)
    expect(list.path).toMatch(/^\/apply\/[0-9a-f-]{36}$/)
    draft = list.path
    expect(wordsOf(list)).toContain('已完成 0 部分')
  })

  test('keeps what was typed when something is wrong, and says what', async () => {
    const page = await reader.get(`${draft}/sections/spouse`)
    const again = await reader.send(page, `${draft}/sections/spouse`, {
      ...sections.spouse,
      spouseId: '430199200002290078',
    })
    expect(again.status).toBe(422)
    expect(again.html).toContain('value="430199200002290078"')
    expect(again.html).toContain(`value="${sections.spouse.spouseHousehold}"`)
    expect(again.html).toContain('href="#spouseId"')
  })

  test('goes on from section to section to the papers', async () => {
    let page = await reader.get(`${draft}/sections/situation`)
    for (const [id, values] of Object.entries(sections)) {
      expect(page.path).toBe(`${draft}/sections/${id}`)
      page = await reader.send(page, `${draft}/sections/${id}`, values)
      expect(page.status).toBe(200)
    }
    expect(page.path).toBe(`${draft}/materials`)
  })

  test('refuses a paper of the wrong type and one that is too large, in sentences, and keeps neither', async () => {
    const target = `${draft}/materials/wifeIdentity`
    const page = await reader.get(`${draft}/materials`)
    const wrong = await reader.upload(page, target, { name: 'note.pdf', content: Buffer.from('only some words') })
    expect(wrong.status).toBe(422)
    expect(wordsOf(wrong)).toContain('这个文件不是要求的格式')
    const large = await reader.upload(page, target, {
      name: 'a.pdf',
      content: Buffer.concat([samplePdf(), Buffer.alloc(11 * 1024 * 1024)]),
    })
    expect(large.status).toBe(413)
    expect(wordsOf(large)).toContain('文件超过 10 MB')
    const none = await reader.upload(page, target, {
      name: '',
      content: Buffer.alloc(0),
      type: 'application/octet-stream',
    })
    expect(none.status).toBe(422)
    expect(linksOf(await reader.get(`${draft}/materials`), /\/uploads\//)).toEqual([])
  })

  test('an upload that breaks off leaves nothing', async () => {
    const page = await reader.get(`${draft}/materials`)
    const { action } = formOf(page, /materials\/wifeIdentity\?/)
    const head =
      '--cut\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.4'
    const body = new ReadableStream({
      start(stream) {
        stream.enqueue(Buffer.from(head))
        setTimeout(() => stream.error(new Error('the line broke')), 100)
      },
    })
    const headers = { 'content-type': 'multipart/form-data; boundary=cut' }
    const sent = reader.request(action, { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
    await expect(sent).rejects.toThrow()
    expect(linksOf(await reader.get(`${draft}/materials`), /\/uploads\//)).toEqual([])
  })

  test('takes the papers, shows them to their owner and removes them', async () => {
    let page = await reader.get(`${draft}/materials`)
    for (const id of materials) {
      page = await reader.upload(page, `${draft}/materials/${id}`, { name: `${id} 演示.pdf`, content: samplePdf(id) })
      expect(page.status).toBe(200)
    }
    const [first = ''] = linksOf(page, /\/uploads\//)
    const paper = await reader.request(first)
    expect(paper.headers.get('content-disposition')).toContain('attachment')
    expect(paper.headers.get('x-content-type-options')).toBe('nosniff')
    expect(Buffer.from(await paper.arrayBuffer())).toEqual(samplePdf(materials[0]))
    page = await reader.send(page, /wifeIdentity\/[^/]+\/removal/, {})
    expect(linksOf(page, /\/uploads\//)).toHaveLength(materials.length - 1)
    page = await reader.upload(page, `${draft}/materials/wifeIdentity`, {
      name: 'again.pdf',
      content: samplePdf('again'),
    })
    expect(linksOf(page, /\/uploads\//)).toHaveLength(materials.length)
  })

  test('an enhancer is answered with data', async () => {
    const page = await reader.get(`${draft}/materials`)
    const { action } = formOf(page, /materials\/wifeIdentity\?/)
    const body = new FormData()
    body.append('file', new Blob([new Uint8Array(samplePdf('more'))]), 'more.pdf')
    const headers = { accept: 'application/json' }
    const taken = await reader.request(action, { method: 'POST', body, headers })
    expect(taken.status).toBe(201)
    expect(await taken.json()).toMatchObject({ name: 'more.pdf', next: `${draft}/materials#material-wifeIdentity` })
    const wrong = new FormData()
    wrong.append('file', new Blob(['words']), 'words.pdf')
    const refused = await reader.request(action, { method: 'POST', body: wrong, headers })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ code: 'material.type' })
  })

  test('survives signing out, and is found again by its owner on another device', async () => {
    const cases = await reader.get('/cases')
    await reader.send(cases, '/sign-out', {})
    expect((await reader.get(draft)).path).toContain('/sign-in')
    reader = site.reader()
    const back = await signIn(reader, phones.lin)
    expect(linksOf(back, /^\/apply\//)).toContain(draft)
    const delivery = await reader.get(`${draft}/delivery`)
    const posted = await reader.send(delivery, `${draft}/delivery`, { way: 'post', address: '' })
    expect(posted.status).toBe(422)
    expect((await reader.send(delivery, `${draft}/delivery`, { way: 'electronic' })).path).toBe(`${draft}/check`)
  })

  test('is somebody else’s: no page, no paper, no act', async () => {
    const stranger = site.reader()
    await signIn(stranger, phones.luo)
    const uploads = linksOf(await reader.get(`${draft}/materials`), /\/uploads\//)
    for (const path of [
      draft,
      `${draft}/materials`,
      `${draft}/check`,
      `${draft}/sections/self`,
      `${draft}/removal`,
      ...uploads,
    ]) {
      expect((await stranger.get(path)).status, path).toBe(404)
    }
    const own = await stranger.get('/account/contact')
    const token = /name="_csrf" value="([^"]*)"/.exec(own.html)![1]!
    for (const path of ['submission', 'removal', 'delivery', 'sections/self']) {
      const body = new URLSearchParams({ _csrf: token, promise: 'yes', confirmed: 'yes', way: 'electronic' })
      expect((await stranger.request(`${draft}/${path}`, { method: 'POST', body })).status, path).toBe(404)
    }
  })

  test('is refused without the token of the page', async () => {
    const body = new URLSearchParams({ promise: 'yes' })
    expect((await reader.request(`${draft}/submission`, { method: 'POST', body })).status).toBe(403)
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(samplePdf())]), 'a.pdf')
    expect((await reader.request(`${draft}/materials/wifeIdentity`, { method: 'POST', body: form })).status).toBe(403)
  })

  test('is checked, promised, sent – and sent twice makes one case', async () => {
    const check = await reader.get(`${draft}/check`)
    expect(wordsOf(check)).toContain('罗一鸣')
    const unpromised = await reader.send(check, `${draft}/submission`, {})
    expect(unpromised.status).toBe(422)
    expect(wordsOf(unpromised)).toContain('请确认内容真实后再提交')
    const sent = await reader.send(check, `${draft}/submission`, { promise: 'yes' })
    expect(sent.path).toMatch(/^\/cases\/[0-9a-f-]{36}\/submitted$/)
    expect(wordsOf(sent)).toMatch(/FR-[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/)
    const twice = await reader.send(check, `${draft}/submission`, { promise: 'yes' })
    expect(twice.path).toBe(sent.path)
    expect((await reader.get('/cases')).html.match(/class="case-line"/g)).toHaveLength(1)
  })

  test('has a status page, a slip, papers and a public look-up', async () => {
    await settle(site)
    const list = await reader.get('/cases')
    const [href = ''] = linksOf(list, /^\/cases\/[0-9a-f-]{36}$/)
    const status = await reader.get(href)
    expect(status.headers.get('cache-control')).toBe('no-store')
    expect(wordsOf(status)).toContain('最晚告诉你是否受理')
    expect(wordsOf(status)).toContain('当天不计')
    const [document = ''] = linksOf(status, /\/documents\//)
    const pdf = await reader.request(document)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    const [paper = ''] = linksOf(status, /\/papers\//)
    expect((await reader.request(paper)).status).toBe(200)
    const slip = await reader.get(`${href}/slip`)
    const receipt = /FR-[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/.exec(wordsOf(slip))![0]
    const qr = await reader.request(`${href}/slip/qr.svg`)
    expect(qr.headers.get('content-type')).toContain('image/svg+xml')

    const stranger = site.reader()
    const progress = await stranger.get('/progress')
    const wrong = await stranger.send(progress, '/progress', { receiptNumber: receipt, idTail: '0000' })
    expect(wrong.status).toBe(404)
    expect(wrong.html).toContain(`value="${receipt}"`)
    expect(wrong.html).toContain('value="0000"')
    expect(wordsOf(wrong)).toContain('请核对这几处')
    const shown = await stranger.send(progress, '/progress', { receiptNumber: receipt, idTail: '0129' })
    expect(wordsOf(shown)).toContain('林**')
    expect(wordsOf(shown)).not.toContain('林知夏')
    const code = site.modules.cases.slipCodeOf(href.slice('/cases/'.length))
    expect((await stranger.get(`/progress?receipt=${receipt}&code=${code}`)).status).toBe(200)

    await signIn(stranger, phones.luo)
    for (const path of [
      href,
      `${href}/slip`,
      `${href}/slip/qr.svg`,
      `${href}/looks`,
      `${href}/withdrawal`,
      document,
      paper,
    ]) {
      expect((await stranger.get(path)).status, path).toBe(404)
    }
  })

  test('tells the applicant by a message, which opens as read', async () => {
    const inbox = await reader.get('/messages')
    const [first = ''] = linksOf(inbox, /^\/messages\//)
    expect(wordsOf(inbox)).toContain('未读')
    expect(wordsOf(await reader.get(first))).toContain('FR-')
    expect(wordsOf(await reader.get('/messages'))).not.toContain('未读')
    const stranger = site.reader()
    await signIn(stranger, phones.luo)
    expect((await stranger.get(first)).status).toBe(404)
  })

  test('is withdrawn after being asked once more', async () => {
    const [href = ''] = linksOf(await reader.get('/cases'), /^\/cases\/[0-9a-f-]{36}$/)
    const page = await reader.get(`${href}/withdrawal`)
    const withdrawn = await reader.send(page, `${href}/withdrawal`, { reason: '' })
    expect(wordsOf(withdrawn)).toContain('申请已撤回')
    expect((await reader.get(`${href}/withdrawal`)).status).toBe(404)
    // The page that was open meanwhile: said in a sentence, not in a fault.
    expect((await reader.send(page, `${href}/withdrawal`, {})).status).toBeLessThan(500)
  })

  test('a draft is thrown away only after being asked once more', async () => {
    const start = await reader.get(`/apply?item=${itemId}`)
    const list = await reader.send(start, '/apply', { applicant: 'self' })
    const confirm = await reader.send(list, `${list.path}/removal`, {})
    expect(wordsOf(confirm)).toContain('不能恢复')
    const gone = await reader.send(confirm, `${list.path}/removal`, {})
    expect(gone.path).toBe('/cases')
    expect((await reader.get(list.path)).status).toBe(404)
  })
})
