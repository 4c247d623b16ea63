import type { Capacity } from '../../kernel/actor.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import { isUuid } from '../../kernel/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Organizations } from '../organizations/index.ts'
import type { PostPlace, StaffActor } from './schema.ts'
import { capacityOf, type FindPlace } from './sessions.ts'
import {
  type AbsenceRow,
  absencesOfStaff,
  type CoverRow,
  coversOfStaff,
  type HolderRow,
  type HoldingRow,
  holdersOn,
  holdingsOfPosts,
  holdingsOfStaff,
} from './store/absences.ts'

/** Somebody who holds a post of a department today. */
export interface OfficeMember {
  readonly staffId: string
  readonly postId: string
  readonly name: string
  readonly postName: string
  readonly capacity?: Capacity
  /** Last day of the absence that she is in. */
  readonly absentThrough?: Day
}

/** A post that somebody holds now or will hold. */
export interface RosterHolding {
  readonly post: PostPlace
  readonly from: Day
  /** null: without end. */
  readonly through: Day | null
  readonly capacity?: Capacity
}

export interface RosterCover {
  readonly coverId: string
  readonly post: PostPlace
  readonly absentName: string
  readonly staffId: string
  readonly staffName: string
  readonly from: Day
  readonly through: Day
}

export interface RosterAbsence {
  readonly absenceId: string
  readonly from: Day
  readonly through: Day
  readonly reason: string
  readonly covers: readonly RosterCover[]
  /** Her posts that nobody covers. */
  readonly uncovered: readonly PostPlace[]
}

export interface RosterMember {
  readonly staffId: string
  readonly name: string
  readonly holdings: readonly RosterHolding[]
  readonly absences: readonly RosterAbsence[]
  /** Whom she covers, now or later. */
  readonly covering: readonly RosterCover[]
}

/** Everybody of the departments in which somebody has posts, herself first. */
export type Roster = readonly [RosterMember, ...RosterMember[]]

export interface Rosters {
  /** Who can be given a case of this department today, by post; of posts that are covered, both. One query. */
  staffOfDepartment(departmentId: string): Promise<OfficeMember[]>
  /** Posts, absences and covers, running and to come. What a page shows of colleagues is for the page to limit. */
  rosterOf(actor: StaffActor): Promise<Roster>
}

export function createRosters(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  findPlace: FindPlace,
  organizations: Pick<Organizations, 'postsOf'>,
): Rosters {
  const today = () => dayOf(clock.now())

  async function placesOf(postIds: Iterable<string>): Promise<Map<string, PostPlace>> {
    const places = await Promise.all([...new Set(postIds)].map(findPlace))
    return new Map(places.flatMap((place) => (place ? [[place.id, place]] : [])))
  }

  return {
    async staffOfDepartment(departmentId) {
      const posts = isUuid(departmentId) ? await organizations.postsOf(departmentId) : []
      const byId = new Map(posts.map((post) => [post.id, post]))
      const rows = posts.length > 0 ? await db.lookUp<HolderRow>(holdersOn([...byId.keys()], today())) : []
      return rows.flatMap(({ postId, staffId, staffName, coverId, absentThrough }) => {
        const post = byId.get(postId)
        if (!post) return []
        const away = absentThrough ? { absentThrough } : {}
        return [
          { staffId, postId, name: staffName, postName: post.name, ...capacityOf(post, coverId !== null), ...away },
        ]
      })
    },
    async rosterOf(actor) {
      const hers = await db.lookUp<HoldingRow>(holdingsOfStaff([actor.staffId], today()))
      const herPlaces = await placesOf([actor.postId, ...hers.map(({ postId }) => postId)])
      const departments = new Set([...herPlaces.values()].map(({ departmentId }) => departmentId))
      const posts = (await Promise.all([...departments].map((id) => organizations.postsOf(id)))).flat()
      const ids = posts.map(({ id }) => id)
      const team = ids.length > 0 ? await db.lookUp<HoldingRow>(holdingsOfPosts(ids, today())) : []
      const staffIds = [...new Set([actor.staffId, ...team.map(({ staffId }) => staffId)])]
      const [absences, covers] = await Promise.all([
        db.lookUp<AbsenceRow>(absencesOfStaff(staffIds, today())),
        db.lookUp<CoverRow>(coversOfStaff(staffIds, today())),
      ])
      const holdings = [...hers, ...team.filter(({ staffId }) => staffId !== actor.staffId)]
      const places = await placesOf([...holdings, ...covers].map(({ postId }) => postId))
      const member = (staffId: string) => memberOf(staffId, { holdings, absences, covers, places })
      const [first = actor.staffId, ...rest] = staffIds
      return [member(first), ...rest.map(member)]
    },
  }
}

interface RosterRows {
  readonly holdings: readonly HoldingRow[]
  readonly absences: readonly AbsenceRow[]
  readonly covers: readonly CoverRow[]
  readonly places: ReadonlyMap<string, PostPlace>
}

function memberOf(staffId: string, { holdings, absences, covers, places }: RosterRows): RosterMember {
  const own = holdings.filter((row) => row.staffId === staffId)
  const told = covers.flatMap((row) => {
    const post = places.get(row.postId)
    return post ? [{ row, cover: coverLine(row, post) }] : []
  })
  return {
    staffId,
    name: own[0]?.staffName ?? absences.find((row) => row.staffId === staffId)?.staffName ?? '',
    holdings: own.flatMap(({ postId, from, through, coverId }) => {
      const post = places.get(postId)
      return post ? [{ post, from, through, ...capacityOf(post, coverId !== null) }] : []
    }),
    absences: absences
      .filter((row) => row.staffId === staffId)
      .map(({ id, from, through, reason }) => {
        const named = told.flatMap(({ row, cover }) => (row.absenceId === id ? [cover] : []))
        const needed = own.filter((row) => row.coverId === null && row.from <= through && (row.through ?? from) >= from)
        const open = new Set(
          needed.map(({ postId }) => postId).filter((post) => !named.some((c) => c.post.id === post)),
        )
        const uncovered = [...open].flatMap((post) => places.get(post) ?? [])
        return { absenceId: id, from, through, reason, covers: named, uncovered }
      }),
    covering: told.flatMap(({ row, cover }) => (row.staffId === staffId ? [cover] : [])),
  }
}

function coverLine({ id, absentName, staffId, staffName, from, through }: CoverRow, post: PostPlace): RosterCover {
  return { coverId: id, post, absentName, staffId, staffName, from, through }
}
