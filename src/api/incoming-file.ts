import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { UploadType } from '../modules/catalog/index.ts'
import { headerOf } from './authorization.ts'
import { apiProblem } from './errors.ts'

export const uploadTypes: readonly string[] = UploadType.options

/** The one file of a request: the body itself, or the file part of a form. */
export async function receiveFile(
  request: FastifyRequest,
): Promise<{ readonly fileName: string; readonly content: Readable }> {
  if (request.isMultipart()) {
    const part = await request.file()
    if (!part) throw apiProblem('api.file_missing')
    return { fileName: part.filename, content: part.file }
  }
  if (!(request.body instanceof Readable)) throw apiProblem('api.file_missing')
  return { fileName: decoded(headerOf(request, 'yimen-file-name') ?? 'file'), content: request.body }
}

/** Header values are ASCII, so names come percent-encoded; a name that is not is taken as it stands. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
