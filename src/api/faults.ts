import { type FieldFault, fillSentence, type Problem } from '../kernel/problem.ts'
import { apiProblem } from './errors.ts'
import texts from './faults.texts.json' with { type: 'json' }

/** One fault of a request's shape, as the validator reports it. */
export interface ShapeIssue {
  readonly keyword: string
  readonly instancePath: string
  readonly message?: string
  readonly params?: Readonly<Record<string, unknown>>
}

/** Every fault of a body, query or path at once. Values that were sent are never repeated: they may be personal. */
export function invalidRequest(issues: readonly ShapeIssue[], context: string): Problem {
  const faults = issues.slice(0, faultsMax).map((issue) => faultOf(issue, context))
  return apiProblem(
    'api.invalid',
    { count: faults.length },
    `${context}: ${faults.map(({ field, code }) => `${field} ${code}`).join(', ')}`,
    faults,
  )
}

/** Members of a body that the item does not know. */
export function unknownMembers(kind: 'no_such_field' | 'no_such_material', fields: readonly string[]): Problem {
  const faults = fields.slice(0, faultsMax).map((field) => ({ field, code: kind, sentence: texts[kind] }))
  return apiProblem('api.invalid', { count: faults.length }, undefined, faults)
}

const faultsMax = 100

function faultOf({ keyword, instancePath, message, params = {} }: ShapeIssue, context: string): FieldFault {
  const path = instancePath.replace(/^\//, '').replaceAll('/', '.')
  const field = context === 'body' ? path : [context, path].filter(Boolean).join('.')
  const code = message?.endsWith('received undefined') ? 'missing' : codeOf(keyword)
  const words = {
    expected: String(params.expected ?? ''),
    limit: String(params.minimum ?? params.maximum ?? ''),
    format: String(params.format ?? ''),
    values: Array.isArray(params.values) ? params.values.join(', ') : '',
    keys: Array.isArray(params.keys) ? params.keys.join(', ').slice(0, 200) : '',
  }
  return { field, code, sentence: fillSentence(texts[code], words) }
}

function codeOf(keyword: string): keyof typeof texts {
  switch (keyword) {
    case 'invalid_type':
      return 'type'
    case 'too_small':
    case 'too_big':
      return keyword
    case 'invalid_format':
      return 'format'
    case 'invalid_value':
      return 'value'
    case 'unrecognized_keys':
      return 'unknown'
    default:
      return 'shape'
  }
}
