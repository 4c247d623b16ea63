import { defineConfig } from 'vitest/config'
import LongestFirst from './tests/support/longest-first.ts'

/** Files that share what they have imported: reading the sources anew for each of them was a third of the whole time. */
const together = ['src/{kernel,modules,platform}/**/*.test.ts', 'tests/{api,web,search}/**/*.test.ts']
const all = ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/**/*.test.ts', 'tests/**/*.test.tsx']

export default defineConfig({
  // Tests run the production build of React, so JSX must be compiled for it too.
  oxc: { jsx: { development: false } },
  test: {
    globalSetup: ['tests/support/server.ts'],
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 20_000,
    hookTimeout: 30_000,
    env: { NODE_ENV: 'production' },
    projects: [
      { extends: true, test: { name: 'together', include: together, isolate: false } },
      { extends: true, test: { name: 'apart', include: all, exclude: ['**/node_modules/**', ...together] } },
    ],
  },
})
