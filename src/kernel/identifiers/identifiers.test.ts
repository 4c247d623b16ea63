import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import vectors from '../../../data/id-test-vectors.json' with { type: 'json' }
import { buildCaseNumber, parseCaseNumber } from './caseNumber.ts'
import { buildCertificateId, certificateCheckCharacter, checkCertificateId } from './certificateId.ts'
import { checkCitizenId, citizenIdCheckCharacter } from './citizenId.ts'
import { checkCreditCode, creditCodeCheckCharacter } from './creditCode.ts'
import texts from './identifiers.texts.json' with { type: 'json' }
import {
  checkBasicCode,
  checkHandlingCode,
  checkImplementationCode,
  type ItemCodeProfile,
  itemCodeProfiles,
} from './itemCode.ts'
import { checkOrganisationCode } from './organisationCode.ts'
import { identifierReasons, identifierSentences } from './sentences.ts'

const today = '2026-11-20'
const runs = { numRuns: 10_000 }
const capitals = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const text = (alphabet: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length })
const refusal = (checked: { ok: true } | { ok: false; reason: string }) => (checked.ok ? 'ok' : checked.reason)

/** A text with one character replaced by another of the same alphabet. */
function withOneWrong(value: string, alphabet: string, position: number, step: number): string {
  const at = position % value.length
  const from = alphabet.indexOf(value.charAt(at))
  const wrong = alphabet.charAt((from + 1 + (step % (alphabet.length - 1))) % alphabet.length)
  return value.slice(0, at) + wrong + value.slice(at + 1)
}

describe('citizen identity numbers', () => {
  it.each(vectors.citizenId)('vector $id', ({ id, note }) => {
    expect(refusal(checkCitizenId(id, today))).toBe(note?.includes('did not exist') ? 'citizen_id_date' : 'ok')
  })
  it('reads birth date and sex, and forgives case, spaces and full-width digits', () => {
    const read = { ok: true, value: '11010519491231002X', birthDate: '1949-12-31', sex: 'female' }
    expect(checkCitizenId(' 110105 19491231 002x', today)).toEqual(read)
    expect(checkCitizenId('１１０１０５１９４９１２３１００２Ｘ', today)).toEqual(read)
    expect(checkCitizenId('440604190001010017', today)).toMatchObject({ birthDate: '1900-01-01', sex: 'male' })
  })
  it.each([
    ['130503670401001', 'citizen_id_fifteen_digits'],
    ['', 'citizen_id_length'],
    ['1101051949123100', 'citizen_id_length'],
    ['1'.repeat(10_000), 'citizen_id_length'],
    ['X10105194912310021', 'citizen_id_characters'],
    ['11010519491231002A', 'citizen_id_characters'],
    ['11010517000101002X', 'citizen_id_date'],
    ['110105194912310021', 'citizen_id_check'],
  ])('refuses %.20s: %s', (id, reason) => {
    expect(refusal(checkCitizenId(id, today))).toBe(reason)
  })
  it('refuses a birth date later than today, and takes one of today', () => {
    const id = '43010220261120001'
    const full = id + citizenIdCheckCharacter(id)
    expect(checkCitizenId(full, '2026-11-20').ok).toBe(true)
    expect(refusal(checkCitizenId(full, '2026-11-19'))).toBe('citizen_id_future')
  })
  it('finds any one wrong digit', () => {
    fc.assert(
      fc.property(text('0123456789', 6), fc.nat(16), fc.nat(8), (end, position, step) => {
        const digits = `43010219840229${end.slice(0, 3)}`
        const id = digits + citizenIdCheckCharacter(digits)
        expect(checkCitizenId(id, today).ok).toBe(true)
        expect(checkCitizenId(withOneWrong(digits, '0123456789', position, step) + id.at(-1), today).ok).toBe(false)
      }),
      runs,
    )
  })
})

