import demoPeople from '../../data/demo/people.json' with { type: 'json' }
import type { Actor } from '../../src/kernel/actor.ts'
import type { Applicant } from '../../src/modules/cases/index.ts'
import { totpCode } from '../../src/modules/identity/index.ts'
import type { World } from './world.ts'

export type PersonActor = Extract<Actor, { kind: 'person' }>
export type StaffActor = Extract<Actor, { kind: 'staff' }>

/** The people of the demo, signed in as they would be. */
export interface DemoActors {
  /** 林知夏: a citizen for herself. */
  readonly citizen: PersonActor
  readonly citizenApplicant: Applicant
  /** 石小桥, who runs 长沙小石桥餐饮店. */
  readonly owner: PersonActor
  readonly ownerApplicant: Applicant
  readonly window: StaffActor
  readonly reviewer: StaffActor
  readonly decider: StaffActor
  readonly streetOfficer: StaffActor
  readonly simpleClerk: StaffActor
  readonly supervisor: StaffActor
  /** 回访, at the service bureau. */
  readonly callback: StaffActor
}

export const origin = { address: '127.0.0.1' }

export async function demoActors(world: World): Promise<DemoActors> {
  const citizen = await signInPerson(world, 0)
  const owner = await signInPerson(world, 1)
  const [representation] = await world.modules.identity.representationsOf(owner.actor.personId)
  if (!representation) throw new Error('the demo owner represents nobody')
  const { id, name, creditCode } = representation.legalPerson
  return {
    citizen: citizen.actor,
    citizenApplicant: citizen.applicant,
    owner: owner.actor,
    ownerApplicant: { ...owner.applicant, organization: { id, name, creditCode } },
    window: await signInStaff(world, 'window-a01'),
    reviewer: await signInStaff(world, 'food-reviewer'),
    decider: await signInStaff(world, 'food-decider'),
    streetOfficer: await signInStaff(world, 'street-officer'),
    simpleClerk: await signInStaff(world, 'social-clerk'),
    supervisor: await signInStaff(world, 'supervisor'),
    callback: await signInStaff(world, 'callback-officer'),
  }
}

export async function signInPerson(
  { modules }: World,
  index: number,
): Promise<{ actor: PersonActor; applicant: Applicant }> {
  const demo = demoPeople.people[index]
  if (!demo) throw new Error(`no demo person ${index}`)
  const { personId } = await modules.identity.signInPerson({ loginName: demo.phone, password: demo.password }, origin)
  const { profile } = await modules.identity.getPerson(personId)
  const applicant = {
    personName: profile.name,
    citizenId: profile.citizenId,
    phone: profile.phone ?? null,
    organization: null,
  }
  return { actor: { kind: 'person', personId }, applicant }
}

/** A staff session's actor; the clock is moved by nothing, so each account signs in once a test file (codes are used once). */
export async function signInStaff({ modules, platform }: World, login: string): Promise<StaffActor> {
  const demo = demoPeople.staff.find((staff) => staff.login === login)
  if (!demo) throw new Error(`no demo staff ${login}`)
  const code = totpCode(demo.totpSecret, platform.clock.now())
  const { token } = await modules.identity.signInStaff({ login, password: demo.password, code }, origin)
  const session = await modules.identity.findSession(token)
  if (session?.kind !== 'staff' || !session.actor) throw new Error(`${login} has no post`)
  return session.actor
}
