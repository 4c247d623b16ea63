import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Tests run the production build of React, so JSX must be compiled for it too.
  oxc: { jsx: { development: false } },
  test: {
    globalSetup: ['tests/support/server.ts'],
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    env: { NODE_ENV: 'production' },
  },
})
