import type { Body, Fields } from './sending.ts'
import type { Subject } from './subject.ts'

export type Maker = (subject: Subject) => Promise<Body> | Body

export const form = (fields: Readonly<Record<string, string | readonly string[]>>): Body => ({
  kind: 'form',
  fields: Object.entries(fields).flatMap(([name, value]): Fields => [value].flat().map((one) => [name, one])),
})
export const empty: Maker = () => form({})

export const json = (value: unknown): Body => ({ kind: 'json', value })
export const nothing: Maker = () => ({ kind: 'none' })
