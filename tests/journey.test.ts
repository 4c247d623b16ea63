import { expect, test } from 'vitest'
import { play } from '../scripts/journey/play.ts'

/** The shortest of the lives; `npm run journey -- main-job` plays all of them, with script and without. */
test('somebody is insured at the counter in a real browser, against a fresh instance', {
  timeout: 60_000,
}, async () => {
  const lines: string[] = []
  const options = { name: 'insurance', mode: 'script', pictures: false, inspect: true } as const
  const played = await play({ ...options, print: (line) => lines.push(line) })
  expect(played.broken, lines.join('\n')).toBeUndefined()
  expect(played.faults).toEqual([])
  expect(played.steps).toBeGreaterThanOrEqual(6)
})
