import type { Database } from '../../platform/db/database.ts'
import { problem } from './errors.ts'
import { serialMax } from './rules/number.ts'
import { leaseSerials } from './store.ts'

/** Serials in one lease: a process that ends loses at most this many. */
const leaseSize = 50

/** Hands out serials from leased blocks; one row is written for fifty certificates. */
export function createSerials(db: Database) {
  const leases = new Map<string, Promise<{ next: number; readonly end: number }>>()

  return async function nextSerial(typeCode: string, district: string): Promise<number> {
    const key = `${typeCode}/${district}`
    for (;;) {
      const pending = leases.get(key) ?? lease(typeCode, district)
      leases.set(key, pending)
      const block = await pending
      if (block.next < block.end) {
        if (block.next > serialMax) throw problem('certificates.serials_used_up', {}, key)
        return block.next++
      }
      if (leases.get(key) === pending) leases.delete(key)
    }
  }

  async function lease(typeCode: string, district: string) {
    const key = `${typeCode}/${district}`
    try {
      const next = await leaseSerials(db, typeCode, district, leaseSize)
      return { next, end: next + leaseSize }
    } catch (error) {
      leases.delete(key)
      throw error
    }
  }
}
