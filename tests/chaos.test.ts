import { expect, test } from 'vitest'
import { runChaos } from '../scripts/bench/chaos.ts'

test('kill −9 of process and database under load: every acknowledged submission is there, once', {
  timeout: 240_000,
}, async () => {
  const result = await runChaos(1)
  expect(result.acknowledged).toBeGreaterThan(20)
  expect(result).toMatchObject({ lost: 0, doubled: 0 })
  expect(result.afterResending).toBe(result.sent)
})