describe('credit codes and organisation codes', () => {
  it.each(vectors.uscc.valid)('vector $code is good', ({ code }) => {
    expect(refusal(checkCreditCode(code))).toBe('ok')
  })
  it.each(vectors.uscc.invalid)('vector $code is bad', ({ code }) => {
    expect(checkCreditCode(code).ok).toBe(false)
  })
  it('says which fault', () => {
    expect(refusal(checkCreditCode('91350100M000100Y44'))).toBe('credit_code_check')
    expect(refusal(checkCreditCode('91350100M000100Y4'))).toBe('credit_code_length')
    expect(refusal(checkCreditCode('91350100I000100Y43'))).toBe('credit_code_characters')
  })
  it('normalises case and splits the parts', () => {
    expect(checkCreditCode('11511301452259996u').ok).toBe(true)
    expect(checkCreditCode('91350100m000100y43')).toEqual({
      ok: true,
      value: '91350100M000100Y43',
      registrar: '9',
      category: '1',
      regionCode: '350100',
      organisationCode: 'M000100Y4',
    })
  })
  it('finds any one wrong character and any two neighbours exchanged', () => {
    const body = fc
      .tuple(text(creditAlphabet, 2), text('0123456789', 6), text(creditAlphabet, 9))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(body, fc.nat(17), fc.nat(29), (characters, position, step) => {
        const code = characters + creditCodeCheckCharacter(characters)
        expect(checkCreditCode(code).ok).toBe(true)
        expect(checkCreditCode(withOneWrong(code, creditAlphabet, position, step)).ok).toBe(false)
        const exchanged = code.replace(new RegExp(`^(.{${position % 17}})(.)(.)`), '$1$3$2')
        if (exchanged !== code) expect(checkCreditCode(exchanged).ok).toBe(false)
      }),
      runs,
    )
  })
  it.each(vectors.orgCode.rows)('vector $org', ({ org, check }) => {
    expect(refusal(checkOrganisationCode(org))).toBe('ok')
    expect(org.at(-1)).toBe(check)
    expect(checkOrganisationCode(`${org.slice(0, 8)}-${check}`)).toEqual({ ok: true, value: org })
  })
  it('refuses organisation codes with their reason', () => {
    expect(refusal(checkOrganisationCode('MB285591'))).toBe('organisation_code_length')
    expect(refusal(checkOrganisationCode('MB28559*8'))).toBe('organisation_code_characters')
    expect(refusal(checkOrganisationCode('MB2855917'))).toBe('organisation_code_check')
  })
})

describe('item codes', () => {
  it.each(vectors.taskCode31)('vector $code', ({ code, uscc, level, catalog }) => {
    expect(checkImplementationCode(code)).toEqual({ ok: true, value: code, body: uscc, level, basicCode: catalog })
    expect(checkBasicCode(catalog)).toEqual({ ok: true, value: catalog })
    expect(checkHandlingCode(`${code}01`)).toMatchObject({ ok: true, implementationCode: code, body: uscc })
  })
  it.each<[string, ItemCodeProfile, string]>([
    ['432036010W01', 'platform', 'ok'],
    ['43203601001', 'platform', 'basic_code_form'],
    ['0109', 'standard', 'ok'],
    ['511Z07001006', 'sichuan', 'ok'],
    ['511A0138000000', 'sichuan', 'ok'],
    ['G-000007-001', 'sichuan', 'basic_code_form'],
  ])('basic code %s in profile %s: %s', (code, profile, expected) => {
    expect(refusal(checkBasicCode(code, profile))).toBe(expected)
  })
  it('reads the Sichuan form, and names a bad body', () => {
    expect(checkImplementationCode('511A0138000000-511602000000-000-115113010833722043-1-00', 'sichuan')).toMatchObject(
      {
        ok: true,
        body: '115113010833722043',
        basicCode: '511A0138000000',
      },
    )
    expect(refusal(checkImplementationCode('11370800MB285591853370117002011'))).toBe('implementation_code_body')
    expect(refusal(checkImplementationCode('11370800MB2855918'))).toBe('implementation_code_form')
    expect(refusal(checkHandlingCode('11370800MB285591843370117002011'))).toBe('handling_code_form')
    expect(refusal(checkHandlingCode('11370800MB28559185337011700201101'))).toBe('implementation_code_body')
    expect(itemCodeProfiles).toContain('standard')
  })
})

