import type { Visit } from '../../visit.ts'
import { itemNameOf } from '../../workbench/callbacks.tsx'
import { type AskedStatistics, statisticsHref } from './asked.ts'

/** The body and the item to which the numbers are narrowed, each with the way out. */
export async function narrowedTo(visit: Visit, asked: AskedStatistics) {
  const { departmentId, itemId } = asked.question
  const department = departmentId && (await visit.modules.organizations.findDepartment(departmentId))?.name
  const item = itemId && (await itemNameOf(visit, itemId))
  return [
    ...(department
      ? [{ label: department, href: statisticsHref(asked, { department: undefined, by: undefined }) }]
      : []),
    ...(item ? [{ label: item, href: statisticsHref(asked, { item: undefined, by: undefined }) }] : []),
  ]
}
