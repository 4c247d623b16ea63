import { z } from 'zod'
import type { Actor, Capacity, Duty } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'

/** Personal values of a person. They exist sealed in the database and in the memory of a request, nowhere else. */
export const Profile = z.strictObject({
  name: z.string().min(1).max(50).describe('As on the identity card'),
  citizenId: z.string().length(18).describe('公民身份号码, GB 11643, upper case'),
  phone: z.string().length(11).optional().describe('Mainland mobile number'),
  email: z.email().max(200).optional(),
  address: z.string().max(200).optional().describe('For delivery, as typed'),
})
export type Profile = z.infer<typeof Profile>

/** declared: said so online · seen_at_window: a clerk compared the identity card. */
export const Assurance = z.enum(['declared', 'seen_at_window'])
export type Assurance = z.infer<typeof Assurance>

/** A person whose values are open. */
export interface Person {
  readonly id: string
  /** Keyed hash of the citizen ID: the subject of lines in the access log. */
  readonly subjectHash: string
  readonly profile: Profile
  readonly assurance: Assurance
  /** She has a password; false for one registered at a window who has not yet claimed her account. */
  readonly claimed: boolean
}

/** 法人和其他组织 that applies for something. Not one of the bodies in organizations. */
export interface LegalPerson {
  readonly id: string
  /** 统一社会信用代码, GB 32100 */
  readonly creditCode: string
  readonly name: string
}

/** legal_representative 法定代表人 · agent 经办人 */
export const RepresentationScope = z.enum(['legal_representative', 'agent'])
export type RepresentationScope = z.infer<typeof RepresentationScope>

/** window: a clerk saw the papers · registry: from the register of enterprises · demo */
export const RepresentationSource = z.enum(['window', 'registry', 'demo'])
export type RepresentationSource = z.infer<typeof RepresentationSource>

/** That a person may act for a legal person, in force at the time it was asked for. */
export interface Representation {
  readonly id: string
  readonly legalPerson: LegalPerson
  readonly scope: RepresentationScope
  readonly source: RepresentationSource
  readonly validFrom: Date
  readonly validUntil: Date | undefined
}

export type StaffActor = Extract<Actor, { kind: 'staff' }>

/** A post with its place, as a session needs it. Organizations is the source; nothing of it is copied here. */
export interface PostPlace {
  readonly id: string
  readonly name: string
  readonly departmentId: string
  readonly departmentName: string
  readonly regionCode: string
  readonly duties: readonly Duty[]
  readonly chiefRepresentative: boolean
}

/** A post that somebody holds today. */
export interface HeldPost extends PostPlace {
  readonly capacity?: Capacity
  /** Last day on which she holds it; absent: without end. */
  readonly through?: Day
}

/** Somebody who holds a post today. */
export interface Holder {
  readonly id: string
  readonly name: string
  readonly capacity?: Capacity
  /** Last day of the absence that she is in. */
  readonly absentThrough?: Day
}

interface SessionBase {
  readonly createdAt: Date
  /** End at the latest; an idle session ends earlier. */
  readonly expiresAt: Date
}

export interface PersonSession extends SessionBase {
  readonly kind: 'person'
  readonly person: Person
  readonly actor: Extract<Actor, { kind: 'person' }>
}

export interface StaffSession extends SessionBase {
  readonly kind: 'staff'
  readonly staffId: string
  readonly name: string
  /** Undefined until one of several posts is chosen, or when the chosen one is no longer held: then no act is possible. */
  readonly post: PostPlace | undefined
  readonly actor: StaffActor | undefined
}

export type Session = PersonSession | StaffSession

/** A fresh sign-in. The token goes into the cookie and is nowhere else. */
export interface SignedIn {
  readonly token: string
  readonly expiresAt: Date
}
