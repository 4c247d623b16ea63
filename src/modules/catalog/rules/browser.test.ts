import { build } from 'esbuild'
import { expect, test } from 'vitest'

const engine = ['answers', 'materials', 'duties', 'situations/applied', 'situations/words']

// Half of the whole are the sentences and checks of findings, situations and discretion tables, which only officers load.
test.each([
  ['the form engine', engine, 50_000],
  ['the form engine with its checks', [...engine, 'findings'], 100_000],
])('%s runs in a browser: no Node, no schema library, and small', async (_name, files, bytesMax) => {
  const result = await build({
    stdin: {
      contents: files.map((file) => `export * from './${file}.ts'`).join('\n'),
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
    metafile: true,
    write: false,
  })
  const inputs = Object.keys(result.metafile.inputs)
  expect(inputs.filter((path) => path.includes('node_modules'))).toEqual([])
  expect(result.outputFiles[0]!.contents.length).toBeLessThan(bytesMax)
})
