import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Statement } from '../../platform/db/statement.ts'
import type { Platform } from '../../platform/platform.ts'
import { parseCalendarFile, stageCalendarNews } from './calendars.ts'
import { OrganizationsFile, Region } from './schema.ts'
import { type OrganizationsStore, write } from './store.ts'

/** Rows that were new or different; all zero on a second run. */
export interface LoadResult {
  readonly regions: number
  readonly calendars: number
  readonly departments: number
  readonly posts: number
  readonly servicePoints: number
}

const RegionsFile = z.object({ source: z.string(), regions: z.array(Region) })

export async function loadOrganizations(
  { clock, outbox }: Pick<Platform, 'clock' | 'outbox'>,
  store: OrganizationsStore,
  dataDirectory: string,
): Promise<LoadResult> {
  const { regions } = RegionsFile.parse(readJson(join(dataDirectory, 'regions.json')))
  const calendars = jsonFiles(join(dataDirectory, 'calendars')).map((path) => parseCalendarFile(readJson(path)))
  const files = jsonFiles(join(dataDirectory, 'organizations')).map((path) => OrganizationsFile.parse(readJson(path)))

  const now = clock.now()
  const known = await store.calendarNames()
  // Of the first calendars nobody has to hear: there is no date yet that they could move.
  const told = calendars.filter(
    ({ calendar: { id, version } }) =>
      known.length > 0 && !known.some((name) => name.id === id && name.version === version),
  )

  const parts: Readonly<Record<keyof LoadResult, readonly Statement[]>> = {
    regions: [write.regions(regions)],
    calendars: calendars.map((placed) => write.calendar(placed, now)),
    departments: [write.departments(files.flatMap((file) => file.departments))],
    posts: [write.posts(files.flatMap((file) => file.posts))],
    servicePoints: [write.servicePoints(files.flatMap((file) => file.servicePoints))],
  }
  const news = told.map((placed) => stageCalendarNews(outbox, placed, now))
  const results = await store.write([...Object.values(parts).flat(), ...news, write.nextRevision()])

  const changed = results.map((result) => result.rowCount)
  const sumOf = (part: keyof LoadResult): number =>
    changed.splice(0, parts[part].length).reduce((sum, count) => sum + count, 0)
  // In the order of `parts`: each takes its own results off the front.
  return {
    regions: sumOf('regions'),
    calendars: sumOf('calendars'),
    departments: sumOf('departments'),
    posts: sumOf('posts'),
    servicePoints: sumOf('servicePoints'),
  }
}

function jsonFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name))
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}
