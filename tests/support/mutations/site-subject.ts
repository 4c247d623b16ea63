import demo from '../../../data/demo/sites.json' with { type: 'json' }
import { changsha, furong, hunan } from '../../../src/seed.ts'
import { form, type Maker } from './making.ts'
import type { Finder, Subject } from './subject.ts'

/** The site that the role keeps; for everybody else that of the county. */
function siteOf({ role: { as } }: Subject): string {
  if (as === 'provinceOfficer') return hunan
  return as === 'cityOfficer' ? changsha : furong
}

/** An announcement of that site: for its officer a new one each time, as a request may take it away. */
async function announcement(subject: Subject): Promise<string> {
  const code = siteOf(subject)
  const { world, actors } = subject.holdings
  const shipped = demo.announcements.find(({ regionCode }) => regionCode === code)
  if (code === furong) return shipped?.id ?? ''
  const officer = actors[code === hunan ? 'provinceOfficer' : 'cityOfficer']
  return world.modules.sites.keeping.announce(officer, code, written)
}

export const siteFinders: Readonly<Record<string, Finder>> = {
  site: siteOf,
  announcement,
  announcementId: () => demo.announcements.find(({ regionCode }) => regionCode === furong)?.id ?? '',
}

const written = { title: '演示公告', body: '第一段。', from: '2026-11-01', until: null, pinned: false }
const typed = { ...written, until: '', pinned: 'yes' }

/** What an officer changed just now carries the site's highest number. */
async function onNewest(subject: Subject, fields: Readonly<Record<string, string>>) {
  const { world, actors } = subject.holdings
  const code = siteOf(subject)
  if (code === furong) return form({ expected: '1', ...fields })
  const officer = actors[code === hunan ? 'provinceOfficer' : 'cityOfficer']
  const { lines } = await world.modules.sites.keeping.history(officer, code)
  const newest = lines.find(({ change }) => change.announcementId !== null)
  return form({ expected: String(newest?.change.number ?? 0), ...fields })
}

async function settings(subject: Subject) {
  const { world, actors } = subject.holdings
  const code = siteOf(subject)
  const fields = { name: '', welcome: '演示欢迎语', hotline: '12345', elder: '', 'block-hot': '1' }
  if (code === furong) return form({ expected: '0', ...fields })
  const officer = actors[code === hunan ? 'provinceOfficer' : 'cityOfficer']
  const { expected } = await world.modules.sites.keeping.find(officer, code)
  return form({ expected: String(expected), ...fields })
}

/** What the forms of those who keep a region's site send. */
export const siteForms: Readonly<Record<string, Maker>> = {
  '/catalogue/sites/:site': settings,
  '/catalogue/sites/:site/preview': settings,
  '/catalogue/sites/:site/announcements': () => form(typed),
  '/catalogue/sites/:site/announcement-preview': () => form(typed),
  '/catalogue/sites/:site/announcements/:announcement': (subject) => onNewest(subject, typed),
  '/catalogue/sites/:site/announcements/:announcement/removal': (subject) => onNewest(subject, {}),
}
