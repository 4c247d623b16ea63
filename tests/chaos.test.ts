import { expect, test } from 'vitest'
import { runChaos } from '../scripts/bench/chaos.ts'
import { wrongs } from '../scripts/bench/chaos-rows.ts'

test('kill −9 of process and database among mixed acts, at midnight and over it: nothing lost, nothing doubled, no moment missed or repeated', {
  timeout: 240_000,
}, async () => {
  const result = await runChaos({
    kills: ['process at midnight', 'database over midnight', 'process over midnight'],
    dueANight: 3,
    rivalsANight: 1,
    livesANight: 4,
    draftsANight: 2,
  })
  const none = { lost: 0, doubled: 0, strangers: 0, momentsMissed: 0, momentsWrong: 0, faults: [], datesExitCode: 0 }
  const right = Object.fromEntries(Object.keys(wrongs).map((name) => [name, 0]))
  expect(result).toMatchObject({ ...none, ...right, keysLost: 0, leavesWrong: 0, messagesWrong: 0, headsWrong: 0 })
  expect(result).toMatchObject({ recountWrong: 0, jobsGivenUp: 0, unfinished: 0 })
  expect(Object.keys(result.refused)).toEqual(['case.state'])
  expect(result.acknowledged).toBeGreaterThan(60)
  expect(result.moments).toBeGreaterThan(25)
})
