import data from '../../../data/appeal.json' with { type: 'json' }
import { appealByLaw } from './rules/appeal.ts'
import { type Appeal, AppealLaw, type Department, type Region } from './schema.ts'

const law = AppealLaw.parse(data)

/** What a body says of itself goes before what the law says of its kind. `path`: from the province down to its region. */
export function appealOf(department: Department, path: readonly Region[]): Appeal {
  return department.appeal ?? appealByLaw(law, department, path)
}
