import { describe, expect, test } from 'vitest'
import { type Duty, duties } from '../../../kernel/actor.ts'
import { StepDuty as StepDuties, type StepDuty, type Tier, Tier as Tiers } from '../schema.ts'
import { checkRoute, dutyOfStep, mayBeOnePerson, mayTakeStep, routeOfTier, stepsWithoutPost } from './duties.ts'

const tiers = Tiers.options
const steps: readonly StepDuty[] = StepDuties.options

describe('tiers', () => {
  test.each(tiers)('the usual route of %s agrees with it', (tier) => {
    expect(checkRoute(tier, routeOfTier(tier))).toEqual([])
  })

  test('which duties one person may hold in one case', () => {
    const pairs = (tier: (typeof tiers)[number]) =>
      steps.flatMap((earlier) =>
        steps.filter((later) => mayBeOnePerson(tier, earlier, later)).map((later) => `${earlier}+${later}`),
      )
    for (const tier of tiers)
      expect(pairs(tier)).toEqual(expect.arrayContaining(steps.map((duty) => `${duty}+${duty}`)))
    expect(mayBeOnePerson('simple', 'accept', 'decide')).toBe(true)
    expect(mayBeOnePerson('general', 'review', 'decide')).toBe(true)
    expect(mayBeOnePerson('general', 'accept', 'decide')).toBe(false)
    expect(mayBeOnePerson('complex', 'review', 'decide')).toBe(false)
    expect(mayBeOnePerson('complex', 'accept', 'review')).toBe(false)
    for (const tier of tiers) {
      for (const one of steps)
        for (const two of steps) expect(mayBeOnePerson(tier, one, two)).toBe(mayBeOnePerson(tier, two, one))
    }
  })

  test.each([
    [null, [], []],
    [null, routeOfTier('simple'), ['route_without_tier']],
    ['simple', [], ['tier_without_route']],
    ['general', routeOfTier('simple'), ['route_differs_from_tier', 'decides_at_window']],
    ['complex', routeOfTier('complex').slice(1), []],
    ['complex', [...routeOfTier('complex')].reverse(), ['route_differs_from_tier']],
  ] as const)('%s with %j: %j', (tier, route, faults) => {
    expect(checkRoute(tier, route)).toEqual(faults)
  })
})

describe('who may take a step, over every combination', () => {
  const item = { regionCode: '430102000000', departmentId: 'body' }
  const posts = duties.flatMap((duty: Duty) =>
    ['body', 'other'].flatMap((departmentId) =>
      ['430102000000', '511602000000'].flatMap((regionCode) =>
        (['department', 'service_center'] as const).map((departmentKind) => ({
          duties: [duty],
          departmentId,
          regionCode,
          departmentKind,
        })),
      ),
    ),
  )
  const combinations = posts.flatMap((post) =>
    steps.flatMap((duty) => (['window', 'department'] as const).map((by) => ({ post, step: { duty, by } }))),
  )

  test('only with the duty, in the region, and by the competent body or a window that may accept', () => {
    for (const { post, step } of combinations) {
      if (!mayTakeStep(step, item, post)) continue
      expect(post.duties).toContain(dutyOfStep[step.duty])
      expect(post.regionCode).toBe(item.regionCode)
      if (post.departmentId === 'body') continue
      expect([post.departmentKind, step.by, dutyOfStep[step.duty]]).toEqual(['service_center', 'window', 'accept'])
    }
    expect(combinations.some(({ post, step }) => mayTakeStep(step, item, post))).toBe(true)
  })

  test('supervision takes no step', () => {
    expect(
      combinations.some(({ post, step }) => post.duties.includes('supervise') && mayTakeStep(step, item, post)),
    ).toBe(false)
  })
})

test('a step that no post of the body could take is named', () => {
  const posts = (...duties: readonly (readonly Duty[])[]) => duties.map((list) => ({ duties: list }))
  const item = (tier: Tier) => ({ tier, duties: routeOfTier(tier) })
  expect(stepsWithoutPost(item('general'), posts(['review'], ['decide']))).toEqual(['review', 'decide'])
  expect(stepsWithoutPost(item('general'), posts(['review', 'decide']))).toEqual([])
  expect(stepsWithoutPost(item('complex'), posts(['review']))).toEqual(['decide'])
  expect(stepsWithoutPost(item('complex'), posts(['review'], ['decide']))).toEqual([])
  expect(stepsWithoutPost(item('simple'), posts(['decide'], ['accept']))).toEqual(['decide'])
  expect(stepsWithoutPost(item('simple'), posts(['accept', 'decide']))).toEqual([])
})
