import type { Readable } from 'node:stream'
import type { MultipartFile } from '@fastify/multipart'
import { Problem } from '../../kernel/problem.ts'
import { statusOfKind } from '../../platform/http/problem-status.ts'
import { en, zh } from '../texts/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer } from '../web.ts'

export interface SentFile {
  readonly materialId: string
  readonly fileName: string
  readonly content: Readable
}

interface Upload {
  /** Takes the file, or throws a problem whose sentence says what to do. */
  readonly receive: (file: SentFile) => Promise<{ readonly uploadId: string; readonly name: string }>
  /** Where to go on. */
  readonly next: string
  /** The page again, with the fault at its material. */
  readonly again: (sentence: string) => Promise<PageAnswer>
}

/**
 * One file of one material. Without script it is a form and answers with a page; the enhancer asks for data and shows
 * progress. A stream that breaks off throws before anything is stored, and what is refused is read to its end, so that
 * the browser reads our sentence and not a broken connection.
 */
export async function takeUpload(visit: Visit, materialId: string, { receive, next, again }: Upload): Promise<Answer> {
  const wantsData = visit.request.headers.accept?.startsWith('application/json') ?? false
  const file = await visit.request.file()
  try {
    const { content, fileName } = chosenFile(file)
    const upload = await receive({ materialId, fileName, content })
    if (wantsData) return { data: { uploadId: upload.uploadId, name: upload.name, next }, status: 201 }
    return { redirect: next }
  } catch (error) {
    file?.file.resume()
    if (!(error instanceof Problem) || error.kind === 'not_found' || wantsData) throw error
    return { ...(await again(error.sentence[visit.language])), status: statusOfKind[error.kind] }
  }
}

/** A form that is sent without a chosen file still has the part, without a name. */
function chosenFile(file: MultipartFile | undefined): Pick<SentFile, 'content' | 'fileName'> {
  if (!file || file.filename === '') throw noFile
  return { content: file.file, fileName: file.filename }
}

const noFile = new Problem('material.no_file', 'invalid', {
  zh: zh.personal.papers.noFile,
  en: en.personal.papers.noFile,
})
