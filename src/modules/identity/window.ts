import { dayOf } from '../../kernel/day.ts'
import { checkCitizenId } from '../../kernel/identifiers/citizenId.ts'
import { identifierSentences } from '../../kernel/identifiers/sentences.ts'
import { isUuid, uuidV7 } from '../../kernel/ids.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { AccessLog, NewLook, Purpose } from '../access-log/index.ts'
import { identityProblem } from './errors.ts'
import { beginAttempt } from './failures.ts'
import type { Passwords } from './passwords.ts'
import { invalidInput, isAlreadyRegistered, type Origin, stageAccount, stageNewPerson } from './people.ts'
import { openPerson, sealProfile, subjectHashOf } from './person-values.ts'
import { plainCode, randomCode } from './random-codes.ts'
import { checkPassword, checkProfile, type TypedProfile } from './rules/registration.ts'
import type { Person, SignedIn, StaffActor } from './schema.ts'
import type { SessionOpener } from './sessions.ts'
import {
  findOpenActivation,
  findPersonRow,
  insertActivation,
  insertActivationCode,
  parsePersonRow,
  selectPersonBySubject,
  updateAssurance,
  updateProfile,
} from './store/people.ts'
import { endSessionsOfPerson } from './store/sessions.ts'

export interface Activation {
  readonly citizenId: string
  /** As printed on the slip; case, spaces and hyphens do not matter. */
  readonly code: string
  readonly password: string
  /** May be given here for the first time, or corrected. */
  readonly phone?: string | undefined
}

export interface Window {
  /**
   * The person with this ID number. The line in the access log is written in the same transaction, found or not: looking numbers up
   * is a look. Throws `identity.input_invalid` for a number that cannot exist.
   */
  findPersonByCitizenId(
    citizenId: string,
    look: { readonly actor: StaffActor; readonly purpose: Purpose },
  ): Promise<Person | undefined>
  /** By a clerk who has seen the identity card. The account waits without a password until it is claimed. */
  registerAtWindow(typed: TypedProfile, actor: StaffActor): Promise<Person>
  /**
   * A one-time code for claiming or recovering an account, for a person whose identity card the clerk has seen. It is shown once;
   * it ends the codes before it.
   */
  issueActivationCode(personId: string, actor: StaffActor): Promise<{ readonly code: string; readonly expiresAt: Date }>
  /** The person takes the account over: new password, all older sessions ended, signed in. Throws `identity.activation_failed`. */
  activate(activation: Activation, origin: Origin): Promise<SignedIn & { readonly personId: string }>
}

const dayMs = 24 * 3600 * 1000
const codeValidMs = 30 * dayMs
/** 49 bits, and five attempts in a quarter of an hour. */
const codeGroups = 2

export function createWindow(
  platform: Platform,
  accessLog: AccessLog,
  passwords: Passwords,
  opener: SessionOpener,
): Window {
  const { db, clock, keys } = platform
  const today = () => dayOf(clock.now())
  const codeHashOf = (typed: string) => keys.hash('activation-code', plainCode(typed))

  function stageLook(actor: StaffActor, subjectHash: string, seen: Pick<NewLook, 'purpose' | 'what'>) {
    return accessLog.stageLook({ actor, regionCode: actor.regionCode, subjectHash, ...seen })
  }

  return {
    async findPersonByCitizenId(citizenId, { actor, purpose }) {
      requireDuty(actor)
      const checked = checkCitizenId(citizenId, today())
      if (!checked.ok) {
        const sentence = identifierSentences[checked.reason]
        throw invalidInput([{ field: 'citizenId', code: checked.reason, sentence }])
      }
      const subjectHash = subjectHashOf(keys, checked.value)
      const look = stageLook(actor, subjectHash, { purpose, what: 'person_search' })
      const results = await db.batch([look, selectPersonBySubject(subjectHash)])
      const row = results[1]?.rows[0]
      return row && openPerson(keys, parsePersonRow(row))
    },
    async registerAtWindow(typed, actor) {
      requireDuty(actor)
      const checked = checkProfile(typed, today(), { phone: false })
      if (!checked.ok) throw invalidInput(checked.faults)
      const { profile } = checked
      const person = stageNewPerson(platform, {
        profile,
        assurance: 'seen_at_window',
        regionCode: actor.regionCode,
      })
      const look = stageLook(actor, person.subjectHash, { purpose: 'find_applicant', what: 'profile' })
      try {
        await db.batch([...person.statements, look])
      } catch (error) {
        if (isAlreadyRegistered(error)) throw identityProblem('identity.already_registered')
        throw error
      }
      return { id: person.id, subjectHash: person.subjectHash, profile, assurance: 'seen_at_window', claimed: false }
    },
    async issueActivationCode(personId, actor) {
      requireDuty(actor)
      const row = isUuid(personId) ? await findPersonRow(db, personId) : undefined
      if (!row) throw identityProblem('identity.person_not_found')
      const now = clock.now()
      const code = randomCode(codeGroups)
      const expiresAt = new Date(now.getTime() + codeValidMs)
      const id = uuidV7(now.getTime())
      await db.batch([
        insertActivationCode({ id, personId, codeHash: codeHashOf(code), at: now, expiresAt, staffId: actor.staffId }),
        stageLook(actor, row.subjectHash, { purpose: 'find_applicant', what: 'profile' }),
      ])
      return { code, expiresAt }
    },
    async activate(activation, origin) {
      const citizenId = checkCitizenId(activation.citizenId, today())
      const account = citizenId.ok ? citizenId.value : 'none'
      const attempt = await beginAttempt(platform, { door: 'activation', account, address: origin.address })
      const now = clock.now()
      const open =
        citizenId.ok &&
        (await findOpenActivation(db, subjectHashOf(keys, citizenId.value), codeHashOf(activation.code), now))
      if (!open) {
        await attempt.failed()
        throw identityProblem('identity.activation_failed')
      }
      await attempt.succeeded()
      const { profile } = openPerson(keys, open.person)
      const checked = checkProfile({ ...profile, ...(activation.phone ? { phone: activation.phone } : {}) }, today(), {
        phone: false,
      })
      const faults = [
        ...(checked.ok ? [] : checked.faults),
        ...checkPassword(activation.password, { ...profile, phone: activation.phone }),
      ]
      if (!checked.ok || faults.length > 0) throw invalidInput(faults)

      const personId = open.person.id
      const passwordHash = await passwords.hash(activation.password)
      const opened = opener.open({ kind: 'person', personId }, { replaces: origin.previousToken })
      try {
        await db.batch([
          insertActivation(open.codeId, now),
          updateProfile(personId, sealProfile(keys, keys.unwrap(open.person.dataKey), personId, checked.profile)),
          updateAssurance(personId, 'seen_at_window'),
          ...stageAccount(platform, personId, checked.profile, passwordHash, now),
          endSessionsOfPerson(personId, now),
          ...opened.statements,
        ])
      } catch (error) {
        if (violatedConstraint(error) === 'activation_pk') throw identityProblem('identity.activation_failed')
        if (isAlreadyRegistered(error)) throw identityProblem('identity.already_registered')
        throw error
      }
      return { ...opened.signedIn, personId }
    },
  }
}

function requireDuty(actor: StaffActor): void {
  if (!actor.duties.includes('accept')) throw identityProblem('identity.duty_missing')
}
