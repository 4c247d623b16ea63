import { type TestPlatform, testPlatform } from '../../../tests/support/database.ts'
import type { Actor } from '../../kernel/actor.ts'
import { createAccessLog } from '../access-log/index.ts'
import { createOrganizations } from '../organizations/index.ts'
import { createIdentity, type Identity, type Registration } from './index.ts'
import { syntheticPerson } from './rules/synthetic-people.ts'

/** Posts of data/organizations/furong.json. */
export const posts = {
  windowOne: '6cfc6760-b22a-58aa-b0ca-a0106fceecb8',
  windowTwo: 'f9ba101b-8fd5-5530-834f-9fc9baf27063',
  delivery: 'f34acf5d-2878-5985-a056-058375156908',
  review: '7526e19a-e409-5c92-bb79-34868a6f276d',
} as const

export const clerk: Extract<Actor, { kind: 'staff' }> = {
  kind: 'staff',
  staffId: '01990000-0000-7000-8000-00000000000a',
  postId: posts.windowOne,
  departmentId: 'a8e05b5f-2300-5454-807f-293aee222754',
  regionCode: '430102000000',
  duties: ['accept', 'deliver'],
}

export const origin = { address: '203.0.113.7' }

export interface TestIdentity {
  readonly platform: TestPlatform
  readonly identity: Identity
  readonly accessLog: ReturnType<typeof createAccessLog>
}

/** Identity on a database of its own, with the organisations loaded. */
export async function testIdentity(options: Parameters<typeof testPlatform>[0] = {}): Promise<TestIdentity> {
  const platform = await testPlatform({ ...options })
  const organizations = createOrganizations(platform)
  await organizations.load('data')
  const accessLog = createAccessLog(platform)
  return { platform, accessLog, identity: createIdentity(platform, { organizations, accessLog }) }
}

let counter = 5000

/** A registration that succeeds; each call another person. */
export function newRegistration(changes: Partial<Registration> = {}): Registration {
  counter += 1
  return { ...syntheticPerson(counter), password: 'river-stone-lantern', ...changes }
}
