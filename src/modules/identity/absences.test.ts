import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner } from '../../../tests/support/database.ts'
import type { Duty } from '../../kernel/actor.ts'
import { addDays, dayOf } from '../../kernel/day.ts'
import { uuidV7 } from '../../kernel/ids.ts'
import type { StaffActor } from './index.ts'
import { newTotpSecret } from './random-codes.ts'
import { totpCode } from './rules/totp.ts'
import { insertCover } from './store/absences.ts'
import { posts, type TestIdentity, testIdentity } from './test-support.ts'

const food = '82366686-cb15-5dda-8510-3feb3e1ba594'
const reviewTwo = '0de65da7-acbe-5233-b9fd-ec9edd9aeaf8'
const decision = '306a9465-b024-5744-bf3e-848d7b8e20a2'
const password = 'a quiet office lamp'
const totpSecret = newTotpSecret()

let { platform, identity } = {} as TestIdentity
let counter = 0
beforeAll(async () => {
  ;({ platform, identity } = await testIdentity())
})
afterAll(() => platform.close())

const today = () => dayOf(platform.clock.now())
const on = (count: number) => addDays(today(), count)

async function hire(...postIds: string[]) {
  counter += 1
  const login = `officer-${counter}`
  const { staffId } = await identity.createStaff({ login, name: `演示${counter}`, password, totpSecret })
  for (const postId of postIds) await identity.assignPost(staffId, postId, { from: on(-400) })
  return { staffId, login }
}
const actor = (staffId: string, postId: string, duties: readonly Duty[], departmentId = food): StaffActor => ({
  kind: 'staff',
  staffId,
  postId,
  departmentId,
  regionCode: '430102000000',
  duties,
})
const reviewer = ({ staffId }: { staffId: string }) => actor(staffId, posts.review, ['review'])
const heldBy = async (staffId: string) => (await identity.postsOfStaff(staffId)).map(({ id }) => id)
async function pair() {
  const [away, cover, head] = [await hire(posts.review), await hire(reviewTwo), await hire(decision)]
  return { away, cover, head: actor(head.staffId, decision, ['decide']), headId: head.staffId }
}
const absence = (away: string, cover: string, from = 0, through = 5) => ({
  staffId: away,
  from: on(from),
  through: on(through),
  reason: 'leave',
  covers: [{ postId: posts.review, staffId: cover }],
})
async function signIn({ login }: { login: string }) {
  platform.clock.advance(30_000)
  const code = totpCode(totpSecret, platform.clock.now())
  return identity.signInStaff({ login, password, code }, { address: '203.0.113.8' })
}

