import type { Platform } from '../../platform/platform.ts'
import type { Cases } from '../cases/index.ts'
import type { Catalog } from '../catalog/index.ts'
import type { Evaluations } from '../evaluations/index.ts'
import type { Organizations } from '../organizations/index.ts'
import type { Seals } from '../seals/index.ts'
import type { Supervision } from '../supervision/index.ts'

export interface ReportsUses {
  readonly cases: Pick<Cases, 'talliedByBody' | 'receiptsOf' | 'firstDayOfWork'>
  readonly catalog: Pick<Catalog, 'findCurrentVersion'>
  readonly evaluations: Pick<Evaluations, 'reported'>
  readonly organizations: Pick<Organizations, 'getRegion' | 'getDepartment' | 'findDepartment' | 'departmentsOf'>
  readonly seals: Pick<Seals, 'renderSealed' | 'sealImage'>
  readonly supervision: Pick<Supervision, 'scores' | 'cardsTallied'>
}

export interface ReportsContext extends ReportsUses {
  readonly platform: Platform
}
