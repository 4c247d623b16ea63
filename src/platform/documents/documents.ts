import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { problemFamily } from '../../kernel/problem.ts'
import texts from './errors.texts.json' with { type: 'json' }
import { fontDirectories, missingCharacters } from './fonts.ts'
import { codePointName, withSubstitutes } from './substitutes.ts'

export { missingCharacters } from './fonts.ts'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

export interface DocumentOrder {
  /** Absolute path of a `.typ` file below `src/`. */
  readonly template: string
  /** Reaches the template as `json(bytes(sys.inputs.data))`: always data, never markup. At most 512 kB as JSON. */
  readonly data: Json
  /** Written into the file as its creation date. Default: the start of 1970, so that equal data gives equal bytes. */
  readonly createdAt?: Date
}

/** A rectangle that the template marked with `place()` of `official.typ`; points (1/72 inch) from the top left of the page. */
export interface Place {
  readonly name: string
  /** Counted from 1. */
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface RenderedDocument {
  readonly pdf: Buffer
  readonly places: readonly Place[]
  /** `U+20BB7`: characters that no font has; the paper says so where they stand. For the log. */
  readonly substituted: readonly string[]
}

/** What goes to the worker and what comes back. */
export interface RenderOrder {
  readonly id: number
  readonly form: 'pdf' | 'svg'
  readonly template: string
  readonly data: string
  readonly createdAtSeconds: number
}
export interface RenderAnswer {
  readonly id: number
  readonly fault?: string
  readonly svg?: string
  readonly pdf?: Uint8Array
  readonly places?: readonly Place[]
}

const dataBytesMax = 512 * 1024
const waitingMax = 1_000
/** A page takes milliseconds; what takes this long will not end. */
const renderTimeoutMs = 30_000

const problem = problemFamily(
  {
    'documents.characters_missing': 'invalid',
    'documents.data_too_large': 'too_large',
    'documents.too_many': 'unavailable',
    'documents.template_failed': 'unavailable',
  },
  texts,
)

/** Makes a PDF of a template and its data. */
export async function renderDocument(order: DocumentOrder): Promise<Buffer> {
  return (await renderWithPlaces(order)).pdf
}

/** The same, where the template left room for the seal, and what the fonts lacked. */
export async function renderWithPlaces(order: DocumentOrder): Promise<RenderedDocument> {
  const { data, codePoints } = withSubstitutes(order.data)
  const answer = await ask('pdf', { ...order, data })
  return { pdf: Buffer.from(answer.pdf!), places: answer.places ?? [], substituted: codePoints }
}

/** A drawing as SVG whose letters are outlines: it needs no font where it is shown. A seal has no substitutes: what cannot be drawn is refused. */
export async function renderSvg(order: DocumentOrder): Promise<string> {
  for (const value of stringsOf(order.data)) requireDrawable(value)
  return (await ask('svg', order)).svg!
}

/** Throws the problem that names the characters of `text` which no font can draw. */
function requireDrawable(text: string): void {
  const missing = missingCharacters(text)
  if (missing.length === 0) return
  const named = missing.slice(0, 10).map((character) => `${character}（${codePointName(character)}）`)
  throw problem('documents.characters_missing', { characters: named.join('、') })
}

async function ask(form: 'pdf' | 'svg', { template, data, createdAt }: DocumentOrder): Promise<RenderAnswer> {
  const text = JSON.stringify(data)
  if (Buffer.byteLength(text) > dataBytesMax) {
    throw problem('documents.data_too_large', { kilobytes: dataBytesMax / 1024 })
  }
  const createdAtSeconds = Math.floor((createdAt?.getTime() ?? 0) / 1000)
  const answer = await compiler.ask({ form, template, data: text, createdAtSeconds })
  if (answer.fault) throw problem('documents.template_failed', {}, `${template}: ${answer.fault}`)
  return answer
}

function* stringsOf(data: Json | undefined): Generator<string> {
  if (typeof data === 'string') yield data
  else if (data && typeof data === 'object') for (const value of Object.values(data)) yield* stringsOf(value)
}

/** The one compiler thread: started at first use, kept out of the way of a process that wants to end. */
class CompilerThread {
  #worker: Worker | undefined
  #lastId = 0
  readonly #waiting = new Map<number, { resolve: (answer: RenderAnswer) => void; reject: (error: Error) => void }>()

  async ask(order: Omit<RenderOrder, 'id'>): Promise<RenderAnswer> {
    if (this.#waiting.size >= waitingMax) throw problem('documents.too_many')
    this.#worker ??= this.#start()
    const worker = this.#worker
    const id = ++this.#lastId
    worker.ref()
    const timer = setTimeout(() => this.#stop(worker, `no answer in ${renderTimeoutMs} ms`), renderTimeoutMs)
    try {
      return await new Promise<RenderAnswer>((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject })
        worker.postMessage({ ...order, id } satisfies RenderOrder)
      })
    } finally {
      clearTimeout(timer)
      this.#waiting.delete(id)
      if (this.#waiting.size === 0) worker.unref()
    }
  }

  #start(): Worker {
    const workspace = fileURLToPath(new URL('../../', import.meta.url))
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { workspace, fontDirectories } })
    worker.on('message', (answer: RenderAnswer) => this.#waiting.get(answer.id)?.resolve(answer))
    worker.on('error', (error) => this.#stop(worker, error.message))
    return worker
  }

  /** A thread that broke is replaced at the next order; those who wait are told. */
  #stop(worker: Worker, reason: string): void {
    if (this.#worker === worker) this.#worker = undefined
    for (const { reject } of this.#waiting.values()) reject(problem('documents.template_failed', {}, reason))
    void worker.terminate()
  }
}

const compiler = new CompilerThread()
