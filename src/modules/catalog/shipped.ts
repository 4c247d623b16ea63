import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const FeaturedFile = z.object({ note: z.string(), regions: z.record(z.string(), z.array(z.string()).max(24)) })

/** The files of the data folder that the catalogue loads, each named: a stray file is not an item. */
export function shippedFiles(dataDirectory: string): {
  readonly items: readonly string[]
  readonly featured: Readonly<Record<string, readonly string[]>>
} {
  const complete = join(dataDirectory, 'hunan', 'items')
  const featured = FeaturedFile.parse(JSON.parse(readFileSync(join(dataDirectory, 'search', 'featured.json'), 'utf8')))
  return {
    items: [
      ...readdirSync(complete)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => join(complete, name)),
      join(dataDirectory, 'hunan', 'single-items.json'),
      join(dataDirectory, 'guangan', 'services.json'),
    ],
    featured: featured.regions,
  }
}
