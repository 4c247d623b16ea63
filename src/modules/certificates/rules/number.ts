import type { CertificateType } from '../schema.ts'

export interface NumberParts {
  readonly rule: CertificateType['numberRule']
  readonly prefix: string
  /** First six digits of the region. */
  readonly district: string
  readonly year: string
  readonly serial: number
  /** 主体业态; only the food rule asks for it. */
  readonly businessForm: '1' | '2' | '3'
}

/** The highest serial that the numbers can hold. */
export const serialMax = 999_999

/** The number printed on a certificate. Pure. */
export function certificateNumber(parts: NumberParts): string {
  const serial = String(parts.serial).padStart(6, '0')
  switch (parts.rule) {
    case 'food_business': {
      const digits = parts.businessForm + parts.district + serial
      return parts.prefix + digits + mod1110(digits)
    }
    case 'plain':
      return parts.prefix + parts.district + parts.year + serial
  }
}

/**
 * Check digit of GB/T 17710 (ISO 7064 MOD 11,10). 食品经营许可和备案管理办法 lays down JY and fourteen digits: form of business 1,
 * province 2, city 2, district 2, serial 6, check 1; that the check is this one is the practice of food licences.
 */
export function mod1110(digits: string): string {
  let product = 10
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10
    product = (sum * 2) % 11
  }
  return String((11 - product) % 10)
}
