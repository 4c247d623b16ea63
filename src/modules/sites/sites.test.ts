import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signInStaff } from '../../../tests/support/actors.ts'
import { asOwner } from '../../../tests/support/database.ts'
import { nodesOf, type PlanNode } from '../../../tests/support/plan.ts'
import { demoWorld, furong, type World } from '../../../tests/support/world.ts'
import type { StaffActor } from '../catalog/index.ts'
import { createSites, type Sites, unset } from './index.ts'
import { newestAnnouncements } from './store.ts'

const changsha = '430100000000'
const hunan = '430000000000'
const street = '430102001000'
const friday = '2026-11-20T09:00:00+08:00'

let world: World
let sites: Sites
let officer: StaffActor
let cityOfficer: StaffActor
beforeAll(async () => {
  world = await demoWorld()
  sites = world.modules.sites
  officer = await signInStaff(world, 'catalogue-editor')
  cityOfficer = await signInStaff(world, 'changsha-editor')
}, 60_000)
afterAll(() => world.close())
beforeEach(() => world.platform.clock.set(friday))

const text = { title: '演示公告', body: '第一段。\n第二段。', from: '2026-11-20', until: null, pinned: false }
const titles = async (code: string) =>
  (await sites.currentAnnouncements(code, 50)).map(({ announcement }) => announcement.title)

describe('settings', () => {
  test('given a city sets a number, then every region below has it until it sets its own; and all their stamps change', async () => {
    const before = await Promise.all([changsha, furong, street, hunan].map((code) => sites.siteOf(code)))
    const { expected } = await sites.keeping.find(cityOfficer, changsha)
    await sites.keeping.save(cityOfficer, changsha, expected, { ...unset, hotline: '0731-12345' })
    const after = await Promise.all([changsha, furong, street, hunan].map((code) => sites.siteOf(code)))
    expect(after.map(({ settings }) => settings.hotline.value)).toEqual([
      '0731-12345',
      '0731-12345',
      '0731-12345',
      '12345',
    ])
    expect(after.map(({ stamp }, at) => stamp !== before[at]!.stamp)).toEqual([true, true, true, false])
    const kept = await sites.keeping.find(officer, furong)
    expect(kept.above.hotline).toEqual({ value: '0731-12345', from: changsha })
  })

  test('the second of two who opened the same settings is told and overwrites nothing', async () => {
    const { expected } = await sites.keeping.find(officer, furong)
    const saves = [{ name: '甲' }, { name: '乙' }].map((change) =>
      sites.keeping.save(officer, furong, expected, { ...unset, ...change }),
    )
    const results = await Promise.allSettled(saves)
    const refused = results.find(({ status }) => status === 'rejected')
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(refused).toMatchObject({ reason: { code: 'site_changed' } })
    const { lines } = await sites.keeping.history(officer, furong)
    expect(lines.filter(({ change }) => change.staffId === officer.staffId)).toHaveLength(1)
  })

  test('another region is not there, whatever is asked of it', async () => {
    const gone = { code: 'site_not_found' }
    const { keeping } = sites
    const [one] = (await keeping.announcements(officer, furong)).announcements
    await expect(keeping.find(cityOfficer, furong)).rejects.toMatchObject(gone)
    await expect(keeping.save(cityOfficer, furong, 0, unset)).rejects.toMatchObject(gone)
    await expect(keeping.preview(cityOfficer, furong, unset)).rejects.toMatchObject(gone)
    await expect(keeping.announcements(cityOfficer, furong)).rejects.toMatchObject(gone)
    await expect(keeping.announce(cityOfficer, furong, text)).rejects.toMatchObject(gone)
    await expect(keeping.previewAnnouncement(cityOfficer, furong, text)).rejects.toMatchObject(gone)
    await expect(keeping.change(cityOfficer, furong, one!.id, one!.number, text)).rejects.toMatchObject(gone)
    await expect(keeping.remove(cityOfficer, furong, one!.id, one!.number)).rejects.toMatchObject(gone)
    await expect(keeping.history(cityOfficer, furong)).rejects.toMatchObject(gone)
    // Nor by the way of her own region.
    await expect(keeping.getAnnouncement(cityOfficer, changsha, one!.id)).rejects.toMatchObject({
      code: 'announcement_not_found',
    })
  })
})

