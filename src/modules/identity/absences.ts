import { CompiledQuery } from 'kysely'
import { type Day, dayOf } from '../../kernel/day.ts'
import { isUuid, uuidV7 } from '../../kernel/ids.ts'
import type { FieldFault } from '../../kernel/problem.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Platform } from '../../platform/platform.ts'
import { mayMeet, type Organizations } from '../organizations/index.ts'
import { identityProblem } from './errors.ts'
import texts from './fields.texts.json' with { type: 'json' }
import { invalidInput } from './people.ts'
import { createRosters, type Rosters } from './rosters.ts'
import {
  type AbsenceReason,
  absenceReasons,
  type CoverFault,
  coverOf,
  coverTerm,
  faultOfTerm,
  type Holding,
  type Term,
} from './rules/absences.ts'
import type { StaffActor } from './schema.ts'
import type { FindPlace } from './sessions.ts'
import {
  type AbsenceRow,
  absenceById,
  absencesOfStaff,
  type CoverRow,
  coverById,
  type HoldingRow,
  holdingsOfStaff,
  insertAbsence,
  insertCover,
  lockStaff,
  revokeAbsence,
  revokeCover,
  revokeCoversOfAbsence,
} from './store/absences.ts'

export interface NewAbsence extends Term {
  readonly staffId: string
  readonly reason: string
  /** Who holds which of her posts meanwhile; more can be named later. */
  readonly covers: readonly NewCover[]
}

export interface NewCover {
  readonly postId: string
  readonly staffId: string
}

/**
 * Absences and who covers. Recorded and revoked by whoever is away or by the head of the office: staff of the same department at a post that
 * decides or supervises. For everybody else they are not there.
 */
export interface Absences extends Rosters {
  /**
   * Throws `identity.staff_not_found`, `identity.absence_overlaps`, `identity.post_covered` or, with what is wrong at its field
   * (`from`, `through`, `reason`, `cover.POST`), `identity.input_invalid`. All of it is recorded, or nothing.
   */
  recordAbsence(actor: StaffActor, absence: NewAbsence): Promise<{ readonly absenceId: string }>
  /** From today on, at the earliest. Throws `identity.absence_not_found` and as `recordAbsence`. */
  addCover(actor: StaffActor, absenceId: string, cover: NewCover): Promise<void>
  /** Back earlier, or never gone: covers end with it, at once. Throws `identity.absence_not_found`. */
  revokeAbsence(actor: StaffActor, absenceId: string): Promise<void>
  /** Whoever covers may give it up, too. Throws `identity.cover_not_found`. */
  revokeCover(actor: StaffActor, coverId: string): Promise<void>
}

type Run = <Row extends Record<string, unknown>>(statement: Statement) => Promise<readonly Row[]>

const coversMax = 20

