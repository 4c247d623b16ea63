import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { RenderAnswer, RenderOrder } from './documents.ts'

/**
 * The Typst compiler in its own thread: a page takes 5 to 50 ms of native code, which would otherwise stand in the way of
 * every request. Orders are worked one after the other; the compiler keeps fonts and templates between them. This file is
 * started by Node itself, so it imports only types from the product.
 */
const { workspace, fontDirectories } = workerData as { workspace: string; fontDirectories: string[] }
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: fontDirectories }] })

parentPort!.on('message', (order: RenderOrder) => parentPort!.postMessage(answer(order)))

function answer(order: RenderOrder): RenderAnswer {
  try {
    const compiled = compiler.compile({ mainFilePath: order.template, inputs: { data: order.data } })
    if (!compiled.result) {
      const diagnostics = compiled.takeDiagnostics()
      return { id: order.id, fault: JSON.stringify(diagnostics?.shortDiagnostics ?? 'no diagnostics') }
    }
    if (order.form === 'svg') return { id: order.id, svg: compiler.plainSvg(compiled.result) }
    const places = compiler.query(compiled.result, { selector: '<place>', field: 'value' })
    const pdf = compiler.pdf(compiled.result, { pdfStandard: '1.7', creationTimestamp: order.createdAtSeconds })
    return { id: order.id, pdf, places }
  } catch (error) {
    return { id: order.id, fault: error instanceof Error ? error.message : String(error) }
  } finally {
    // Results of the last ten documents stay; without this the cache of every document ever made would.
    compiler.evictCache(10)
  }
}
