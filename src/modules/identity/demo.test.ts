import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOwner } from '../../../tests/support/database.ts'
import { duties } from '../../kernel/actor.ts'
import { checkCitizenId } from '../../kernel/identifiers/citizenId.ts'
import { createIdentity, type DemoPeople, totpCode } from './index.ts'
import { origin, type TestIdentity, testIdentity } from './test-support.ts'

let { platform, identity } = {} as TestIdentity
let file: DemoPeople
beforeAll(async () => {
  ;({ platform, identity } = await testIdentity())
  file = await identity.loadDemoPeople('data')
})
afterAll(() => platform.close())

test('every demo person signs in, says demo in the name, and has a number that nobody living can have', async () => {
  for (const { citizenId, phone, password, name } of file.people) {
    expect(name).toContain('演示')
    expect(checkCitizenId(citizenId, '2026-11-20').ok).toBe(true)
    expect(citizenId.slice(0, 6)).toBe('430199')
    const { token } = await identity.signInPerson({ loginName: phone ?? citizenId, password }, origin)
    expect(await identity.findSession(token)).toMatchObject({ person: { profile: { name } } })
  }
})

test('one of them represents the demo restaurant', async () => {
  const [restaurant] = file.legalPersons
  const legalPerson = await identity.findLegalPersonByCreditCode(restaurant!.creditCode)
  const owner = file.people.find(({ citizenId }) => citizenId === restaurant!.legalRepresentative)
  const { personId } = await identity.signInPerson({ loginName: owner!.citizenId, password: owner!.password }, origin)
  expect(await identity.representationsOf(personId)).toMatchObject([
    { legalPerson, scope: 'legal_representative', source: 'demo' },
  ])
})

test('every member of staff signs in with password and code, and together they have every duty', async () => {
  const found = new Set<string>()
  for (const { login, password, totpSecret, postIds } of file.staff) {
    const code = totpCode(totpSecret, platform.clock.now())
    const { posts } = await identity.signInStaff({ login, password, code }, origin)
    expect(posts.map(({ id }) => id).toSorted()).toEqual(postIds.toSorted())
    for (const post of posts) for (const duty of post.duties) found.add(duty)
  }
  expect([...found].toSorted()).toEqual([...duties].toSorted())
})

test('the machine client acts for each post and each person', async () => {
  const [client] = file.clients
  const issued = await identity.issueToken({ clientId: client!.id, secret: client!.secret, scopes: [] }, origin)
  const access = await identity.verifyToken(issued.accessToken)
  for (const postId of client!.postIds) {
    // A post that several hold, as the bureau that calls back with a second person, needs one of them named.
    const [holder] = await identity.holdersOf(postId)
    const named = `post:${postId}:${holder?.id}`
    expect(await identity.actorFor(access, named)).toMatchObject({ postId, via: 'demo-portal' })
  }
})

test('loading and seeding a second time change nothing', async () => {
  const seeded = await identity.seedPeople(150)
  const counts = () =>
    asOwner(
      platform,
      `select (select count(*) from identity.person) as people, (select count(*) from identity.staff) as staff,
         (select count(*) from identity.representation) as representations, (select count(*) from identity.client) as clients`,
    )
  const before = await counts()
  expect(await identity.loadDemoPeople('data')).toEqual(file)
  expect(await identity.seedPeople(150)).toEqual(seeded)
  expect(await counts()).toEqual(before)
  expect(new Set(seeded.map(({ personId }) => personId)).size).toBe(150)
  const hashes = await asOwner(
    platform,
    `select distinct w.hash from identity.password w where w.person_id = any ($1::uuid[])`,
    [seeded.map(({ personId }) => personId)],
  )
  expect(hashes).toHaveLength(1)
})

test('outside demo mode the server refuses a database with demo accounts, and makes none', async () => {
  const production = createIdentity(
    { ...platform, config: { ...platform.config, demo: false } },
    {
      organizations: {
        findPost: async () => undefined,
        findDepartment: async () => undefined,
        postsOf: async () => [],
      },
      accessLog: {} as never,
    },
  )
  await expect(production.assertNoDemoAccounts()).rejects.toThrow(/demo accounts \(person, staff, client\)/)
  await expect(production.loadDemoPeople('data')).rejects.toThrow(/only in demo mode/)
  await expect(production.seedPeople(1)).rejects.toThrow(/only in demo mode/)
  await identity.assertNoDemoAccounts()

  const clean = await testIdentity({ environment: { YIMEN_DEMO: 'false' } })
  await clean.identity.assertNoDemoAccounts()
  await clean.platform.close()
})
