import { type AccessLog, createAccessLog } from './modules/access-log/index.ts'
import { type Cases, createCases } from './modules/cases/index.ts'
import { type Catalog, createCatalog } from './modules/catalog/index.ts'
import { type Certificates, createCertificates } from './modules/certificates/index.ts'
import { type Credit, createCredit } from './modules/credit/index.ts'
import { createEvaluations, type Evaluations } from './modules/evaluations/index.ts'
import { createIdentity, type Identity } from './modules/identity/index.ts'
import { createLedger } from './modules/ledger/index.ts'
import { createMaterials } from './modules/materials/index.ts'
import { createNotifications, type Notifications } from './modules/notifications/index.ts'
import { createOrganizations, type Organizations } from './modules/organizations/index.ts'
import { createReports, type Reports } from './modules/reports/index.ts'
import { createSeals, type Seals } from './modules/seals/index.ts'
import { createSearch, type Search } from './modules/search/index.ts'
import { createSites, type Sites } from './modules/sites/index.ts'
import { createStatistics, type Statistics } from './modules/statistics/index.ts'
import { createSupervision, type Supervision } from './modules/supervision/index.ts'
import { createHousekeeping } from './platform/housekeeping.ts'
import type { Platform } from './platform/platform.ts'

/** The front doors, as pages and API see them. */
export interface Modules {
  readonly accessLog: AccessLog
  readonly cases: Cases
  readonly catalog: Catalog
  readonly certificates: Certificates
  readonly credit: Credit
  readonly evaluations: Evaluations
  readonly identity: Identity
  readonly notifications: Notifications
  readonly organizations: Organizations
  readonly reports: Reports
  readonly search: Search
  readonly seals: Seals
  readonly sites: Sites
  readonly statistics: Statistics
  readonly supervision: Supervision
  /** Partitions, expired sessions, old drafts: sets the recurring timers going. Called once at start. */
  startHousekeeping(): Promise<void>
}

/** Builds every module on the platform, from the ground up. */
export function composeModules(platform: Platform): Modules {
  const accessLog = createAccessLog(platform)
  const ledger = createLedger()
  const seals = createSeals(platform)
  const organizations = createOrganizations(platform)
  const identity = createIdentity(platform, { organizations, accessLog })
  const notifications = createNotifications(platform, { identity, pathOfCase: (caseId) => `/cases/${caseId}` })
  const catalog = createCatalog(platform, { organizations })
  const search = createSearch(platform, { catalog, organizations })
  const sites = createSites(platform, { organizations })
  const certificates = createCertificates(platform, { seals })
  const credit = createCredit(platform)
  const materials = createMaterials(platform)
  const evaluations = createEvaluations(platform, { accessLog, notifications, organizations })
  const uses = {
    accessLog,
    catalog,
    certificates,
    credit,
    identity,
    ledger,
    materials,
    notifications,
    organizations,
    seals,
  }
  const cases = createCases(platform, uses)
  const supervision = createSupervision(platform, { cases, evaluations, materials, organizations })
  const reports = createReports(platform, { cases, catalog, evaluations, organizations, seals, supervision })
  const statistics = createStatistics(platform, {
    ...{ cases, evaluations, organizations },
    cardsTallied: supervision.cardsTallied,
  })
  const startPlatformHousekeeping = createHousekeeping(platform)
  const startHousekeeping = async () => {
    await Promise.all([
      startPlatformHousekeeping(),
      accessLog.ensurePartitions(),
      notifications.ensurePartitions(),
      identity.startHousekeeping(),
      cases.startHousekeeping(),
      evaluations.startHousekeeping(),
      supervision.startHousekeeping(),
      statistics.startHousekeeping(),
    ])
  }
  return {
    accessLog,
    cases,
    catalog,
    certificates,
    credit,
    evaluations,
    identity,
    notifications,
    organizations,
    reports,
    search,
    seals,
    sites,
    statistics,
    supervision,
    startHousekeeping,
  }
}
