import type { Platform } from '../../platform/platform.ts'
import type { AccessLog } from '../access-log/index.ts'
import type { Catalog } from '../catalog/index.ts'
import type { Certificates } from '../certificates/index.ts'
import type { Credit } from '../credit/index.ts'
import type { Identity } from '../identity/index.ts'
import type { Ledger } from '../ledger/index.ts'
import type { Materials } from '../materials/index.ts'
import type { Notifications } from '../notifications/index.ts'
import type { Organizations } from '../organizations/index.ts'
import type { Seals } from '../seals/index.ts'
import type { Numbers } from './numbers.ts'

/** What the module stands on. Built once in `index.ts`. */
export interface CasesContext extends CasesUses {
  readonly platform: Platform
  readonly numbers: Numbers
}

export interface CasesUses {
  readonly accessLog: AccessLog
  readonly catalog: Catalog
  readonly credit: Credit
  readonly certificates: Certificates
  readonly identity: Identity
  readonly ledger: Ledger
  readonly materials: Materials
  readonly notifications: Notifications
  readonly organizations: Organizations
  readonly seals: Seals
}
