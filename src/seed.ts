import { resolve } from 'node:path'
import certificateTypes from '../data/certificates/types.json' with { type: 'json' }
import type { Modules } from './composition.ts'
import type { CertificateType } from './modules/certificates/index.ts'
import type { Platform } from './platform/platform.ts'

/** Where the shipped data lies. */
export const dataFolder = resolve(import.meta.dirname, '../data')

export const hunan = '430000000000'
export const changsha = '430100000000'
export const furong = '430102000000'

/** Loads regions, calendars, bodies and items; in demo mode also people, seals and kinds of certificates. Idempotent. */
export async function loadData(platform: Platform, modules: Modules): Promise<void> {
  await modules.organizations.load(dataFolder)
  await modules.catalog.load(dataFolder)
  await modules.search.load(dataFolder)
  await modules.supervision.load(dataFolder)
  await loadCertificateTypes(modules)
  if (platform.config.demo) await loadDemo(modules)
  else await modules.identity.assertNoDemoAccounts()
}

async function loadDemo({ identity, organizations, seals, sites }: Modules): Promise<void> {
  await identity.loadDemoPeople(dataFolder)
  await sites.loadDemo(dataFolder)
  for (const regionCode of [hunan, changsha, furong]) {
    for (const { id, name, creditCode } of await organizations.departmentsOf(regionCode)) {
      if (creditCode) await seals.ensureSeal({ organizationId: id, name, creditCode })
    }
  }
}

/** What we issue ourselves nobody needs to bring us: each kind is registered as a source of its evidence type. */
async function loadCertificateTypes({ certificates, catalog: { vocabulary } }: Modules): Promise<void> {
  for (const type of certificateTypes.types) {
    await certificates.defineType(type as CertificateType)
    for (const { key: evidenceType } of vocabulary.evidenceTypesOfCertificate(type.code)) {
      const supplier = { key: 'certificates', name: certificateTypes.supplier, registeredBy: 'certificates' }
      await vocabulary.registerSupplier({ evidenceType, ...supplier })
    }
  }
}
