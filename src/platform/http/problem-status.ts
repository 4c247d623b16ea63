import { Problem, type ProblemKind } from '../../kernel/problem.ts'

/** HTTP status of each kind of problem. The domain never sees it. */
export const statusOfKind = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
} as const satisfies Record<ProblemKind, number>

const unexpected = {
  zh: '系统出了问题，你填写的内容没有丢。请稍后再试；如果还不行，请把页面上的编号告诉我们。',
  en: 'Something went wrong on our side; nothing you entered was lost. Try again later; if it persists, tell us the number on this page.',
}
const malformed = {
  zh: '这个请求的格式不对，没有处理。请回到上一页重新操作。',
  en: 'This request was not well-formed and was not processed. Go back and try again.',
}
const busy = {
  zh: '数据库暂时连不上，刚才的操作没有生效。请稍后再试。',
  en: 'The database cannot be reached just now and nothing was changed. Try again in a moment.',
}
const slow = { zh: '请求太频繁了。请等一分钟再试。', en: 'Too many requests. Wait a minute and try again.' }

/** Whatever was thrown, as a problem: ours as it is, HTTP faults of the framework by their status, all else as unexpected. */
export function asProblem(error: unknown): { problem: Problem; status: number; expected: boolean } {
  if (error instanceof Problem) return { problem: error, status: statusOfKind[error.kind], expected: true }
  const status = (error as { statusCode?: number }).statusCode
  const detail = (error as Error)?.message
  if (status === 429)
    return { problem: new Problem('request.too_many', 'too_many', slow, detail), status, expected: true }
  if (status === 413) {
    const sentence = {
      zh: '内容太大了。请减小后再试。',
      en: 'The content is too large. Make it smaller and try again.',
    }
    return { problem: new Problem('request.too_large', 'too_large', sentence, detail), status, expected: true }
  }
  if (status !== undefined && status >= 400 && status < 500) {
    return { problem: new Problem('request.malformed', 'invalid', malformed, detail), status, expected: true }
  }
  if (isConnectionLoss(error))
    return { problem: new Problem('database.unreachable', 'unavailable', busy, detail), status: 503, expected: false }
  return { problem: new Problem('unexpected', 'unavailable', unexpected, detail), status: 500, expected: false }
}

/** The database went away or is starting: a fault that passes by itself. SQLSTATE classes 08 and 57. */
function isConnectionLoss(error: unknown): boolean {
  const code = String((error as { code?: unknown })?.code ?? '')
  const message = String((error as Error)?.message ?? '')
  return (
    /^(08|57P)/.test(code) ||
    /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(message)
  )
}
