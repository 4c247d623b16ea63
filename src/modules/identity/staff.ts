import { type Day, dayOf } from '../../kernel/day.ts'
import { isUuid, uuidV7 } from '../../kernel/ids.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { identityProblem } from './errors.ts'
import { beginAttempt } from './failures.ts'
import texts from './fields.texts.json' with { type: 'json' }
import type { Passwords } from './passwords.ts'
import { invalidInput, type Origin } from './people.ts'
import { newTotpSecret, plainCode, randomCode } from './random-codes.ts'
import { checkPassword } from './rules/registration.ts'
import { totpStep, totpUri } from './rules/totp.ts'
import type { HeldPost, Holder, SignedIn } from './schema.ts'
import { capacityOf, type FindPlace, type SessionOpener, type Sessions } from './sessions.ts'
import { bounded } from './sign-in.ts'
import { type HolderRow, holdersOn } from './store/absences.ts'
import { endSessionsOfStaff } from './store/sessions.ts'
import {
  endStaffPost,
  findHeldPosts,
  findStaffByLogin,
  findStaffName,
  insertDeparture,
  insertRecoveryCodes,
  insertStaff,
  insertStaffPost,
  type StaffRow,
  takeRecoveryCode,
  takeTotpStep,
} from './store/staff.ts'

export interface StaffCredentials {
  readonly login: string
  readonly password: string
  /** Six digits of the authenticator app, or a recovery code. */
  readonly code: string
}

export interface NewStaff {
  readonly login: string
  /** As citizens read it on their cases. */
  readonly name: string
  readonly password: string
  /** Base32; made when left out. */
  readonly totpSecret?: string
  readonly demo?: boolean
}

export interface Enrolment {
  readonly staffId: string
  /** For the QR code that the authenticator app scans; shown once. */
  readonly totpUri: string
  /** Shown once; each works once in place of a code. */
  readonly recoveryCodes: readonly string[]
}

export interface StaffAccounts {
  /**
   * Password and second factor in one step, and one answer for every fault. Whoever holds one post is at it; with several the session has no
   * post until `choosePost`. Throws `identity.sign_in_failed` or `identity.too_many_failures`.
   */
  signInStaff(
    credentials: StaffCredentials,
    origin: Origin,
  ): Promise<SignedIn & { readonly staffId: string; readonly posts: readonly HeldPost[] }>
  /** Posts held today, for somebody absent too. */
  postsOfStaff(staffId: string): Promise<HeldPost[]>
  /** The same sign-in at one of its posts, under a fresh token. Throws `identity.post_not_held`. */
  choosePost(token: string, postId: string): Promise<SignedIn>
  /** Name for a case page; of staff that left, too. */
  findStaffName(staffId: string): Promise<string | undefined>
  /** Who holds a post today: whoever has it, absent or not, and whoever covers it. */
  holdersOf(postId: string): Promise<Holder[]>
  /** For administrators' tools and demo data; no page reaches it. */
  createStaff(staff: NewStaff): Promise<Enrolment>
  assignPost(staffId: string, postId: string, term: { readonly from: Day; readonly until?: Day }): Promise<void>
  /** `lastDay` is still included. */
  endPost(staffId: string, postId: string, lastDay: Day): Promise<void>
  /** Ends the account and all its sessions. */
  recordDeparture(staffId: string): Promise<void>
}

const loginPattern = /^[a-z][a-z0-9.-]{2,39}$/
const recoveryCodeCount = 8
/** 49 bits each. */
const recoveryCodeGroups = 2

