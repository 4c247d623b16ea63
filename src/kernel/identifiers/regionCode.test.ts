import { describe, expect, it } from 'vitest'
import { checkRegionCode, regionContains } from './regionCode.ts'

describe('checkRegionCode', () => {
  it.each([
    ['000000000000', 'nation', undefined, ''],
    ['43', 'province', '000000000000', '43'],
    ['430100', 'city', '430000000000', '4301'],
    ['430102', 'county', '430100000000', '430102'],
    ['511602000000', 'county', '511600000000', '511602'],
    ['430102001', 'street', '430102000000', '430102001'],
    ['430102001003', 'village', '430102001000', '430102001003'],
    ['429004', 'county', '429000000000', '429004'],
    // 东莞 has no counties: its streets stand below the city.
    ['441900003000', 'street', '441900000000', '441900003'],
  ])('%s is a %s below %s', (code, level, parent, prefix) => {
    expect(checkRegionCode(code)).toEqual({
      ok: true,
      value: code.padEnd(12, '0'),
      region: code.padEnd(12, '0'),
      ownLevel: false,
      level,
      parent,
      prefix,
    })
  })
  it.each([
    ['430102999000', '430102000000', 'county', '430100000000', '430102'],
    ['430100999000', '430100000000', 'city', '430000000000', '4301'],
    ['430000999000', '430000000000', 'province', '000000000000', '43'],
  ])('%s is the own level of %s', (code, region, level, parent, prefix) => {
    expect(checkRegionCode(code)).toEqual({ ok: true, value: code, ownLevel: true, region, level, parent, prefix })
  })
  it.each([
    ['4301020', 'region_code_length'],
    ['', 'region_code_length'],
    ['43010A', 'region_code_characters'],
    ['430002', 'region_code_gap'],
    ['000102', 'region_code_gap'],
    ['430102000003', 'region_code_gap'],
  ])('refuses %s: %s', (code, reason) => {
    expect(checkRegionCode(code)).toEqual({ ok: false, reason })
  })
})

describe('regionContains', () => {
  it.each([
    ['000000000000', '430102000000', true],
    ['430000000000', '430102001003', true],
    ['430102000000', '430102000000', true],
    ['430102999000', '430102001000', true],
    ['430102000000', '430102999000', true],
    ['430102000000', '430100000000', false],
    ['430102000000', '430103001000', false],
    ['441900000000', '441900003000', true],
  ])('%s holds %s: %s', (outer, inner, expected) => {
    expect(regionContains(outer, inner)).toBe(expected)
  })
})
