import '../src/web/production.ts'
import { benchCases } from './bench/cases.ts'
import { benchCatalogue } from './bench/catalogue.ts'
import { benchChaos } from './bench/chaos.ts'
import { benchFeel } from './bench/feel.ts'
import { benchLifecycle } from './bench/lifecycle.ts'
import { benchMutations } from './bench/mutations.ts'
import { benchRecount } from './bench/recount.ts'
import { benchSearch } from './bench/search.ts'
import { benchSupervision } from './bench/supervision.ts'

/** `npm run bench -- NAME`: measures beside the limit and prints one JSON object as its last line. */
const benches: Readonly<Record<string, () => Promise<Readonly<Record<string, unknown>>>>> = {
  cases: benchCases,
  catalogue: benchCatalogue,
  chaos: benchChaos,
  feel: benchFeel,
  lifecycle: benchLifecycle,
  mutations: benchMutations,
  recount: benchRecount,
  search: benchSearch,
  supervision: benchSupervision,
}

const name = process.argv[2] ?? ''
const bench = benches[name]
if (!bench) {
  console.error(`Which bench? One of: ${Object.keys(benches).join(', ')}`)
  process.exit(2)
}
const figures = await bench()
console.log(JSON.stringify(figures))
process.exit(0)
