import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

interface GuideMaterial {
  readonly code: string
  readonly name: string
  readonly nature: string
  readonly type: string
  readonly form: string
  readonly necessity: '必要' | '非必要'
  readonly copies: number
  readonly acceptStandard: string
  readonly legalBasis: string
  readonly source: { readonly note?: string }
}

interface Guide {
  readonly name: string
  readonly catalogCode: string
  readonly businessCode: string
  readonly type: string
  readonly authority: string
  readonly handledBy: string
  readonly legalDays: number
  readonly promisedDays: number
  readonly visits: number
  readonly result: string
  readonly conditions: readonly string[]
  readonly flow: readonly string[]
  readonly legalBasis: readonly string[]
  readonly materials: readonly GuideMaterial[]
}

const file = resolve(import.meta.dirname, '../../../data/hunan/single-items.json')
const { items } = JSON.parse(readFileSync(file, 'utf8')) as { items: Guide[] }

/** The real guide of the province's portal, which the officer has before her while she writes. */
export const guide = items.find(({ name }) => name === '护士执业注册（首次注册）')!
