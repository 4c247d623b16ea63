import type { Reporter, TestModule } from 'vitest/node'

/** Prints `N passed, N failed` as the very last line, for machines. A file that could not be loaded counts as one failure. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0
    let failed = unhandledErrors.length
    for (const module of modules) {
      const before = failed
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') passed += 1
        // A test that never ran (its hook failed, the run was broken off) has proved nothing.
        else failed += 1
      }
      if (!module.ok() && failed === before) failed += 1
    }
    if (modules.length === 0) failed += 1
    process.once('exit', () => process.stdout.write(`${passed} passed, ${failed} failed\n`))
  }
}
