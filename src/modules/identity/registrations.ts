import { dayOf } from '../../kernel/day.ts'
import { regionPrefixOf } from '../../kernel/identifiers/regionCode.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Assurance } from './schema.ts'
import { addRegistration, registeredAt } from './store/registrations.ts'

/** Registered people (注册用户) of a place, by how they were. Who erased herself later was registered all the same. */
export interface RegisteredPeople {
  /** Online, within the days asked for. Zero for every region: nobody is asked where she lives. */
  readonly online: number
  /** At a window, within the days asked for. */
  readonly atWindow: number
  /** By the last of the days, since ever. */
  readonly inAll: number
}

export interface Registrations {
  /** Of a region (12 digits) with all below it, or of everywhere; days YYYY-MM-DD, both included. */
  registeredPeople(question: {
    readonly regionCode: string | undefined
    readonly from: string
    readonly to: string
  }): Promise<RegisteredPeople>
}

export function createRegistrations({ db }: Pick<Platform, 'db'>): Registrations {
  return {
    async registeredPeople({ regionCode, from, to }) {
      const place = regionCode === undefined ? '' : regionPrefixOf(regionCode)
      const { declared, seenAtWindow, before } = await registeredAt(db, place, from, to)
      const [online, atWindow] = [Number(declared), Number(seenAtWindow)]
      return { online, atWindow, inAll: Number(before) + online + atWindow }
    },
  }
}

/** Where the code of a province, city, county, street and village ends. */
const ends = [2, 4, 6, 9, 12]
const parts = 4

/** Part of the transaction that writes the person. `together`: one of many of one transaction, which all go to the same rows. */
export function stageRegistration(
  person: { readonly id: string; readonly assurance: Assurance; readonly regionCode?: string | undefined },
  now: Date,
  together: boolean,
): Statement {
  const prefix = person.regionCode === undefined ? '' : regionPrefixOf(person.regionCode)
  return addRegistration({
    places: ['', ...ends.filter((end) => end <= prefix.length).map((end) => prefix.slice(0, end))],
    day: dayOf(now),
    assurance: person.assurance,
    part: together ? 0 : 1 + (Number.parseInt(person.id.slice(-2), 16) % parts),
  })
}
