import { defineConfig } from 'vitest/config'
import LongestFirst from './tests/support/longest-first.ts'

export default defineConfig({
  // Tests run the production build of React, so JSX must be compiled for it too.
  oxc: { jsx: { development: false } },
  test: {
    globalSetup: ['tests/support/server.ts'],
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 20_000,
    hookTimeout: 30_000,
    env: { NODE_ENV: 'production' },
  },
})
