import type { Platform } from '../../platform/platform.ts'
import type { AccessLog } from '../access-log/index.ts'
import type { Organizations } from '../organizations/index.ts'
import { type Absences, createAbsences } from './absences.ts'
import { type Clients, createClients } from './clients.ts'
import { createDemo, type Demo } from './demo.ts'
import { type Attempt, type Attempted, beginAttempt } from './failures.ts'
import { createLegalPersons, type LegalPersons } from './legal-persons.ts'
import { createPasswords } from './passwords.ts'
import { createPeople, type People } from './people.ts'
import { createRegistrations, type Registrations } from './registrations.ts'
import type { PostPlace } from './schema.ts'
import { createSessionOpener, createSessions, type Sessions } from './sessions.ts'
import { createPersonSignIn, type PersonSignIn } from './sign-in.ts'
import { createStaffAccounts, type StaffAccounts } from './staff.ts'
import { createTokens, type Tokens } from './tokens.ts'
import { createWindow, type Window } from './window.ts'

export { coverField, headsOffice } from './absences.ts'
export type { IssuedToken, NewClient } from './clients.ts'
export type { DemoPeople, SeededPerson } from './demo.ts'
export type { ContactChange, Origin, Registration } from './people.ts'
export { subjectHashOf } from './person-values.ts'
export type { RegisteredPeople } from './registrations.ts'
export type { OfficeMember, Roster, RosterAbsence, RosterCover, RosterHolding, RosterMember } from './rosters.ts'
export { type AbsenceReason, absenceReasons } from './rules/absences.ts'
export type { TypedProfile } from './rules/registration.ts'
export { type Scope, scopes } from './rules/scopes.ts'
export { totpCode } from './rules/totp.ts'
export type {
  HeldPost,
  Holder,
  LegalPerson,
  Person,
  PersonSession,
  PostPlace,
  Profile,
  Representation,
  Session,
  SignedIn,
  StaffActor,
  StaffSession,
} from './schema.ts'
export type { Enrolment, NewStaff, StaffCredentials } from './staff.ts'
export type { Access } from './tokens.ts'
export type { Activation } from './window.ts'

export type Identity = People &
  PersonSignIn &
  Window &
  LegalPersons &
  StaffAccounts &
  Absences &
  Sessions &
  Clients &
  Registrations &
  Omit<Tokens, 'issue'> &
  Demo & {
    /**
     * For public look-ups, where a stranger could guess: charged before the answer, paid back when it was right. Throws
     * `identity.too_many_failures`.
     */
    beginLookUp(attempted: Attempted & { readonly door: 'progress' | 'certificate' | 'evaluation' }): Promise<Attempt>
  }

export interface IdentityNeeds {
  readonly organizations: Pick<Organizations, 'findPost' | 'findDepartment' | 'postsOf'>
  readonly accessLog: AccessLog
}

export function createIdentity(platform: Platform, { organizations, accessLog }: IdentityNeeds): Identity {
  const passwords = createPasswords()
  const opener = createSessionOpener(platform)
  const findPlace = (postId: string) => findPostPlace(organizations, postId)
  const people = createPeople(platform, passwords, opener)
  const window = createWindow(platform, accessLog, passwords, opener)
  const legalPersons = createLegalPersons(platform, accessLog)
  const sessions = createSessions(platform, findPlace)
  const staff = createStaffAccounts(platform, passwords, opener, sessions, findPlace)
  const absences = createAbsences(platform, findPlace, organizations)
  const tokens = createTokens(platform)
  const clients = createClients(platform, tokens, staff, findPlace)
  const demo = createDemo(platform, { passwords, legalPersons, staff, clients, findPlace })
  const { verifyToken, tokenKeys } = tokens
  return {
    ...people,
    ...createPersonSignIn(platform, passwords, opener),
    ...window,
    ...legalPersons,
    ...staff,
    ...absences,
    ...sessions,
    ...clients,
    verifyToken,
    tokenKeys,
    ...createRegistrations(platform),
    ...demo,
    beginLookUp: (attempted) => beginAttempt(platform, attempted),
  }
}

async function findPostPlace(
  organizations: IdentityNeeds['organizations'],
  postId: string,
): Promise<PostPlace | undefined> {
  const post = await organizations.findPost(postId)
  const department = post && (await organizations.findDepartment(post.departmentId))
  if (!department) return undefined
  const { id, name, departmentId, duties, chiefRepresentative } = post
  const { name: departmentName, regionCode } = department
  return { id, name, departmentId, departmentName, regionCode, duties, chiefRepresentative }
}
