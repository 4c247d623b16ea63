import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '../../src/kernel/day.ts'
import { deskOf } from '../support/desk.ts'
import { formsOf, type Page, type Reader, wordsOf } from '../support/reader.ts'
import { demoSite, type Site } from '../support/site.ts'

const review = '7526e19a-e409-5c92-bb79-34868a6f276d'
const reviewTwo = '0de65da7-acbe-5233-b9fd-ec9edd9aeaf8'
let site: Site
const desks = new Map<string, Reader>()
beforeAll(async () => {
  site = await demoSite()
}, 60_000)
afterAll(() => site?.close())

const desk = (login: string) => deskOf(site, desks, login)
const on = (count: number) => addDays(dayOf(site.platform.clock.now()), count)
const optionOf = (page: Page, name: string) =>
  new RegExp(`<option value="([0-9a-f-]{36})"[^>]*>${name}`).exec(page.html)?.[1] ?? ''
const revocation = (page: Page, kind: 'absences' | 'covers') =>
  formsOf(page).find(({ action }) => action.includes(`/${kind}/`) && action.endsWith('/revocation'))?.action ?? ''

describe('posts and absences', () => {
  test('a reviewer records an absence with who covers; the cover has the post at once, until it is revoked', async () => {
    const away = await desk('food-reviewer')
    const page = await away.get('/desk/people')
    expect(wordsOf(page)).toContain('食品经营许可审查岗')
    expect(wordsOf(page)).not.toContain('本部门人员')
    const cover = optionOf(page, '冯审查')
    const wrong = await away.send(page, '/desk/people/absences', {
      from: on(3),
      through: on(1),
      reason: '',
      [`cover.${review}`]: cover,
    })
    expect(wrong.status).toBe(422)
    expect(wordsOf(wrong)).toContain('最后一天比第一天早')
    expect(wrong.html).toContain(`value="${on(3)}"`)
    const recorded = await away.send(wrong, '/desk/people/absences', {
      from: on(0),
      through: on(2),
      reason: 'training',
    })
    expect(recorded.path).toBe('/desk/people')
    expect(wordsOf(recorded)).toMatch(/培训.*冯审查（演示）代食品经营许可审查岗/)

    const covering = await desk('food-reviewer-2')
    const two = await covering.get('/desk/post')
    await covering.send(two, '/desk/post', { postId: reviewTwo })
    const hers = await covering.get('/desk/people')
    expect(wordsOf(hers)).toContain('替郑审查（演示）：食品经营许可审查岗')
    const choice = await covering.get('/desk/post')
    const inside = await covering.send(choice, '/desk/post', { postId: review })
    expect(inside.path).toBe('/desk')
    expect(inside.html).toContain(' · 食品经营许可审查岗 · 冯审查')

    const again = await away.get('/desk/people')
    await away.send(again, revocation(again, 'absences'), {})
    expect((await covering.get('/desk')).path).toContain('/desk/post')
  })

  test('the head of the office sees everybody and records for them; others find no such page', async () => {
    const head = await desk('food-decider')
    const page = await head.get('/desk/people')
    expect(wordsOf(page)).toContain('本部门人员')
    const [, member = ''] = /href="(\/desk\/people\?staff=[0-9a-f-]+)"[^>]*>郑审查/.exec(page.html) ?? []
    const hers = await head.get(member)
    expect(wordsOf(hers)).toContain('郑审查（演示）的岗位与请假')
    const done = await head.send(hers, '/desk/people/absences', { from: on(5), through: on(6), reason: 'sick' })
    expect(done.path).toBe(member)
    const named = await head.send(done, formsOf(done).find(({ action }) => action.endsWith('/covers'))?.action ?? '', {
      [`cover.${review}`]: optionOf(done, '冯审查'),
    })
    expect(wordsOf(named)).toContain('冯审查（演示）代食品经营许可审查岗')
    const window = await desk('window-a01')
    expect((await window.get(member)).status).toBe(404)
    const forged = await window.send(await window.get('/desk/people'), '/desk/people/absences', {
      staffId: new URLSearchParams(member.split('?')[1]).get('staff') ?? '',
      from: on(8),
      through: on(9),
      reason: 'leave',
    })
    expect(forged.status).toBe(404)
  })
})
