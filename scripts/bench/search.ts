import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { answersQuestion, readQuestions } from '../../tests/search/questions.ts'
import { claimOf, province, standardsOf, writeProvince } from './catalogue-data.ts'
import { type Instance, startInstance } from './instance.ts'
import { createClient, round } from './load.ts'
import { offer } from './offer.ts'

const itemsWanted = Number(process.env.YIMEN_BENCH_ITEMS ?? 95_009)
const standardsWanted = Math.round((itemsWanted * 8_000) / 95_009)
const offeredPerSecond = 100
const offeredSeconds = 20
const publications = 10
const questions = readQuestions(readFileSync(new URL('../../tests/search/questions.tsv', import.meta.url), 'utf8'))

/** A province's whole catalogue, asked by people: how fast, how soon after a publication, how large, how well. */
export async function benchSearch(): Promise<Readonly<Record<string, unknown>>> {
  const folder = mkdtempSync(join(tmpdir(), 'yimen-bench-'))
  const instance = await startInstance('bench-search')
  try {
    const top3 = await measureAnswers(instance)
    const place = writeProvince(folder)
    await instance.modules.organizations.load(folder)
    const items = await build(instance, place)
    const index = await measureIndex(instance)
    console.log(
      `${items} items; index built in ${index.indexBuildMs} ms, longest turn ${index.longestTurnMs} ms, ${index.indexBytes} bytes`,
    )
    const inProcess = await measureInProcess(instance, place.regionCodes)
    console.log(
      `in process: search p95 ${inProcess.searchP95Ms} ms (limit 10), suggest p95 ${inProcess.suggestP95Ms} ms (limit 15)`,
    )
    const publishToFoundMs = await measurePublishing(instance, place)
    console.log(`published here, found in the server's process after ${publishToFoundMs} ms at most (limit 1000)`)
    const http = await measureHttp(instance, place.regionCodes)
    console.log(`HTTP at ${offeredPerSecond}/s: p95 ${http.searchHttpP95Ms} ms (limit 25), failed ${http.failed}`)
    const restartMs = await measureRestart(instance)
    return { items, standards: standardsWanted, ...inProcess, ...http, publishToFoundMs, ...index, restartMs, top3 }
  } finally {
    await instance.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** On the shipped real items alone, before the province is added. */
async function measureAnswers({ modules }: Instance): Promise<Readonly<Record<string, string>>> {
  const counts = new Map<string, { right: number; all: number }>()
  for (const asked of questions) {
    const { items } = await modules.search.find({ regionCode: asked.region, text: asked.question, limit: 3 })
    const before = counts.get(asked.kind) ?? { right: 0, all: 0 }
    counts.set(asked.kind, { right: before.right + (answersQuestion(asked, items) ? 1 : 0), all: before.all + 1 })
  }
  return Object.fromEntries([...counts].map(([kind, { right, all }]) => [kind, `${right}/${all}`]))
}

async function build({ modules }: Instance, place: ReturnType<typeof writeProvince>): Promise<number> {
  const { bulk } = modules.catalog
  const ids = await bulk.importStandards(standardsOf(standardsWanted))
  const { regionCodes, bodyOf } = place
  const claims = Array.from({ length: itemsWanted }, (_, at) => {
    // 11 has no divisor in common with 140: each round takes a standard to another region.
    const regionCode = regionCodes[((at % ids.length) + Math.floor(at / ids.length) * 11) % regionCodes.length]!
    return { standardId: ids[at % ids.length]!, regionCode, claim: claimOf(bodyOf(regionCode)) }
  })
  return (await bulk.importClaims(claims)).written
}

/** The first question after a start waits for all of it; meanwhile others must have their turn. */
async function measureIndex({ modules }: Instance) {
  let longestTurnMs = 0
  let building = true
  const watching = (async () => {
    for (let last = performance.now(); building; last = performance.now()) {
      await nextTurn()
      longestTurnMs = Math.max(longestTurnMs, performance.now() - last)
    }
  })()
  const begin = performance.now()
  await modules.search.find({ regionCode: province, text: '开公司' })
  // A question does not wait longer than its patience for what has changed.
  for (let size = 0; size < itemsWanted; size = (await modules.search.size()).items)
    await new Promise((later) => setTimeout(later, 20))
  building = false
  await watching
  const indexBuildMs = Math.round(performance.now() - begin)
  return { indexBuildMs, longestTurnMs: round(longestTurnMs), indexBytes: (await modules.search.size()).bytes }
}

async function measureInProcess({ modules: { search } }: Instance, regionCodes: readonly string[]) {
  const regionAt = (at: number) => regionCodes[(at * 7) % regionCodes.length]!
  const timed = async (at: number, work: (regionCode: string, text: string) => Promise<unknown>) => {
    const begin = performance.now()
    await work(regionAt(at), questions[at % questions.length]!.question)
    return performance.now() - begin
  }
  const find = (regionCode: string, text: string) => search.find({ regionCode, text })
  const suggest = (regionCode: string, text: string) => search.suggest(regionCode, text.slice(0, 1 + (text.length % 5)))
  const times: { readonly found: number[]; readonly suggested: number[] } = { found: [], suggested: [] }
  for (let at = 0; at < 1_200; at += 1) {
    const found = await timed(at, find)
    const suggested = await timed(at, suggest)
    if (at < 200) continue
    times.found.push(found)
    times.suggested.push(suggested)
  }
  return {
    searchP50Ms: quantile(times.found, 0.5),
    searchP95Ms: quantile(times.found, 0.95),
    suggestP95Ms: quantile(times.suggested, 0.95),
  }
}

/** Published by this process; the server is another one and must find it. */
async function measurePublishing(
  { modules, origin }: Instance,
  { regionCodes, bodyOf }: ReturnType<typeof writeProvince>,
) {
  const client = createClient(origin, 1)
  const [standard] = standardsOf(1)
  const regionCode = regionCodes[0]!
  let longest = 0
  for (let at = 0; at < publications; at += 1) {
    const name = `低空飞行第${at + 1}号航线报备`
    const code = `449923${String(at).padStart(3, '0')}W99`
    const definition = { ...standard!.definition, name, catalogCode: code, localCode: code }
    const path = `/${regionCode}/search?q=${encodeURIComponent(name)}`
    // The server is in step before and serves people meanwhile.
    await client.send('GET', path)
    const [id] = await modules.catalog.bulk.importStandards([{ ...standard!, definition }])
    await modules.catalog.bulk.importClaims([{ standardId: id!, regionCode, claim: claimOf(bodyOf(regionCode)) }])
    const begin = performance.now()
    // The name stands in the search field anyway: a link to an item is what has to be there.
    const [item] = (await modules.search.find({ regionCode, text: name, limit: 1 })).items
    while (!(await client.send('GET', path)).body.includes(item!.itemId)) {
      if (performance.now() - begin > 10_000) throw new Error(`${name} is not found after ten seconds`)
    }
    longest = Math.max(longest, performance.now() - begin)
  }
  client.close()
  return Math.round(longest)
}

async function measureHttp({ origin }: Instance, regionCodes: readonly string[]) {
  const requestAt = (at: number) => {
    const { question } = questions[(at * 31) % questions.length]!
    const path = `/${regionCodes[(at * 7) % regionCodes.length]}/search?q=${encodeURIComponent(question)}`
    return { method: 'GET', path, headers: { 'accept-encoding': 'br, gzip' } }
  }
  const requestsOf = (count: number, from: number) => Array.from({ length: count }, (_, at) => requestAt(from + at))
  await offer({ origin, connections: 50, perSecond: 50, requests: requestsOf(200, 1_000_000) })
  const requests = requestsOf(offeredPerSecond * offeredSeconds, 0)
  const { p50Ms, p95Ms, failed } = await offer({ origin, connections: 50, perSecond: offeredPerSecond, requests })
  return { searchHttpP50Ms: p50Ms, searchHttpP95Ms: p95Ms, failed }
}

/** From the signal to the first page of the new process, with the index of everything being built behind it. */
async function measureRestart(instance: Instance): Promise<number> {
  const begin = performance.now()
  await instance.restart()
  return Math.round(performance.now() - begin)
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
}
