import { Problem, type ProblemKind, problemFamily } from '../../kernel/problem.ts'
import texts from './errors.texts.json' with { type: 'json' }

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

const httpProblem = problemFamily(
  {
    unexpected: 'unavailable',
    'request.malformed': 'invalid',
    'request.too_many': 'too_many',
    'request.too_large': 'too_large',
    'database.unreachable': 'unavailable',
  },
  texts,
)

/** Whatever was thrown, as a problem: ours as it is, HTTP faults of the framework by their status, all else as unexpected. */
export function asProblem(error: unknown): { problem: Problem; status: number; expected: boolean } {
  if (error instanceof Problem) return { problem: error, status: statusOfKind[error.kind], expected: true }
  const status = (error as { statusCode?: number }).statusCode
  const detail = (error as Error)?.message
  if (status === 429) return { problem: httpProblem('request.too_many', {}, detail), status, expected: true }
  if (status === 413) return { problem: httpProblem('request.too_large', {}, detail), status, expected: true }
  if (status !== undefined && status >= 400 && status < 500) {
    return { problem: httpProblem('request.malformed', {}, detail), status, expected: true }
  }
  if (brokenForm.test(detail ?? '')) {
    return { problem: httpProblem('request.malformed', {}, detail), status: 400, expected: true }
  }
  if (isConnectionLoss(error)) {
    return { problem: httpProblem('database.unreachable', {}, detail), status: 503, expected: false }
  }
  return { problem: httpProblem('unexpected', {}, detail), status: 500, expected: false }
}

/** The reader of file forms throws plain errors: broken off, without a boundary, or with one that is far too long. */
const brokenForm =
  /unexpected end of multipart data$|^Multipart: Boundary not found|^The needle cannot|^(Malformed|Unsupported) content type/i

/** The database went away or is starting: a fault that passes by itself. SQLSTATE classes 08 and 57. */
export function isConnectionLoss(error: unknown): boolean {
  const code = String((error as { code?: unknown })?.code ?? '')
  const message = String((error as Error)?.message ?? '')
  return (
    /^(08|57P)/.test(code) ||
    /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect|^Client .+ is not queryable$/.test(message)
  )
}
