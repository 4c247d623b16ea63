import { foshanHour } from './journey/foshan-hour.ts'
import { journeys } from './journey/journeys.ts'
import { type Played, play } from './journey/play.ts'
import type { Mode } from './journey/recorder.ts'

/**
 * `npm run journey -- NAME [script|no-script]` plays people's lives in a real browser against a fresh instance, with
 * script and without, and prints each step with its time. Pictures of every step go to var/journey/NAME. Ends with 1
 * when a promise was broken.
 */
const [name = '', only] = process.argv.slice(2)
const modes: readonly Mode[] = (['script', 'no-script'] as const).filter((mode) => only === undefined || only === mode)

if (name === 'foshan-hour') {
  await foshanHour((line) => console.log(line)).then(
    () => process.exit(0),
    (error: Error) => {
      console.error(`broken: ${error.message}`)
      process.exit(1)
    },
  )
}
if (!journeys[name] || modes.length === 0) {
  console.error(
    `Say what to play: npm run journey -- ${[...Object.keys(journeys), 'foshan-hour'].join('|')} [script|no-script]`,
  )
  process.exit(1)
}

const print = (line: string) => console.log(line)
const played: Played[] = []
for (const mode of modes) {
  print(`${name}, ${mode}`)
  const one = await play({ name, mode, pictures: true, inspect: mode === 'script', print })
  played.push(one)
  if (one.broken) break
}

print('')
for (const { mode, steps, totalMs, faults, broken } of played) {
  const verdict = broken ? `broken: ${broken}` : faults.length > 0 ? `${faults.length} faults` : 'every promise kept'
  print(`${name}, ${mode}: ${steps} steps, ${(totalMs / 1000).toFixed(1)} s, ${verdict}`)
  for (const fault of faults) print(`  ${fault}`)
}
process.exit(played.some(({ faults, broken }) => broken || faults.length > 0) ? 1 : 0)