describe('announcements', () => {
  test('one that was written is on the home at once, changed in place, and gone when it is taken away; the history keeps all', async () => {
    const id = await sites.keeping.announce(officer, furong, text)
    expect(await titles(furong)).toContain('演示公告')
    expect(await titles(street)).toContain('演示公告')
    expect(await titles(changsha)).not.toContain('演示公告')
    const { number } = await sites.keeping.getAnnouncement(officer, furong, id)
    await sites.keeping.change(officer, furong, id, number, { ...text, title: '演示公告，改过' })
    await expect(sites.keeping.change(officer, furong, id, number, text)).rejects.toMatchObject({
      code: 'site_changed',
    })
    expect((await sites.findAnnouncement(id))?.announcement.title).toBe('演示公告，改过')
    const changed = await sites.keeping.getAnnouncement(officer, furong, id)
    await sites.keeping.remove(officer, furong, id, changed.number)
    expect(await sites.findAnnouncement(id)).toBeUndefined()
    const { lines } = await sites.keeping.history(officer, furong)
    const ofThis = lines.filter(({ change }) => change.announcementId === id)
    expect(
      ofThis.map(({ change, before }) => [change.content, before].map((one) => one && 'title' in one && one.title)),
    ).toEqual([
      [null, '演示公告，改过'],
      ['演示公告，改过', '演示公告'],
      ['演示公告', null],
    ])
  })

  test('given its days, it is shown from the first to the last, and pinned ones stand before newer ones', async () => {
    const days = { from: '2026-11-21', until: '2026-11-22', pinned: true }
    const id = await sites.keeping.announce(officer, furong, { ...text, ...days, title: '只有两天' })
    const shownOn = async (day: string) => {
      world.platform.clock.set(`${day}T09:00:00+08:00`)
      return [(await titles(furong)).includes('只有两天'), (await sites.findAnnouncement(id))?.holds]
    }
    expect(await shownOn('2026-11-20')).toEqual([false, undefined])
    expect(await shownOn('2026-11-21')).toEqual([true, true])
    expect((await titles(furong))[0]).toBe('只有两天')
    expect(await shownOn('2026-11-22')).toEqual([true, true])
    expect(await shownOn('2026-11-23')).toEqual([false, false])
  })

  test('a region with thousands of them, nearly all over: pages have no gap and no repeat, and a page reads no more than it shows', async () => {
    await asOwner(
      world.platform,
      `with site as (insert into sites.site (region_code) values ('511602000000') on conflict do nothing)
       insert into sites.announcement (id, region_code, number, title, body, from_day, until_day, pinned)
       select gen_random_uuid(), '511602000000', 1, 'n' || n, 'b', date '2020-01-01' + n % 300, date '2020-12-31', false
       from generate_series(1, 5000) n`,
    )
    await asOwner(world.platform, 'analyze sites.announcement')
    const seen: string[] = []
    let after: string | undefined
    for (let page = 0; page < 4; page += 1) {
      const { lines, next } = await sites.announcements('511602000000', after)
      seen.push(...lines.map(({ announcement }) => announcement.id))
      after = next ?? undefined
    }
    expect(seen).toHaveLength(80)
    expect(new Set(seen).size).toBe(80)
    const middle = { from: '2020-06-01', id: 'ffffffff-ffff-4fff-bfff-ffffffffffff' }
    const { text: asked, values } = newestAnnouncements(['511602000000', furong], '2026-11-20', middle, 21)
    const [row] = await asOwner<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
      world.platform,
      `explain (analyze, format json) ${asked}`,
      [...values],
    )
    const nodes = nodesOf(row!['QUERY PLAN'][0].Plan)
    expect(nodes.some((node) => node['Relation Name'] === 'announcement')).toBe(true)
    for (const node of nodes) {
      expect(node['Actual Rows'] * node['Actual Loops'], node['Node Type']).toBeLessThanOrEqual(42)
      expect(node['Rows Removed by Filter'] ?? 0, node['Node Type']).toBe(0)
    }
    await expect(sites.announcements(furong, 'nonsense')).rejects.toMatchObject({ code: 'site_cursor_invalid' })
  })
})

test('a change in one process is seen in another', async () => {
  const other = createSites(world.platform, world.modules)
  await other.siteOf(furong)
  const { expected } = await sites.keeping.find(officer, furong)
  await sites.keeping.save(officer, furong, expected, { ...unset, welcome: '另一个进程也看得见' })
  const seen = async () => (await other.siteOf(furong)).settings.welcome.value
  await expect.poll(seen, { timeout: 5_000, interval: 100 }).toBe('另一个进程也看得见')
})

test('the application can neither change nor remove the history', async () => {
  for (const statement of [
    'update sites.change set content = null',
    'delete from sites.change',
    'delete from sites.announcement',
  ])
    await expect(world.platform.db.query({ name: '', text: statement, values: [] })).rejects.toThrow(
      /permission denied/,
    )
})

test('loading the demo again changes nothing, and nothing that an officer changed', async () => {
  const changes = () => asOwner<{ n: number }>(world.platform, 'select count(*)::integer as n from sites.change')
  const before = await changes()
  await sites.loadDemo('data')
  expect(await changes()).toEqual(before)
})
