import { pinyin } from 'pinyin-pro'
import { buildCaseNumber } from '../../kernel/identifiers/caseNumber.ts'
import { buildReceiptNumber } from '../../kernel/identifiers/receiptNumber.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Keys } from '../../platform/keys.ts'
import { caseProblem } from './errors.ts'
import { leaseSerials } from './store.ts'

/** Numbers of cases, from serials that this process leases in blocks: one database visit for many cases; gaps are allowed. */
export interface Numbers {
  /** 办件编码. Throws `serial.exhausted` when the item has used up its numbers of the day. */
  caseNumber(taskCode: string, day: string): Promise<string>
  /** The short number that people say and type. */
  receiptNumber(regionName: string): Promise<string>
}

/** Of the serials of a body, item and day: there are 9,999 or 999,999 of them, and what a process does not use is lost. */
const blockSize = 64
/** Receipt serials run on over all days; the lease table knows them under this day. There are 31^8 of them. */
const allDays = '1970-01-01'
const receiptBlockSize = 1_024

export function createNumbers(db: Database, keys: Keys): Numbers {
  const blocks = new Map<string, { next: number; end: number }>()
  const leasing = new Map<string, Promise<void>>()

  async function next(code: string, day: string): Promise<number> {
    const key = `${code}/${day}`
    for (;;) {
      const block = blocks.get(key)
      if (block && block.next < block.end) return block.next++
      // Many waiters, one lease.
      let lease = leasing.get(key)
      if (!lease) {
        const size = day === allDays ? receiptBlockSize : blockSize
        lease = leaseSerials(db, code, day, size)
          .then((first) => void blocks.set(key, { next: first, end: first + size }))
          .finally(() => leasing.delete(key))
        leasing.set(key, lease)
        forgetOtherDays(blocks, day)
      }
      await lease
    }
  }

  return {
    async caseNumber(taskCode, day) {
      const serial = await next(taskCode, day)
      const number = buildCaseNumber({ implementationCode: taskCode, day, serial, profile: 'wide' })
      if (!number.ok) throw caseProblem('serial.exhausted', {}, number.reason)
      return number.value
    },
    async receiptNumber(regionName) {
      const prefix = prefixOf(regionName)
      return buildReceiptNumber(prefix, await next(`receipt/${prefix}`, allDays), keys.purposeKey('receipt-number'))
    },
  }
}

const prefixes = new Map<string, string>()

/** The initials of the first two characters: FR for 芙蓉区, GA for 广安区. Remembered: there are as many as regions. */
export function prefixOf(regionName: string): string {
  const known = prefixes.get(regionName)
  if (known) return known
  const prefix = initialsOf(regionName)
  prefixes.set(regionName, prefix)
  return prefix
}

function initialsOf(regionName: string): string {
  const initials = pinyin(regionName.slice(0, 2), { pattern: 'first', toneType: 'none', type: 'array' })
    .join('')
    .toUpperCase()
  return /^[A-Z]{2}$/.test(initials) ? initials : 'YM'
}

function forgetOtherDays(blocks: Map<string, unknown>, day: string): void {
  if (blocks.size < 5_000) return
  for (const key of blocks.keys()) if (!key.endsWith(`/${day}`) && !key.endsWith(`/${allDays}`)) blocks.delete(key)
}