describe('a cover', () => {
  test('offers the post to the session for its term, says so in every act, and not a day longer', async () => {
    const { away, cover } = await pair()
    await identity.recordAbsence(reviewer(away), absence(away.staffId, cover.staffId, 0, 1))
    const { token, posts: offered } = await signIn(cover)
    expect(offered.find(({ id }) => id === posts.review)).toMatchObject({ capacity: 'cover', through: on(1) })
    const chosen = await identity.choosePost(token, posts.review)
    expect(await identity.findSession(chosen.token)).toMatchObject({
      actor: { staffId: cover.staffId, postId: posts.review, duties: ['review'], capacity: 'cover' },
    })
    const own = await identity.choosePost(chosen.token, reviewTwo)
    expect((await identity.findSession(own.token))?.actor).not.toHaveProperty('capacity')

    const last = await identity.choosePost(own.token, posts.review)
    await asOwner(
      platform,
      `update identity.cover set first_day = first_day - 2, last_day = last_day - 2 where staff_id = $1`,
      [cover.staffId],
    )
    expect(await identity.findSession(last.token)).toMatchObject({ post: undefined, actor: undefined })
    await expect(identity.choosePost(last.token, posts.review)).rejects.toMatchObject({
      code: 'identity.post_not_held',
    })
  })

  test('ends at once with its revocation, by the absent, by the cover, by the head, and by nobody else', async () => {
    const { away, cover, head } = await pair()
    const stranger = await hire(reviewTwo)
    const foreign = actor(head.staffId, posts.windowOne, ['decide'], 'a8e05b5f-2300-5454-807f-293aee222754')
    for (const who of [reviewer(away), actor(cover.staffId, reviewTwo, ['review']), head]) {
      const { absenceId } = await identity.recordAbsence(head, absence(away.staffId, cover.staffId))
      const [hers] = await identity.rosterOf(actor(cover.staffId, reviewTwo, ['review']))
      const coverId = hers.covering[0]!.coverId
      for (const other of [actor(stranger.staffId, reviewTwo, ['review']), foreign])
        await expect(identity.revokeCover(other, coverId)).rejects.toMatchObject({ code: 'identity.cover_not_found' })
      expect(await heldBy(cover.staffId)).toContain(posts.review)
      await identity.revokeCover(who, coverId)
      expect(await heldBy(cover.staffId)).toEqual([reviewTwo])
      await identity.addCover(head, absenceId, { postId: posts.review, staffId: stranger.staffId })
      expect(await heldBy(stranger.staffId)).toContain(posts.review)
      await identity.revokeAbsence(head, absenceId)
      expect(await heldBy(stranger.staffId)).toEqual([reviewTwo])
    }
  })

  test('ends with the post of either, and with the departure of either', async () => {
    const { away, cover, head } = await pair()
    await identity.recordAbsence(head, absence(away.staffId, cover.staffId))
    await identity.endPost(cover.staffId, reviewTwo, on(-1))
    expect(await heldBy(cover.staffId)).toEqual([])
    const second = await pair()
    await identity.recordAbsence(second.head, absence(second.away.staffId, second.cover.staffId))
    await identity.recordDeparture(second.away.staffId)
    expect(await heldBy(second.cover.staffId)).toEqual([reviewTwo])
  })

  test('over generated terms: on each day the post is held exactly when all of its terms run', async () => {
    const count = fc.integer({ min: -6, max: 4 })
    const term = fc
      .tuple(count, fc.integer({ min: 0, max: 10 }))
      .map(([first, length]) => [first, first + length] as const)
    const drawn = fc.sample(fc.tuple(term, term, term), { numRuns: 400, seed: 7 })
    const [away, cover] = [await hire(), await hire()]
    const days = ([first, last]: readonly [number, number]) => ({ from: on(first), through: on(last) })
    const cases = drawn.map(([covered, held, own]) => {
      const [postId, ownPostId] = [uuidV7(1), uuidV7(1)]
      return { postId, ownPostId, covered: days(covered), held: days(held), own: days(own) }
    })
    for (const { postId, ownPostId, held, own } of cases) {
      await identity.assignPost(away.staffId, postId, { from: held.from, until: held.through })
      await identity.assignPost(cover.staffId, ownPostId, { from: own.from, until: own.through })
    }
    const { absenceId } = await identity.recordAbsence(reviewer(away), {
      ...absence(away.staffId, cover.staffId, -20, 40),
      covers: [],
    })
    const by = { at: platform.clock.now(), by: away.staffId }
    const people = { absenceId, absentStaffId: away.staffId, staffId: cover.staffId }
    await platform.db.batch(
      cases.map(({ postId, ownPostId, covered }) =>
        insertCover({ id: uuidV7(1), postId, ownPostId, ...people, ...covered, ...by }),
      ),
    )
    const rows = await asOwner<{ post_id: string; day: string }>(
      platform,
      `select h.post_id, d::date::text as day from identity.holding h, generate_series($2::date - 10, $2::date + 30, '1 day') d
       where h.staff_id = $1 and h.cover_id is not null and h.valid_from <= d::date
         and (h.valid_until is null or h.valid_until >= d::date)`,
      [cover.staffId, today()],
    )
    const holds = new Set(rows.map(({ post_id, day }) => `${post_id} ${day}`))
    for (const { postId, ...terms } of cases) {
      for (let count = -10; count <= 30; count += 1) {
        const all = [terms.covered, terms.held, terms.own]
        const inAll = all.every(({ from, through }) => on(count) >= from && on(count) <= through)
        expect(holds.has(`${postId} ${on(count)}`), `${on(count)} in ${JSON.stringify(all)}`).toBe(inAll)
      }
    }
    const everHeld = cases.filter(({ postId }) => rows.some((row) => row.post_id === postId)).length
    expect(everHeld).toBeGreaterThan(100)
    expect(everHeld).toBeLessThan(350)
  })
})

test('a chief representative says so in every act, and whoever covers her acts as a cover', async () => {
  const fresh = await testIdentity()
  await asOwner(fresh.platform, 'update organizations.post set chief_representative = true where id = $1', [decision])
  const { staffId } = await fresh.identity.createStaff({ login: 'chief', name: '演示', password, totpSecret })
  await fresh.identity.assignPost(staffId, decision, { from: on(-1) })
  const code = totpCode(totpSecret, fresh.platform.clock.now())
  const { token } = await fresh.identity.signInStaff({ login: 'chief', password, code }, { address: '203.0.113.9' })
  expect(await fresh.identity.findSession(token)).toMatchObject({ actor: { capacity: 'chief_representative' } })
  const cover = await fresh.identity.createStaff({ login: 'stand-in', name: '演示', password })
  await fresh.identity.assignPost(cover.staffId, reviewTwo, { from: on(-1) })
  const covers = [{ postId: decision, staffId: cover.staffId }]
  const term = { from: on(0), through: on(0), reason: 'sick' }
  await fresh.identity.recordAbsence(actor(staffId, decision, ['decide']), { staffId, ...term, covers })
  const holders = await fresh.identity.holdersOf(decision)
  expect(holders).toContainEqual({ id: cover.staffId, name: '演示', capacity: 'cover' })
  expect(holders).toContainEqual(expect.objectContaining({ id: staffId, capacity: 'chief_representative' }))
  const chiefOfNothing = 'update organizations.post set chief_representative = true where id = $1'
  await expect(asOwner(fresh.platform, chiefOfNothing, [reviewTwo])).rejects.toThrow(/post_chief_decides/)
  await fresh.platform.close()
})

