import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { dayOf } from '../../kernel/day.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Clients } from './clients.ts'
import type { LegalPersons } from './legal-persons.ts'
import type { Passwords } from './passwords.ts'
import { stageNewPerson } from './people.ts'
import { subjectHashOf } from './person-values.ts'
import { scopes } from './rules/scopes.ts'
import { syntheticPerson } from './rules/synthetic-people.ts'
import { Profile } from './schema.ts'
import type { FindPlace } from './sessions.ts'
import type { StaffAccounts } from './staff.ts'
import { clientExists, findDemoKinds, findIdsBySubject, findStaffId } from './store/demo.ts'

/** data/demo/people.json: synthetic people with public passwords. */
export const DemoPeople = z.strictObject({
  note: z.string(),
  people: z.array(Profile.extend({ password: z.string() })),
  legalPersons: z.array(
    z.strictObject({
      creditCode: z.string().length(18),
      name: z.string(),
      legalRepresentative: z.string().length(18).describe('Citizen ID of one of the people'),
    }),
  ),
  staff: z.array(
    z.strictObject({
      login: z.string(),
      name: z.string(),
      password: z.string(),
      totpSecret: z.string().describe('Base32'),
      postIds: z.array(z.uuid()).describe('Posts of data/organizations'),
    }),
  ),
  clients: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      organization: z.string(),
      secret: z.string(),
      scopes: z.array(z.enum(scopes)),
      actingFor: z.array(z.enum(['person', 'post'])),
      postIds: z.array(z.uuid()),
    }),
  ),
})
export type DemoPeople = z.infer<typeof DemoPeople>

export interface SeededPerson {
  readonly personId: string
  /** A phone number. */
  readonly loginName: string
  readonly citizenId: string
  readonly password: string
}

export interface Demo {
  /**
   * Brings in data/demo/people.json and returns it, for the page that names the demo accounts. A second run changes nothing. Needs the
   * organisations to be loaded. Throws outside demo mode.
   */
  loadDemoPeople(dataDirectory: string): Promise<DemoPeople>
  /** Synthetic citizens for benches, all with one password that is hashed once. A second run returns the same people. Demo mode only. */
  seedPeople(count: number): Promise<readonly SeededPerson[]>
  /** The server does not start with demo accounts outside demo mode: their passwords are public. */
  assertNoDemoAccounts(): Promise<void>
}

export interface DemoNeeds {
  readonly passwords: Passwords
  readonly legalPersons: LegalPersons
  readonly staff: StaffAccounts
  readonly clients: Clients
  readonly findPlace: FindPlace
}

const seedPassword = 'Bench-people-2026'
const seedBatch = 100
const seedMax = 10_000

export function createDemo(platform: Platform, needs: DemoNeeds): Demo {
  const { config, db } = platform
  const requireDemoMode = () => {
    if (!config.demo) throw new Error('Demo people exist only in demo mode (YIMEN_DEMO=true)')
  }
  return {
    async loadDemoPeople(dataDirectory) {
      requireDemoMode()
      const file = DemoPeople.parse(JSON.parse(await readFile(join(dataDirectory, 'demo/people.json'), 'utf8')))
      await loadPeople(platform, needs, file.people)
      await loadLegalPersons(platform, needs, file.legalPersons)
      for (const member of file.staff) await loadStaff(platform, needs, member)
      for (const client of file.clients) {
        if (!(await clientExists(db, client.id))) await needs.clients.createClient({ ...client, demo: true })
      }
      return file
    },
    async seedPeople(count) {
      requireDemoMode()
      const wanted = Array.from({ length: Math.min(count, seedMax) }, (_, index) => syntheticPerson(index))
      const passwordHash = await needs.passwords.hash(seedPassword)
      const seeded: SeededPerson[] = []
      for (let from = 0; from < wanted.length; from += seedBatch) {
        const ids = await bringIn(
          platform,
          wanted.slice(from, from + seedBatch).map((profile) => ({ profile, passwordHash })),
        )
        for (const [at, personId] of ids.entries()) {
          const { phone, citizenId } = wanted[from + at]!
          seeded.push({ personId, loginName: phone, citizenId, password: seedPassword })
        }
      }
      return seeded
    },
    async assertNoDemoAccounts() {
      if (config.demo) return
      const kinds = await findDemoKinds(db)
      if (kinds.length === 0) return
      throw new Error(
        `This database holds demo accounts (${kinds.join(', ')}), whose passwords are public. ` +
          'Start with YIMEN_DEMO=true, or use a database that was never started in demo mode.',
      )
    },
  }
}

/** Ids in the order of the people; who is there already stays as she is. */
async function bringIn(
  platform: Platform,
  people: readonly { readonly profile: Profile; readonly passwordHash: string }[],
): Promise<string[]> {
  const { db, keys } = platform
  const hashes = people.map(({ profile }) => subjectHashOf(keys, profile.citizenId))
  const known = await findIdsBySubject(db, hashes)
  const staged = people
    .filter((_, at) => !known.has(hashes[at]!))
    .map((person) => stageNewPerson(platform, { ...person, assurance: 'seen_at_window', demo: true }))
  await db.batch(staged.flatMap(({ statements }) => statements))
  for (const { subjectHash, id } of staged) known.set(subjectHash, id)
  return hashes.map((hash) => known.get(hash)!)
}

async function loadPeople(platform: Platform, { passwords }: DemoNeeds, people: DemoPeople['people']): Promise<void> {
  const known = await findIdsBySubject(
    platform.db,
    people.map(({ citizenId }) => subjectHashOf(platform.keys, citizenId)),
  )
  if (known.size === people.length) return
  const hashed = people.map(async ({ password, ...profile }) => ({
    profile,
    passwordHash: await passwords.hash(password),
  }))
  await bringIn(platform, await Promise.all(hashed))
}

async function loadLegalPersons(
  { db, keys }: Platform,
  { legalPersons }: DemoNeeds,
  file: DemoPeople['legalPersons'],
): Promise<void> {
  for (const { creditCode, name, legalRepresentative } of file) {
    const legalPerson = await legalPersons.registerLegalPerson({ creditCode, name, demo: true })
    const subject = subjectHashOf(keys, legalRepresentative)
    const personId = (await findIdsBySubject(db, [subject])).get(subject)
    if (!personId) throw new Error(`data/demo/people.json: ${name} is represented by nobody in the file`)
    if (await legalPersons.findRepresentation(personId, legalPerson.id)) continue
    const representation = {
      personId,
      legalPersonId: legalPerson.id,
      scope: 'legal_representative',
      source: 'demo',
    } as const
    await legalPersons.grantRepresentation(representation, { kind: 'system', job: 'demo' })
  }
}

async function loadStaff(
  { db, clock }: Platform,
  { staff, findPlace }: DemoNeeds,
  { postIds, ...member }: DemoPeople['staff'][number],
): Promise<void> {
  if (await findStaffId(db, member.login)) return
  for (const postId of postIds) {
    if (!(await findPlace(postId)))
      throw new Error(`data/demo/people.json: ${member.login} holds an unknown post ${postId}`)
  }
  const { staffId } = await staff.createStaff({ ...member, demo: true })
  for (const postId of postIds) await staff.assignPost(staffId, postId, { from: dayOf(clock.now()) })
}
