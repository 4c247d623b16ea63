import { expect, test } from 'vitest'
import { asOwner } from '../../../tests/support/database.ts'
import { demoWorld, furong } from '../../../tests/support/world.ts'
import { createRuleBook } from './ruleBook.ts'

test('an edition that nobody can read any more costs its own region only: there the one around it counts', async () => {
  const world = await demoWorld()
  try {
    const before = await createRuleBook(world.platform).open()
    await asOwner(
      world.platform,
      `insert into supervision.rule_set
       select '430102', 1, jsonb_set(rules, '{rules,0,number}', rules #> '{rules,1,number}'), in_force_from, 'test', published_at
       from supervision.rule_set where region_prefix = ''`,
    )
    const book = await createRuleBook(world.platform).open()
    expect(book.sets.map(({ regionPrefix }) => regionPrefix)).toEqual([''])
    const named = (one: typeof book) =>
      one.inForceFor(furong).map(({ set, from }) => [set.regionPrefix, set.version, from])
    expect(named(book)).toEqual(named(before))
    expect(named(book)).toHaveLength(1)
    expect(book.setOf({ regionPrefix: '430102', version: 1 })).toBeUndefined()
  } finally {
    await world.close()
  }
})
