import { describe, expect, test } from 'vitest'
import { publishedHolder, publishedOutcome } from './publishing.ts'

const permit = { type: '01', result: {} } as const
const granted = { result: 'in_force', outcome: 'granted', decidedAt: new Date('2026-11-20T10:00:00+08:00') } as const

describe('what is published of results', () => {
  test('permits that were granted, in whole or in part, and how they ended', () => {
    expect(publishedOutcome(permit, granted)).toBe('granted')
    expect(publishedOutcome(permit, { ...granted, outcome: 'partly' })).toBe('partly')
    expect(publishedOutcome(permit, { ...granted, result: 'annulled' })).toBe('annulled')
  })

  test('nothing that was refused, is decided anew, is no permit, or that its item withholds', () => {
    expect(publishedOutcome(permit, { ...granted, result: null, outcome: 'denied' })).toBeUndefined()
    expect(publishedOutcome(permit, { ...granted, outcome: null, decidedAt: null })).toBeUndefined()
    expect(publishedOutcome({ ...permit, type: '07' }, granted)).toBeUndefined()
    expect(publishedOutcome({ ...permit, result: { withheld: true } }, granted)).toBeUndefined()
  })

  test('an organisation stands with its name, a person masked', () => {
    const organization = { name: '长沙小石桥餐饮店（演示）' }
    expect(publishedHolder({ personName: '石小桥', organization })).toEqual({
      holderKind: 'organization',
      holderName: organization.name,
    })
    expect(publishedHolder({ personName: '林知夏', organization: null })).toEqual({
      holderKind: 'person',
      holderName: '林**',
    })
    expect(publishedHolder({ personName: '欧阳知夏', organization: null }).holderName).toBe('欧**')
  })
})
