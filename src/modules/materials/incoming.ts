import type { Readable } from 'node:stream'
import type { Problem } from '../../kernel/problem.ts'
import { materialProblem } from './errors.ts'

/** Reads to the end or refuses at the first byte too many; nothing touches the disk before the whole paper is known to be good. */
export async function readBounded(content: Readable, bytesMax: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of content as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= bytesMax) chunks.push(chunk)
    else chunks.length = 0
  }
  if (bytes > bytesMax) throw materialProblem('material.too_large', { megabytes: Math.floor(bytesMax / 1_048_576) })
  return Buffer.concat(chunks)
}

/** Lets the sender finish, so that it reads our answer and not a broken connection. */
export async function drained(content: Readable, problem: Problem): Promise<Problem> {
  content.resume()
  await new Promise<void>((resolve) => {
    content.once('end', resolve)
    content.once('close', resolve)
    content.once('error', () => resolve())
  })
  return problem
}

/** The last part of a path, without control characters, at most 120 characters, with its ending kept. */
export function cleanName(fileName: string): string {
  const last = fileName.split(/[\\/]/).at(-1) ?? ''
  const printable = last.replace(/[\p{C}<>:"|?*]/gu, '').trim()
  if (printable === '') return 'file'
  if (printable.length <= 120) return printable
  const dot = printable.lastIndexOf('.')
  const ending = dot > 0 ? printable.slice(dot).slice(0, 10) : ''
  return printable.slice(0, 120 - ending.length) + ending
}

export function typeNames(accept: readonly string[]): string {
  return accept.map((type) => type.split('/').at(-1)?.toUpperCase()).join('、')
}
