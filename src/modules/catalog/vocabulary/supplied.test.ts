import { describe, expect, test } from 'vitest'
import { blankMaterial } from '../importing/row.ts'
import type { Material } from '../schema/material.ts'
import type { EvidenceSupplier } from './schema.ts'
import { type MaterialLink, suppliedMaterials } from './supplied.ts'

const today = '2026-11-26'
const supplier: EvidenceSupplier = {
  evidenceType: 'businessLicence',
  key: 'certificates',
  name: { zh: '本平台证照', en: 'Certificates of this platform' },
  registeredBy: 'certificates',
  liveSince: '2026-01-01',
  liveUntil: null,
}
const confirmed: MaterialLink = { name: '营业执照复印件', key: 'businessLicence', status: 'confirmed' }
const material = (given: Partial<Material>): Material => ({ ...blankMaterial('m1', '营业执照复印件'), ...given })
const codes = (given: Partial<Material>, links = [confirmed], suppliers = [supplier]) =>
  suppliedMaterials({ materials: [material(given)] }, links, suppliers, today).map(({ code }) => code)

describe('N7, invariant 6: no version that asks for what a live source supplies without a recorded reason and end date', () => {
  test('given a confirmed link and a live supplier, when nothing is recorded, then it is named with its sentence', () => {
    const [found] = suppliedMaterials({ materials: [material({})] }, [confirmed], [supplier], today)
    expect(found).toMatchObject({ pointer: '/materials/0', evidenceType: 'businessLicence', supplier: 'certificates' })
    expect(found?.sentence.zh).toContain('本平台证照')
    expect(found?.sentence.en).toContain('Certificates of this platform')
  })

  test('a reason holds to the end of its last day, and no longer', () => {
    const reason = '省平台接口升级，暂由申请人提交。'
    expect(codes({ askedDespiteSupply: { reason, until: today } })).toEqual([])
    expect(codes({ askedDespiteSupply: { reason, until: '2026-11-25' } })).toEqual(['reason_ended'])
  })

  test('a guess is no ground to refuse; confirmed and corrected links are', () => {
    expect(codes({}, [{ ...confirmed, status: 'guessed' }])).toEqual([])
    expect(codes({}, [{ ...confirmed, status: 'corrected' }])).toEqual(['no_reason'])
    expect(codes({}, [{ ...confirmed, key: null, status: 'rejected' }])).toEqual([])
    expect(codes({}, [])).toEqual([])
  })

  test('what the content says itself wins over the link, both ways', () => {
    expect(codes({ evidenceType: 'businessLicence' }, [])).toEqual(['no_reason'])
    expect(codes({ evidenceType: 'passport' })).toEqual([])
  })

  test('a supplier counts from its first day to its last, both included', () => {
    const on = (liveSince: string, liveUntil: string | null) =>
      codes({}, [confirmed], [{ ...supplier, liveSince, liveUntil }]).length
    expect(on(today, null)).toBe(1)
    expect(on('2026-11-27', null)).toBe(0)
    expect(on('2026-01-01', today)).toBe(1)
    expect(on('2026-01-01', '2026-11-25')).toBe(0)
  })

  test('an exemption by certificate is no excuse; what the platform writes itself is not asked for', () => {
    expect(codes({ exemptBy: 'electronic_certificate' })).toEqual(['no_reason'])
    expect(codes({ necessity: 'optional' })).toEqual(['no_reason'])
    expect(codes({ madeFromAnswers: true })).toEqual([])
  })

  test('an item without materials, or with none published, asks for nothing', () => {
    expect(suppliedMaterials({ materials: [] }, [confirmed], [supplier], today)).toEqual([])
    expect(suppliedMaterials({ materials: null }, [confirmed], [supplier], today)).toEqual([])
  })
})
