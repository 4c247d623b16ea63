import { build } from 'esbuild'
import { expect, test } from 'vitest'

test('the form engine runs in a browser: no Node, no schema library, and small', async () => {
  const entry = `
    export * from './answers.ts'
    export * from './materials.ts'
    export * from './duties.ts'
    export * from './findings.ts'`
  const result = await build({
    stdin: { contents: entry, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
    metafile: true,
    write: false,
  })
  const inputs = Object.keys(result.metafile.inputs)
  expect(inputs.filter((path) => path.includes('node_modules'))).toEqual([])
  // A quarter of it are the sentences and checks of findings and discretion tables, which only officers load.
  expect(result.outputFiles[0]!.contents.length).toBeLessThan(78_000)
})
