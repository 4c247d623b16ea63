import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { uuidV7 } from '../../src/kernel/ids.ts'
import { differencesOf, type StaffActor, type StandardContent } from '../../src/modules/catalog/index.ts'
import { type BenchProvince, claimOf, province, standardsOf, writeProvince } from './catalogue-data.ts'
import { type Instance, startInstance } from './instance.ts'
import { createClient, openLoop, round } from './load.ts'

const itemsWanted = Number(process.env.YIMEN_BENCH_ITEMS ?? 95_009)
const standardsWanted = Math.round((itemsWanted * 8_000) / 95_009)
const offeredPerSecond = 200
const offeredSeconds = 20
const savesMeasured = 20

/** A province's whole catalogue by claiming: built, read, edited, and changed from above. */
export async function benchCatalogue(): Promise<Readonly<Record<string, unknown>>> {
  const folder = mkdtempSync(join(tmpdir(), 'yimen-bench-'))
  const instance = await startInstance('bench-catalogue')
  try {
    const place = writeProvince(folder)
    await instance.modules.organizations.load(folder)
    const built = await build(instance, place)
    console.log(
      `${built.items} items from ${standardsWanted} standards in ${built.buildSeconds} s, ${built.refused} refused`,
    )
    const guides = await measureGuides(instance, place)
    console.log(
      `guide at ${offeredPerSecond}/s: p50 ${guides.guideP50Ms} ms, p95 ${guides.guideP95Ms} ms, failed ${guides.failed}`,
    )
    const writing = await measureWriting(instance, place, built.widest)
    console.log(
      `largest item saved in ${writing.saveLargestMs} ms (limit 200), compared in ${writing.diffMs} ms; a standard reached its ${writing.claims} claims in ${writing.publishToAllClaimsMs} ms`,
    )
    const bytesPerItem = await measureBytes(instance, built.items)
    return {
      items: built.items,
      standards: standardsWanted,
      buildSeconds: built.buildSeconds,
      ...guides,
      ...writing,
      bytesPerItem,
    }
  } finally {
    await instance.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The first standard is claimed by every region, the others by as many as the total needs. */
async function build({ modules }: Instance, place: BenchProvince) {
  const { bulk } = modules.catalog
  const contents = standardsOf(standardsWanted)
  const begin = performance.now()
  const ids = await bulk.importStandards(contents)
  const { regionCodes, bodyOf } = place
  const claims = regionCodes.map((regionCode) => ({
    standardId: ids[0]!,
    regionCode,
    claim: claimOf(bodyOf(regionCode)),
  }))
  for (let at = 0; claims.length < itemsWanted; at += 1) {
    const others = ids.length - 1
    const standardId = ids[1 + (at % others)]!
    // 11 has no divisor in common with 140: each round takes a standard to another region.
    const regionCode = regionCodes[((at % others) + Math.floor(at / others) * 11) % regionCodes.length]!
    claims.push({ standardId, regionCode, claim: claimOf(bodyOf(regionCode)) })
  }
  const claimBytes = Math.min(...claims.slice(0, 10).map(({ claim }) => Buffer.byteLength(JSON.stringify(claim))))
  if (claimBytes < 1_500) throw new Error(`a claim has only ${claimBytes} bytes of its own`)
  const { written, refused } = await bulk.importClaims(claims)
  return {
    items: written,
    refused: refused.length,
    buildSeconds: round((performance.now() - begin) / 1000),
    widest: ids[0]!,
  }
}

/** Other pages each time: hardly any of them is finished already. */
async function measureGuides({ origin, ownerUrl }: Instance, { regionCodes }: BenchProvince) {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const { rows } = await owner.query<{ id: string; region_code: string }>(
    'select id, region_code from catalog.item where region_code = any ($1) order by id',
    [regionCodes],
  )
  await owner.end()
  const client = createClient(origin, 50)
  const pathAt = (index: number) => {
    const row = rows[(index * 7_919) % rows.length]!
    return `/${row.region_code}/items/${row.id}`
  }
  const read = async (index: number) =>
    (await client.send('GET', pathAt(index), { 'accept-encoding': 'br, gzip' })).status === 200
  await openLoop(50, 2, (index) => read(index + 1_000_000))
  const { p50Ms, p95Ms, failed } = await openLoop(offeredPerSecond, offeredSeconds, read)
  client.close()
  return { guideP50Ms: p50Ms, guideP95Ms: p95Ms, failed }
}

async function measureWriting({ modules }: Instance, place: BenchProvince, widest: string) {
  const { authoring } = modules.catalog
  const actor = (duty: 'catalogue' | 'establish' | 'legal'): StaffActor => ({
    kind: 'staff',
    staffId: uuidV7(Date.now()),
    ...place.body(duty),
    regionCode: province,
    duties: [duty],
  })
  const author = actor('catalogue')
  const before = (await authoring.findStandard(widest))!.content
  let proposal = await authoring.start(author, { kind: 'standard', standardId: widest, content: largestOf(before) })
  const saves: number[] = []
  const differences: number[] = []
  for (let at = 0; at < savesMeasured; at += 1) {
    if (proposal.content.kind !== 'standard') throw new Error('a standard')
    const standard = withFlow(proposal.content.standard, `第${at + 1}次修改`)
    const begin = performance.now()
    const saved = await authoring.save(proposal.id, author, {
      expected: proposal.revision,
      content: { ...proposal.content, standard },
    })
    saves.push(performance.now() - begin)
    const middle = performance.now()
    differencesOf(before, standard)
    differences.push(performance.now() - middle)
    proposal = saved
  }
  const change = await authoring.start(author, {
    kind: 'standard',
    standardId: widest,
    content: withFlow(before, '省里统一改的流程'),
  })
  await authoring.submit(change.id, author, change.revision)
  for (const duty of ['establish', 'legal'] as const) {
    await authoring.review(change.id, actor(duty), { expected: change.revision, outcome: 'approve', opinion: '' })
  }
  const begin = performance.now()
  await authoring.publish(change.id, author, {
    expected: change.revision,
    documentNumber: '演示〔2026〕1号',
    effectiveOn: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
  })
  const publishToAllClaimsMs = round(performance.now() - begin)
  return {
    saveLargestMs: p95(saves),
    largestBytes: Buffer.byteLength(JSON.stringify(proposal.content)),
    diffMs: p95(differences),
    claims: place.regionCodes.length,
    publishToAllClaimsMs,
  }
}

/** As large as the schema lets an item be: sixty materials, twenty sections of thirty fields. */
function largestOf(content: StandardContent): StandardContent {
  const { definition } = content
  const material = definition.materials?.[0]
  if (!material) throw new Error('the first standard has materials')
  const materials = Array.from({ length: 60 }, (_, at) => ({
    ...material,
    id: `m${at}`,
    code: null,
    name: `${material.name}${at}`,
  }))
  const sections = Array.from({ length: 20 }, (_, section) => ({
    id: `section${section}`,
    title: `第${section + 1}部分`,
    fields: Array.from({ length: 30 }, (_unused, field) => ({
      id: `field${section}x${field}`,
      label: `第${field + 1}个问题`,
      hint: '与证件上写的一致，没有的写“无”',
      element: 'shortText' as const,
      required: true,
    })),
  }))
  return { ...content, definition: { ...definition, materials, form: { sections } } }
}

function withFlow(content: StandardContent, line: string): StandardContent {
  return { ...content, definition: { ...content.definition, flow: [line] } }
}

function p95(values: number[]): number {
  return round(values.sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? 0)
}

async function measureBytes({ ownerUrl }: Instance, items: number): Promise<number> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const { rows } = await owner.query<{ bytes: string }>(
    `select sum(pg_total_relation_size(c.oid)) as bytes from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'catalog' and c.relkind = 'r'`,
  )
  await owner.end()
  return Math.round(Number(rows[0]?.bytes ?? 0) / items)
}
