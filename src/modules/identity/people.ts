import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/day.ts'
import { isUuid, uuidV7 } from '../../kernel/ids.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Platform } from '../../platform/platform.ts'
import { identityProblem } from './errors.ts'
import { beginAttempt } from './failures.ts'
import type { Passwords } from './passwords.ts'
import { loginNameHashOf, openPerson, sealProfile, subjectHashOf } from './person-values.ts'
import { stageRegistration } from './registrations.ts'
import { checkPassword, checkProfile, type TypedProfile } from './rules/registration.ts'
import type { Assurance, Person, Profile, SignedIn } from './schema.ts'
import type { SessionOpener } from './sessions.ts'
import {
  deleteLoginName,
  deleteLoginNames,
  deletePassword,
  erasePerson,
  findPersonRow,
  insertLoginName,
  insertPerson,
  type PersonRow,
  updateProfile,
  upsertPassword,
} from './store/people.ts'
import { endSessionsOfPerson } from './store/sessions.ts'

export interface Registration extends TypedProfile {
  readonly password: string
}

/** From where a request came: for limits on guessing, and for the session that a new one replaces. */
export interface Origin {
  /** Network address, as the HTTP layer believes it. */
  readonly address: string
  /** Token of the session that the browser already has. */
  readonly previousToken?: string | undefined
}

export interface ContactChange {
  readonly phone: string
  readonly email?: string
  readonly address?: string
}

export interface People {
  /** Registers and signs in. Throws `identity.input_invalid` with all faulty fields, or `identity.already_registered`. */
  register(registration: Registration, origin: Origin): Promise<SignedIn & { readonly personId: string }>
  /** A person by reference, for those who act for her or already logged their look. */
  findPerson(personId: string): Promise<Person | undefined>
  /** Throws `identity.person_not_found`. */
  getPerson(personId: string): Promise<Person>
  /** By the person herself. Throws `identity.input_invalid` or `identity.already_registered` (the phone is another's). */
  changeContact(personId: string, change: ContactChange): Promise<void>
  /** By the person herself or a job. Destroys the data key: nothing that was sealed with it can be read again. */
  erasePerson(personId: string, actor: Actor): Promise<void>
}

/** A person to be written: used by registration, by the window and by demo data. */
export interface NewPerson {
  readonly profile: Profile
  readonly assurance: Assurance
  readonly passwordHash?: string
  readonly demo?: boolean
  /** Of the window that registers her; online there is none. */
  readonly regionCode?: string
}

export function createPeople(platform: Platform, passwords: Passwords, opener: SessionOpener): People {
  const { db, clock, keys, log } = platform

  const findRow = async (personId: string) => (isUuid(personId) ? findPersonRow(db, personId) : undefined)

  async function getRow(personId: string): Promise<PersonRow> {
    const row = await findRow(personId)
    if (!row) throw identityProblem('identity.person_not_found')
    return row
  }

  return {
    async register(registration, origin) {
      const profile = acceptedProfile(registration, dayOf(clock.now()))
      // Whoever asks for many numbers from one address is looking for those that are registered.
      const attempt = await beginAttempt(platform, {
        door: 'registration',
        account: profile.citizenId,
        address: origin.address,
      })
      const passwordHash = await passwords.hash(registration.password)
      const person = stageNewPerson(platform, { profile, assurance: 'declared', passwordHash })
      const opened = opener.open({ kind: 'person', personId: person.id }, { replaces: origin.previousToken })
      try {
        await db.batch([...person.statements, ...opened.statements])
      } catch (error) {
        if (!isAlreadyRegistered(error)) throw error
        await attempt.failed()
        throw identityProblem('identity.already_registered')
      }
      await attempt.succeeded()
      return { ...opened.signedIn, personId: person.id }
    },
    async findPerson(personId) {
      const row = await findRow(personId)
      return row && openPerson(keys, row)
    },
    getPerson: async (personId) => openPerson(keys, await getRow(personId)),
    async changeContact(personId, change) {
      const row = await getRow(personId)
      const { name, citizenId } = openPerson(keys, row).profile
      const checked = checkProfile({ name, citizenId, ...change }, dayOf(clock.now()), { phone: true })
      if (!checked.ok) throw invalidInput(checked.faults)
      const sealed = sealProfile(keys, keys.unwrap(row.dataKey), personId, checked.profile)
      try {
        await db.batch([
          updateProfile(personId, sealed),
          ...stagePhone(platform, personId, checked.profile, row.claimed),
        ])
      } catch (error) {
        if (isAlreadyRegistered(error)) throw identityProblem('identity.already_registered')
        throw error
      }
    },
    async erasePerson(personId, actor) {
      const allowed = actor.kind === 'system' || (actor.kind === 'person' && actor.personId === personId)
      if (!allowed) throw identityProblem('identity.person_not_found')
      const erasure = [deleteLoginNames(personId), deletePassword(personId), endSessionsOfPerson(personId, clock.now())]
      await db.batch([...erasure, erasePerson(personId)])
      log.info({ personId, by: actor.kind }, 'person erased')
    },
  }
}

