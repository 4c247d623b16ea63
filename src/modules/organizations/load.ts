import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parseCalendar, type WorkCalendar } from '../../kernel/calendar.ts'
import type { Statement } from '../../platform/db/statement.ts'
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

export async function loadOrganizations(store: OrganizationsStore, dataDirectory: string): Promise<LoadResult> {
  const { regions } = RegionsFile.parse(readJson(join(dataDirectory, 'regions.json')))
  const calendars = jsonFiles(join(dataDirectory, 'calendars')).map((path) => parseCalendar(readJson(path)))
  const files = jsonFiles(join(dataDirectory, 'organizations')).map((path) => OrganizationsFile.parse(readJson(path)))

  const parts: Readonly<Record<keyof LoadResult, readonly Statement[]>> = {
    regions: [write.regions(regions)],
    calendars: calendars.map((calendar) => write.calendar(calendar, editionOf(calendar))),
    departments: [write.departments(files.flatMap((file) => file.departments))],
    posts: [write.posts(files.flatMap((file) => file.posts))],
    servicePoints: [write.servicePoints(files.flatMap((file) => file.servicePoints))],
  }
  const results = await store.write([...Object.values(parts).flat(), write.nextRevision()])

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

/** `2026-1` → 2026001. Versions of another form cannot be put in order and are refused. */
function editionOf(calendar: WorkCalendar): number {
  const match = /^(\d{4})-(\d{1,3})$/.exec(calendar.version)
  if (!match) throw new Error(`Calendar ${calendar.id} ${calendar.version}: a version must look like 2026-1`)
  return Number(match[1]) * 1000 + Number(match[2])
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