export function createAbsences(
  platform: Platform,
  findPlace: FindPlace,
  organizations: Pick<Organizations, 'postsOf'>,
): Absences {
  const { db, clock, log } = platform
  const today = () => dayOf(clock.now())

  /** Acts that read and then write go one after the other for each member of staff concerned. */
  async function deciding<Result>(staffIds: readonly string[], work: (run: Run) => Promise<Result>): Promise<Result> {
    try {
      return await db.transaction<Record<string, never>, Result>(async (transaction) => {
        const run: Run = async <Row>(statement: Statement) =>
          (await transaction.executeQuery<Row>(CompiledQuery.raw(statement.text, [...statement.values]))).rows
        await run(lockStaff(staffIds))
        return work(run)
      })
    } catch (error) {
      const constraint = violatedConstraint(error)
      if (constraint === 'absence_apart') throw identityProblem('identity.absence_overlaps')
      if (constraint === 'cover_apart') throw identityProblem('identity.post_covered')
      throw error
    }
  }

  async function holdingsOf(run: Run, staffIds: readonly string[]): Promise<Map<string, Holding[]>> {
    const rows = await run<HoldingRow>(holdingsOfStaff(staffIds, today()))
    const found = rows.map(async (row) => ({ row, place: await findPlace(row.postId) }))
    const holdings = new Map<string, Holding[]>(staffIds.map((id) => [id, []]))
    for (const { row, place } of await Promise.all(found)) {
      if (!place) continue
      const { postId, from, through, coverId } = row
      const { departmentId, duties } = place
      holdings.get(row.staffId)?.push({ postId, departmentId, duties, from, through, byCover: coverId !== null })
    }
    return holdings
  }

  /** The statements of these covers, or the first fault at its field. What one makes her hold counts for the next. */
  async function stageCovers(
    run: Run,
    actor: StaffActor,
    absence: Term & { readonly id: string; readonly staffId: string },
    covers: readonly NewCover[],
    holdings: Map<string, Holding[]>,
  ): Promise<Statement[]> {
    const away = await run<AbsenceRow>(absencesOfStaff([...holdings.keys()], today()))
    const now = clock.now()
    const term = coverTerm(absence, today())
    const statements: Statement[] = []
    for (const { postId, staffId } of covers) {
      const place = await findPlace(postId)
      if (!place || !mayArrange(actor, absence.staffId, [place])) throw coverProblem(postId, 'cover_of_no_post')
      const own = holdings.get(staffId) ?? []
      const question = {
        post: place,
        term,
        absentStaffId: absence.staffId,
        absentHoldings: holdings.get(absence.staffId) ?? [],
        staffId,
        holdings: own,
        absences: away.filter((other) => other.staffId === staffId),
      }
      const answer = coverOf(question, mayMeet)
      if ('fault' in answer) throw coverProblem(postId, answer.fault)
      const id = uuidV7(now.getTime())
      const { departmentId, duties } = place
      own.push({ postId, departmentId, duties, ...term, byCover: true })
      const row = { id, absenceId: absence.id, postId, absentStaffId: absence.staffId, staffId, ...answer, ...term }
      statements.push(insertCover({ ...row, at: now, by: actor.staffId }))
    }
    return statements
  }

  return {
    ...createRosters(platform, findPlace, organizations),
    async recordAbsence(actor, { staffId, reason, covers, ...days }) {
      const term = { from: days.from, through: days.through }
      checkAbsence(term, reason, covers, today())
      if (!isUuid(staffId)) throw identityProblem('identity.staff_not_found')
      const now = clock.now()
      const absence = { id: uuidV7(now.getTime()), staffId, ...term }
      const concerned = [...new Set([staffId, ...covers.map((cover) => cover.staffId)])]
      await deciding(concerned, async (run) => {
        const holdings = await holdingsOf(run, concerned)
        if (!mayArrange(actor, staffId, ownOf(holdings.get(staffId)))) throw identityProblem('identity.staff_not_found')
        await run(insertAbsence({ ...absence, reason, at: now, by: actor.staffId }))
        for (const statement of await stageCovers(run, actor, absence, covers, holdings)) await run(statement)
      })
      log.info({ absenceId: absence.id, covers: covers.length }, 'absence recorded')
      return { absenceId: absence.id }
    },
    async addCover(actor, absenceId, cover) {
      if (!isUuid(absenceId)) throw identityProblem('identity.absence_not_found')
      if (!isUuid(cover.staffId)) throw coverProblem(cover.postId, 'cover_not_of_office')
      const [known] = await db.query<AbsenceRow>(absenceById(absenceId, today()))
      if (!known) throw identityProblem('identity.absence_not_found')
      await deciding([known.staffId, cover.staffId], async (run) => {
        // Again, behind the lock: it may have been revoked a moment ago.
        const [absence] = await run<AbsenceRow>(absenceById(absenceId, today()))
        const holdings = await holdingsOf(run, [known.staffId, cover.staffId])
        if (!absence || !mayArrange(actor, absence.staffId, ownOf(holdings.get(absence.staffId))))
          throw identityProblem('identity.absence_not_found')
        for (const statement of await stageCovers(run, actor, absence, [cover], holdings)) await run(statement)
      })
    },
    async revokeAbsence(actor, absenceId) {
      const [known] = isUuid(absenceId) ? await db.query<AbsenceRow>(absenceById(absenceId, today())) : []
      if (!known) throw identityProblem('identity.absence_not_found')
      await deciding([known.staffId], async (run) => {
        const holdings = await holdingsOf(run, [known.staffId])
        if (!mayArrange(actor, known.staffId, ownOf(holdings.get(known.staffId))))
          throw identityProblem('identity.absence_not_found')
        await run(revokeAbsence(absenceId, clock.now(), actor.staffId))
        await run(revokeCoversOfAbsence(absenceId, clock.now(), actor.staffId))
      })
    },
    async revokeCover(actor, coverId) {
      const [known] = isUuid(coverId) ? await db.query<CoverRow>(coverById(coverId, today())) : []
      const place = known && (await findPlace(known.postId))
      if (!place) throw identityProblem('identity.cover_not_found')
      const hers = known.staffId === actor.staffId || mayArrange(actor, known.absentStaffId, [place])
      if (!hers) throw identityProblem('identity.cover_not_found')
      await db.query(revokeCover(coverId, clock.now(), actor.staffId))
    },
  }
}

/** Herself, or the head of an office in which she has a post. */
function mayArrange(actor: StaffActor, staffId: string, posts: readonly { readonly departmentId: string }[]): boolean {
  if (actor.staffId === staffId) return true
  return headsOffice(actor) && posts.some(({ departmentId }) => departmentId === actor.departmentId)
}

export function headsOffice({ duties }: Pick<StaffActor, 'duties'>): boolean {
  return duties.includes('decide') || duties.includes('supervise')
}

const ownOf = (holdings: readonly Holding[] = []) => holdings.filter(({ byCover }) => !byCover)

function checkAbsence(term: Term, reason: string, covers: readonly NewCover[], today: Day): void {
  const fault = faultOfTerm(term, today)
  const faults: FieldFault[] = fault ? [{ ...fault, sentence: texts[fault.code] }] : []
  if (!isReason(reason)) faults.push({ field: 'reason', code: 'reason_unknown', sentence: texts.reason_unknown })
  if (faults.length > 0) throw invalidInput(faults)
  const wrong = covers.slice(coversMax).concat(covers.filter(({ staffId }) => !isUuid(staffId)))[0]
  if (wrong) throw coverProblem(wrong.postId, 'cover_not_of_office')
}

function isReason(reason: string): reason is AbsenceReason {
  return (absenceReasons as readonly string[]).includes(reason)
}

function coverProblem(postId: string, code: CoverFault) {
  return invalidInput([{ field: coverField(postId), code, sentence: texts[code] }])
}

/** Where a fault of a cover is reported, and the control that names whoever covers this post. */
export const coverField = (postId: string): string => `cover.${postId}`
