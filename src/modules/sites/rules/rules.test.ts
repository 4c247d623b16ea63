import { describe, expect, test } from 'vitest'
import type { Actor, Duty } from '../../../kernel/actor.ts'
import type { Region } from '../../organizations/index.ts'
import { blocks, type SiteSettings, unset } from '../schema.ts'
import { effectiveSettings } from './effective.ts'
import { announcementFaults, settingsFaults } from './faults.ts'
import { keepsSite } from './keeping.ts'

const codes = ['43', '4301', '430102', '430102001', '430102001006'].map((code) => code.padEnd(12, '0'))
const path: Region[] = codes.map((code, at) => ({
  code,
  name: code,
  level: at + 1,
  parentCode: codes[at - 1] ?? null,
  pathName: code,
}))
const pathTo = (level: number) => path.slice(0, level)

describe('what holds for a site', () => {
  test('given nothing is set anywhere, everything is shown, letters are of usual size, and the number is 12345', () => {
    const effective = effectiveSettings(path.map(({ code }) => ({ code, settings: unset })))
    expect(effective.hotline).toEqual({ value: '12345', from: null })
    expect(effective.elder).toEqual({ value: false, from: null })
    expect(effective.welcome).toEqual({ value: null, from: null })
    for (const block of blocks) expect(effective.blocks[block], block).toEqual({ value: true, from: null })
  })

  test.each(codes.flatMap((_, setAt) => codes.map((__, readAt) => [setAt, readAt] as const)))(
    'what level %i sets holds at level %i if that is the same or below, and says who said so',
    (setAt, readAt) => {
      const set: SiteSettings = { ...unset, elder: true, hotline: '0731-12345', blocks: { hot: false } }
      const levels = codes.slice(0, readAt + 1).map((code, at) => ({ code, settings: at === setAt ? set : unset }))
      const effective = effectiveSettings(levels)
      const holds = setAt <= readAt
      expect(effective.elder).toEqual({ value: holds, from: holds ? codes[setAt] : null })
      expect(effective.hotline.value).toBe(holds ? '0731-12345' : '12345')
      expect(effective.blocks.hot).toEqual({ value: !holds, from: holds ? codes[setAt] : null })
      expect(effective.blocks.lists.from).toBeNull()
    },
  )

  test('no is an answer too: the nearest region wins, also when it switches on again what was off above', () => {
    const levels = [true, false, undefined, true].map((hot, at) => ({
      code: codes[at]!,
      settings: { ...unset, blocks: hot === undefined ? {} : { hot } },
    }))
    expect(effectiveSettings(levels.slice(0, 3)).blocks.hot).toEqual({ value: false, from: codes[1] })
    expect(effectiveSettings(levels).blocks.hot).toEqual({ value: true, from: codes[3] })
  })
})

describe('who keeps a site', () => {
  const officer = (regionCode: string, ...duties: Duty[]): Actor => ({
    kind: 'staff',
    staffId: 's',
    postId: 'p',
    departmentId: 'd',
    regionCode,
    duties,
  })

  test.each(path.flatMap((of) => path.map((site) => [of.level, site.level] as const)))(
    'an officer of level %i and the site of level %i',
    (of, site) => {
      const own = of === site
      const countyKeepsBelow = of === 3 && site > 3
      expect(keepsSite(officer(codes[of - 1]!, 'catalogue'), pathTo(site))).toBe(own || countyKeepsBelow)
    },
  )

  test('another duty, another county, a citizen and a region that is not there keep nothing', () => {
    for (const duty of ['accept', 'review', 'decide', 'deliver', 'supervise', 'establish', 'legal'] as const)
      expect(keepsSite(officer(codes[2]!, duty), pathTo(3)), duty).toBe(false)
    expect(keepsSite(officer('511602000000', 'catalogue'), pathTo(4))).toBe(false)
    expect(keepsSite({ kind: 'person', personId: 'x' }, pathTo(3))).toBe(false)
    expect(keepsSite(officer(codes[2]!, 'catalogue'), [])).toBe(false)
  })
})

describe('what has to be mended', () => {
  const good = { title: '公告', body: '正文', from: '2026-11-20', until: null, pinned: false }
  const codesOf = (faults: readonly { readonly code: string }[]) => faults.map(({ code }) => code)

  test.each([
    [{}, []],
    [{ until: '2026-11-20' }, []],
    [{ title: '' }, ['title_missing']],
    [{ title: '长'.repeat(81) }, ['title_long']],
    [{ body: '' }, ['body_missing']],
    [{ body: '长'.repeat(5_001) }, ['body_long']],
    [{ from: '2026-02-30' }, ['from_wrong']],
    [{ until: 'tomorrow' }, ['until_wrong']],
    [{ until: '2026-11-19' }, ['until_early']],
    [{ from: '', until: '2026-11-19' }, ['from_wrong']],
  ])('an announcement with %j', (change, faults) => {
    expect(codesOf(announcementFaults({ ...good, ...change }))).toEqual(faults)
  })

  test.each([
    [{}, []],
    [{ name: '字'.repeat(20), welcome: '字'.repeat(60), hotline: '0731-8468 0000' }, []],
    [{ name: '字'.repeat(21) }, ['name_long']],
    [{ welcome: '字'.repeat(61) }, ['welcome_long']],
    [{ hotline: 'call us' }, ['hotline_form']],
    [{ hotline: '1' }, ['hotline_form']],
    [{ hotline: 'javascript:1' }, ['hotline_form']],
  ])('settings with %j', (change, faults) => {
    expect(codesOf(settingsFaults({ ...unset, ...change }))).toEqual(faults)
  })
})
