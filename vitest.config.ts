import { defineConfig } from 'vitest/config'
import LongestFirst from './tests/support/longest-first.ts'

export default defineConfig({
  // Tests run the production build of React, so JSX must be compiled for it too.
  oxc: { jsx: { development: false } },
  test: {
    globalSetup: ['tests/support/server.ts'],
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    // Two processors and one more: whoever waits for a browser, a database or a start leaves room for another.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 20_000,
    hookTimeout: 30_000,
    env: { NODE_ENV: 'production' },
  },
})
