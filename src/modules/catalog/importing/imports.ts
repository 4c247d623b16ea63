import type { Readable } from 'node:stream'
import type { Sentence } from '../../../kernel/problem.ts'
import type { StaffActor } from '../authoring/authoring.ts'
import type { Place } from '../sheets/readTables.ts'
import type { UploadFormat } from './readUpload.ts'

export type ImportStatus = 'reading' | 'ready' | 'refused' | 'committing' | 'committed' | 'abandoned'

/** A problem keeps its item out; a finding is kept and told. `place` and `sentence` say where and what to do. */
export interface ImportNote extends Place {
  readonly item: string
  readonly rule: string
  readonly sheetTitle: Sentence | null
  readonly columnTitle: Sentence | null
  readonly sentence: Sentence
}

export interface ImportReportOfFile {
  readonly format: UploadFormat
  readonly items: number
  /** Items that become new proposals, that change an open one or what is published, that say what is there already, that are not taken. */
  readonly created: number
  readonly revised: number
  readonly unchanged: number
  readonly bad: number
  readonly sheets: readonly {
    readonly title: Sentence
    readonly rows: number
    readonly problems: number
    readonly findings: number
  }[]
  /** The first 300 of each; the file that is given back has all problems. */
  readonly problems: readonly ImportNote[]
  readonly problemsMore: number
  readonly findings: readonly ImportNote[]
  readonly findingsMore: number
}

export interface CatalogImport {
  readonly id: string
  readonly fileName: string
  readonly status: ImportStatus
  readonly itemsDone: number
  readonly items: number | null
  readonly report: ImportReportOfFile | null
  /** Why the file was refused as a whole. */
  readonly refusal: { readonly fault: string; readonly at: string; readonly sentence: Sentence } | null
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly committedAt: Date | null
  readonly hasBadRows: boolean
}

/** Files of an office's catalogue officers. Everything of other offices is `import_not_found`. */
export interface Imports {
  /** Keeps the file and begins to read it; nothing of the catalogue changes. */
  begin(actor: StaffActor, file: { readonly name: string; readonly content: Buffer | Readable }): Promise<CatalogImport>
  get(id: string, actor: StaffActor): Promise<CatalogImport>
  /** Own office's, newest first, at most 20. */
  list(actor: StaffActor): Promise<readonly CatalogImport[]>
  /** Makes draft proposals of the good items, all of them or none. */
  commit(id: string, actor: StaffActor): Promise<CatalogImport>
  /** The file is gone at once. */
  abandon(id: string, actor: StaffActor): Promise<CatalogImport>
  /** What was not taken, as a file to mend, in the format in which it came. */
  badRows(
    id: string,
    actor: StaffActor,
  ): Promise<{ readonly content: Buffer; readonly mediaType: string; readonly fileName: string }>
}
