import type { TestPlatform } from '../../../tests/support/database.ts'
import type { Actor, Duty } from '../../kernel/actor.ts'
import { uuidV7 } from '../../kernel/ids.ts'
import { createAccessLog } from '../access-log/index.ts'
import { createNotifications } from '../notifications/index.ts'
import { createOrganizations } from '../organizations/index.ts'
import { createEvaluations, type Evaluation, type Giving } from './index.ts'

export const furong = '430102000000'
export const food = '82366686-cb15-5dda-8510-3feb3e1ba594'
export const bureauDepartment = '6fb3894c-9440-5be2-a442-01b340265f02'
export const itemId = '01990000-0000-7000-8000-00000000000a'
export const good: Evaluation = { grade: 1, reasons: [], text: '' }
export const bad: Evaluation = { grade: 4, reasons: ['trips'], text: '窗口的周师傅让我跑了三趟' }

/** The module on a real database, beside the modules that it uses. */
export async function evaluationsOn(platform: TestPlatform) {
  const accessLog = createAccessLog(platform)
  const organizations = createOrganizations(platform)
  await organizations.load('data')
  const notifications = createNotifications(platform, { identity: { findPerson: async () => undefined } })
  const evaluations = createEvaluations(platform, { accessLog, notifications, organizations })
  return { evaluations, accessLog, notifications, organizations }
}

export function newGiving(platform: TestPlatform, more: Partial<Giving> = {}): Giving {
  const caseId = uuidV7(platform.clock.now().getTime())
  return {
    evaluated: { caseId, node: 'concluded', regionCode: furong, departmentId: food, itemId },
    contact: {
      personId: uuidV7(platform.clock.now().getTime()),
      receiptNumber: 'FR-7K2M-9Q',
      itemName: '食品经营许可证新办',
      name: '林知夏（演示）',
      phone: '19900000001',
    },
    channel: 'pc',
    ...more,
  }
}

let staffMade = 0

export function staff(duty: Duty, departmentId: string, regionCode = furong): Extract<Actor, { kind: 'staff' }> {
  staffMade += 1
  const staffId = `01990000-0000-7000-8000-${String(staffMade).padStart(12, '0')}`
  return { kind: 'staff', staffId, postId: staffId, departmentId, regionCode, duties: [duty] }
}
