import { describe, expect, test } from 'vitest'
import type { Duty } from '../../../kernel/actor.ts'
import { citizen, department, elsewhere, job, parties as knowing, staff, windowDepartment } from '../test-support.ts'
import { type Part, type Party, parties, partiesOf, parts, type Seeing, sightOf, sightTable } from './sight.ts'

/** Written down a second time, party by party, so that a slip in the table is seen. */
const needed: Readonly<Record<Party, Partial<Record<Part, Seeing>>>> = {
  applicant: { answers: 'all', papers: 'all', documents: 'all', identity: 'all', contact: 'all' },
  window: { answers: 'all', papers: 'all', documents: 'all', identity: 'all', contact: 'all', staff: 'all' },
  competent: {
    answers: 'all',
    papers: 'all',
    documents: 'all',
    internal: 'all',
    opinions: 'all',
    discretion: 'all',
    identity: 'masked',
    contact: 'all',
    staff: 'all',
  },
  consulted: { answers: 'all', papers: 'all', opinions: 'own', identity: 'masked', contact: 'masked' },
  supervisor: {
    answers: 'all',
    papers: 'all',
    documents: 'all',
    internal: 'all',
    opinions: 'all',
    discretion: 'all',
    identity: 'masked',
    contact: 'masked',
    staff: 'all',
  },
}

describe('everybody sees what the own work needs and no more', () => {
  test.each(parties.flatMap((party) => parts.map((part) => [party, part] as const)))('%s: %s', (party, part) => {
    expect(sightTable[part][party]).toBe(needed[party][part] ?? 'none')
    expect(sightOf([party])[part]).toBe(needed[party][part] ?? 'none')
  })

  test('who is two of them sees the most that one of them may, and nobody sees nothing', () => {
    const order: readonly Seeing[] = ['all', 'own', 'masked', 'none']
    for (const one of parties) {
      for (const other of parties) {
        const both = sightOf([one, other])
        for (const part of parts) {
          const ranks = [one, other].map((party) => order.indexOf(sightTable[part][party]))
          expect(order.indexOf(both[part])).toBe(Math.min(...ranks))
        }
      }
    }
    expect(Object.values(sightOf([])).every((seeing) => seeing === 'none')).toBe(true)
  })
})

describe('as whom somebody looks', () => {
  const asked = { ...knowing, consulted: [elsewhere] }
  const of = (duties: readonly Duty[], departmentId: string) => partiesOf(asked, staff(duties, departmentId), false)

  test('posts of the bodies that have the case, and of the one that was asked', () => {
    expect(of(['review'], department)).toEqual(['competent'])
    expect(of(['decide'], department)).toEqual(['competent'])
    expect(of(['accept', 'decide'], department)).toEqual(['competent', 'window'])
    expect(of(['deliver'], department)).toEqual(['competent', 'window'])
    expect(of(['accept'], windowDepartment)).toEqual(['window'])
    expect(of(['review'], windowDepartment)).toEqual(['window'])
    expect(of(['review'], elsewhere)).toEqual(['consulted'])
    expect(of(['review'], 'somewhere else')).toEqual([])
  })

  test('people, jobs and supervisors', () => {
    expect(partiesOf(asked, citizen, false)).toEqual(['applicant'])
    expect(partiesOf(asked, job, false)).toEqual(['window', 'competent'])
    expect(partiesOf(asked, staff(['supervise'], 'somewhere else'), true)).toEqual(['supervisor'])
  })
})