export function createStaffAccounts(
  platform: Platform,
  passwords: Passwords,
  opener: SessionOpener,
  sessions: Sessions,
  findPlace: FindPlace,
): StaffAccounts {
  const { db, clock, keys, log } = platform
  const today = () => dayOf(clock.now())

  async function postsOfStaff(staffId: string): Promise<HeldPost[]> {
    const held = await findHeldPosts(db, staffId, today())
    const posts = held.map(async ({ postId, coverId, through }) => {
      const place = await findPlace(postId)
      return place && { ...place, ...capacityOf(place, coverId !== null), ...(through && { through }) }
    })
    return (await Promise.all(posts)).filter((post) => post !== undefined)
  }

  return {
    async signInStaff({ login, password, code }, origin) {
      const name = login.trim().toLowerCase().slice(0, 100)
      const attempt = await beginAttempt(platform, { door: 'staff', account: name, address: origin.address })
      const staff = loginPattern.test(name) ? await findStaffByLogin(db, name) : undefined
      const matches = await passwords.matches(bounded(password), staff?.passwordHash)
      // The second factor is spent only behind a right password.
      if (!staff || !matches || !(await takeSecondFactor(platform, staff, code))) {
        await attempt.failed()
        throw identityProblem('identity.sign_in_failed')
      }
      const posts = await postsOfStaff(staff.id)
      const postId = posts.length === 1 ? posts[0]?.id : undefined
      const opened = opener.open({ kind: 'staff', staffId: staff.id, postId }, { replaces: origin.previousToken })
      await db.batch(opened.statements)
      await attempt.succeeded()
      log.info({ staffId: staff.id, postId }, 'staff signed in')
      return { ...opened.signedIn, staffId: staff.id, posts }
    },
    postsOfStaff,
    async choosePost(token, postId) {
      const session = await sessions.findSession(token)
      if (session?.kind !== 'staff') throw identityProblem('identity.post_not_held')
      const held = await postsOfStaff(session.staffId)
      if (!held.some((post) => post.id === postId)) throw identityProblem('identity.post_not_held')
      // Changing the post must not stretch the sign-in beyond its term.
      const term = { replaces: token, expiresAt: session.expiresAt }
      const opened = opener.open({ kind: 'staff', staffId: session.staffId, postId }, term)
      await db.batch(opened.statements)
      return opened.signedIn
    },
    findStaffName: async (staffId) => (isUuid(staffId) ? findStaffName(db, staffId) : undefined),
    async holdersOf(postId) {
      const place = isUuid(postId) ? await findPlace(postId) : undefined
      if (!place) return []
      const rows = await db.lookUp<HolderRow>(holdersOn([postId], today()))
      return rows.map(({ staffId, staffName, coverId, absentThrough }) => ({
        id: staffId,
        name: staffName,
        ...capacityOf(place, coverId !== null),
        ...(absentThrough && { absentThrough }),
      }))
    },
    async createStaff({ login, name, password, totpSecret = newTotpSecret(), demo = false }) {
      const faults = [...checkLogin(login), ...checkPassword(password, { name, citizenId: login })]
      if (faults.length > 0) throw invalidInput(faults)
      const now = clock.now()
      const staffId = uuidV7(now.getTime())
      const passwordHash = await passwords.hash(password)
      const sealedSecret = keys.seal(keys.purposeKey('totp'), totpContext(staffId), totpSecret)
      const recoveryCodes = Array.from({ length: recoveryCodeCount }, () => randomCode(recoveryCodeGroups))
      try {
        await db.batch([
          insertStaff({ id: staffId, login, name, passwordHash, totpSecret: sealedSecret, demo, at: now }),
          insertRecoveryCodes(
            staffId,
            recoveryCodes.map((code) => recoveryHash(platform, code)),
          ),
        ])
      } catch (error) {
        if (violatedConstraint(error) === 'staff_login_once') throw identityProblem('identity.login_taken')
        throw error
      }
      return { staffId, totpUri: totpUri(totpSecret, login), recoveryCodes }
    },
    async assignPost(staffId, postId, { from, until }) {
      await db.query(insertStaffPost(staffId, postId, from, until ?? null))
    },
    async endPost(staffId, postId, lastDay) {
      await db.query(endStaffPost(staffId, postId, lastDay))
    },
    async recordDeparture(staffId) {
      const now = clock.now()
      await db.batch([insertDeparture(staffId, now), endSessionsOfStaff(staffId, now)])
    },
  }
}

function checkLogin(login: string) {
  if (loginPattern.test(login)) return []
  return [{ field: 'login', code: 'login_invalid', sentence: texts.login_invalid }]
}

async function takeSecondFactor(platform: Platform, staff: StaffRow, code: string): Promise<boolean> {
  const { db, clock, keys } = platform
  const now = clock.now()
  const typed = code.replace(/\s/g, '').slice(0, 40)
  if (!/^\d{6}$/.test(typed)) return takeRecoveryCode(db, staff.id, recoveryHash(platform, typed), now)
  const secret = keys.open<string>(keys.purposeKey('totp'), totpContext(staff.id), staff.totpSecret)
  const step = totpStep(secret, typed, now)
  return step !== undefined && takeTotpStep(db, staff.id, step)
}

function recoveryHash({ keys }: Pick<Platform, 'keys'>, code: string): string {
  return keys.hash('recovery-code', plainCode(code))
}

function totpContext(staffId: string): string {
  return `identity/staff/${staffId}/totp`
}