/** Profile and password of a registration, or all their faults. */
function acceptedProfile(registration: Registration, today: string): Profile {
  const checked = checkProfile(registration, today, { phone: true })
  const faults = [...(checked.ok ? [] : checked.faults), ...checkPassword(registration.password, registration)]
  if (!checked.ok || faults.length > 0) throw invalidInput(faults)
  return checked.profile
}

export function invalidInput(faults: Parameters<typeof identityProblem>[3] & object) {
  return identityProblem('identity.input_invalid', { count: faults.length }, undefined, faults)
}

/** The rows of a new person. Without a password there are no login names: the account waits to be claimed. */
export function stageNewPerson(
  { keys, clock }: Pick<Platform, 'keys' | 'clock'>,
  { profile, assurance, passwordHash, demo = false, regionCode }: NewPerson,
): { readonly id: string; readonly subjectHash: string; readonly statements: readonly Statement[] } {
  const now = clock.now()
  const id = uuidV7(now.getTime())
  const { key, wrapped } = keys.newDataKey()
  const subjectHash = subjectHashOf(keys, profile.citizenId)
  const sealedProfile = sealProfile(keys, key, id, profile)
  const person = insertPerson({ id, subjectHash, dataKey: wrapped, sealedProfile, assurance, demo, at: now })
  const account = passwordHash === undefined ? [] : stageAccount({ keys }, id, profile, passwordHash, now)
  const counted = stageRegistration({ id, assurance, regionCode }, now, demo)
  return { id, subjectHash, statements: [person, ...account, counted] }
}

/** Password and login names, replacing those there are. */
export function stageAccount(
  { keys }: Pick<Platform, 'keys'>,
  personId: string,
  profile: Profile,
  passwordHash: string,
  at: Date,
): Statement[] {
  return [
    deleteLoginNames(personId),
    insertLoginName(loginNameHashOf(keys, profile.citizenId), personId, 'citizen_id'),
    ...(profile.phone ? [insertLoginName(loginNameHashOf(keys, profile.phone), personId, 'phone')] : []),
    upsertPassword(personId, passwordHash, at),
  ]
}

function stagePhone(
  { keys }: Pick<Platform, 'keys'>,
  personId: string,
  profile: Profile,
  claimed: boolean,
): Statement[] {
  if (!claimed || !profile.phone) return []
  return [deleteLoginName(personId, 'phone'), insertLoginName(loginNameHashOf(keys, profile.phone), personId, 'phone')]
}

/** The database decides it: two registrations at once cannot both be first. */
export function isAlreadyRegistered(error: unknown): boolean {
  const constraint = violatedConstraint(error)
  return constraint === 'person_citizen_id_once' || constraint === 'login_name_pk'
}