describe('recording', () => {
  test('two absences on one day are refused, and nothing of the second is kept', async () => {
    const { away, cover, head } = await pair()
    await identity.recordAbsence(head, absence(away.staffId, cover.staffId, 0, 5))
    const second = identity.recordAbsence(head, absence(away.staffId, cover.staffId, 5, 9))
    await expect(second).rejects.toMatchObject({ code: 'identity.absence_overlaps', kind: 'conflict' })
    await identity.recordAbsence(head, absence(away.staffId, cover.staffId, 6, 9))
    const [{ absences }] = await identity.rosterOf(reviewer(away))
    expect(absences.map(({ from, through }) => [from, through])).toEqual([
      [on(0), on(5)],
      [on(6), on(9)],
    ])
  })

  test('of several sent at once one is recorded', async () => {
    const { away, cover, head } = await pair()
    const all = await Promise.allSettled(
      Array.from({ length: 5 }, () => identity.recordAbsence(head, absence(away.staffId, cover.staffId))),
    )
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('a post is covered by one at a time', async () => {
    const { away, cover, head } = await pair()
    const { absenceId } = await identity.recordAbsence(head, absence(away.staffId, cover.staffId))
    const another = await hire(reviewTwo)
    await expect(
      identity.addCover(head, absenceId, { postId: posts.review, staffId: another.staffId }),
    ).rejects.toMatchObject({ code: 'identity.post_covered' })
  })

  test('a faulty cover keeps the absence from being recorded, and says it at its post', async () => {
    const { away, head } = await pair()
    const outsider = await hire(posts.windowOne)
    await expect(identity.recordAbsence(head, absence(away.staffId, outsider.staffId))).rejects.toMatchObject({
      code: 'identity.input_invalid',
      fields: [{ field: `cover.${posts.review}`, code: 'cover_not_of_office' }],
    })
    const none = { ...absence(away.staffId, away.staffId), reason: 'because', through: on(-1), covers: [] }
    await expect(identity.recordAbsence(head, none)).rejects.toMatchObject({
      fields: [{ code: 'through_before_from' }, { code: 'reason_unknown' }],
    })
    expect((await identity.rosterOf(reviewer(away)))[0].absences).toEqual([])
  })

  test('colleagues and heads of other offices find nobody to record for', async () => {
    const { away, cover, head } = await pair()
    const other = actor(head.staffId, posts.windowOne, ['decide'], 'a8e05b5f-2300-5454-807f-293aee222754')
    for (const who of [actor(cover.staffId, reviewTwo, ['review']), other]) {
      const refused = identity.recordAbsence(who, absence(away.staffId, cover.staffId))
      await expect(refused).rejects.toMatchObject({ code: 'identity.staff_not_found', kind: 'not_found' })
    }
    const { absenceId } = await identity.recordAbsence(head, absence(away.staffId, cover.staffId))
    await expect(identity.revokeAbsence(other, absenceId)).rejects.toMatchObject({ code: 'identity.absence_not_found' })
  })

  test('the application cannot move the days of what was recorded, nor delete it', async () => {
    for (const text of [
      'update identity.cover set last_day = last_day + 1',
      'update identity.absence set last_day = last_day + 1',
      'delete from identity.cover',
      'delete from identity.absence',
    ])
      await expect(platform.db.query({ name: text, text, values: [] })).rejects.toThrow(/permission denied/)
  })
})

test('who can be given a case: holders and covers by post, and who is away until when', async () => {
  const { away, cover, head } = await pair()
  await identity.recordAbsence(head, absence(away.staffId, cover.staffId, 0, 3))
  const members = await identity.staffOfDepartment(food)
  const of = (staffId: string) => members.filter((member) => member.staffId === staffId)
  expect(of(away.staffId)).toMatchObject([
    { postId: posts.review, postName: '食品经营许可审查岗', absentThrough: on(3) },
  ])
  expect(of(cover.staffId)).toHaveLength(2)
  expect(of(cover.staffId)).toContainEqual(expect.objectContaining({ postId: posts.review, capacity: 'cover' }))
  expect(of(cover.staffId).some((member) => 'absentThrough' in member)).toBe(false)
  expect(await identity.holdersOf(posts.review)).toContainEqual(
    expect.objectContaining({ id: away.staffId, absentThrough: on(3) }),
  )
  expect(await identity.staffOfDepartment('nonsense')).toEqual([])
})