describe('case numbers', () => {
  const { sample } = vectors.caseNo
  const parts = {
    implementationCode: sample.slice(0, 31),
    day: '2022-06-23',
    serial: 68,
    profile: 'guangdong',
  } as const
  it('parses and builds the real sample', () => {
    expect(parseCaseNumber(sample)).toEqual({ ok: true, value: sample, ...parts })
    expect(buildCaseNumber(parts)).toMatchObject({ value: sample })
    expect(sample).toHaveLength(vectors.caseNo.len)
  })
  it('refuses to wrap, in either profile', () => {
    expect(buildCaseNumber({ ...parts, serial: 9_999 }).ok).toBe(true)
    expect(refusal(buildCaseNumber({ ...parts, serial: 10_000 }))).toBe('case_number_serial_exhausted')
    expect(buildCaseNumber({ ...parts, profile: 'wide', serial: 999_999 })).toMatchObject({ ok: true })
    expect(refusal(buildCaseNumber({ ...parts, profile: 'wide', serial: 1_000_000 }))).toBe(
      'case_number_serial_exhausted',
    )
  })
  it('names the other faults', () => {
    expect(refusal(buildCaseNumber({ ...parts, serial: 0 }))).toBe('case_number_form')
    expect(refusal(buildCaseNumber({ ...parts, day: '2026-02-29' }))).toBe('case_number_day')
    expect(refusal(buildCaseNumber({ ...parts, implementationCode: 'x' }))).toBe('case_number_item')
    expect(refusal(parseCaseNumber(sample.slice(1)))).toBe('case_number_form')
    expect(refusal(parseCaseNumber(sample.replace('20220623', '20221323')))).toBe('case_number_day')
  })
  it('reads back what it builds, in at most 50 characters', () => {
    const profile = fc.constantFrom('guangdong' as const, 'wide' as const)
    fc.assert(
      fc.property(
        text(capitals, 31),
        fc.integer({ min: 1, max: 9_999 }),
        profile,
        (implementationCode, serial, form) => {
          const built = buildCaseNumber({ implementationCode, day: '2026-11-20', serial, profile: form })
          if (!built.ok) throw new Error(built.reason)
          expect(built.value.length).toBeLessThanOrEqual(50)
          expect(parseCaseNumber(built.value)).toEqual(built)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('certificate identifiers', () => {
  it.each(vectors.eCertificate.valid)('vector $id', ({ id, check }) => {
    const checked = checkCertificateId(id)
    if (!checked.ok) throw new Error(checked.reason)
    expect(checked.value).toBe(id)
    expect(buildCertificateId(checked)).toEqual(checked)
    expect(id.endsWith(`.${check}`)).toBe(true)
  })
  it.each(vectors.eCertificate.invalid)('vector $id is bad', ({ id }) => {
    expect(refusal(checkCertificateId(id))).toBe('certificate_id_check')
  })
  it.each([
    ['1.2.156.3005.1.a', 'certificate_id_prefix'],
    ['1.2.156.3005.2.11100000000013338W011.1', 'certificate_id_parts'],
    ['1.2.156.3005.2.W011.340100.1.001.9', 'certificate_id_type'],
    ['1.2.156.3005.2.11100000000013338W011.34.1.001.9', 'certificate_id_authority'],
    ['1.2.156.3005.2.11100000000013338W011.340100.号.001.9', 'certificate_id_serial'],
    ['1.2.156.3005.2.11100000000013338W011.340100.1.1.9', 'certificate_id_version'],
  ])('refuses %s: %s', (id, reason) => {
    expect(refusal(checkCertificateId(id))).toBe(reason)
  })
  it('finds any one wrong character', () => {
    fc.assert(
      fc.property(text(capitals, 46), fc.nat(45), fc.nat(34), (characters, position, step) => {
        const wrong = withOneWrong(characters, capitals, position, step)
        expect(certificateCheckCharacter(wrong)).not.toBe(certificateCheckCharacter(characters))
      }),
      runs,
    )
  })
})

describe('sentences', () => {
  it('has one for every reason and none without a reason, in both languages', () => {
    expect(Object.keys(texts).sort()).toEqual([...identifierReasons].sort())
    for (const { zh, en } of Object.values(identifierSentences)) {
      expect(zh).toMatch(/。$/)
      expect(en).toMatch(/\.$/)
      expect(zh + en).not.toMatch(/[!！]/)
    }
  })
})
