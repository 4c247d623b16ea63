import type { TierLife } from '../lives.ts'
import type { Actors } from './catalogue.ts'
import type { SecretGroup } from './secrets.ts'

/** Somebody who sends requests: with a browser, or a machine with a token. */
export interface Role {
  readonly name: string
  readonly door: 'web' | 'api'
  /** As whom; undefined: a stranger. */
  readonly as: keyof Actors | undefined
  /** Name with which a browser signs in. */
  readonly login?: string
  /** Scopes of a machine's token, with blanks between; empty: all. */
  readonly scopes?: string
  /** The life whose cases it meets. */
  readonly life: TierLife
  readonly mayKnow: readonly SecretGroup[]
  readonly mayChange: readonly SecretGroup[]
}

const everythingOfA = ['A.profile', 'A.birth', 'A.insurance', 'A.private'] as const
const everythingOfB = ['B.profile', 'B.food', 'B.private'] as const
/** Posts that accept find people by their numbers. */
const profiles = ['A.profile', 'B.profile'] as const
const filed = ['A.birth', 'A.insurance', 'B.food'] as const
const cityWork = ['C.city', 'C.review'] as const

// biome-ignore format: a table reads in columns
const people = [
  { name: 'citizen',       as: 'citizen',       login: '430199199205140129', life: 'birth',     mayKnow: everythingOfA,               mayChange: everythingOfA },
  { name: 'owner',         as: 'owner',         login: '430199198808230313', life: 'food',      mayKnow: everythingOfB,               mayChange: everythingOfB },
  { name: 'window',        as: 'window',        login: 'window-a01',         life: 'birth',     mayKnow: [...profiles, ...filed],     mayChange: filed },
  { name: 'reviewer',      as: 'reviewer',      login: 'food-reviewer',      life: 'food',      mayKnow: ['B.profile', 'B.food'],     mayChange: ['B.food'] },
  { name: 'decider',       as: 'decider',       login: 'food-decider',       life: 'food',      mayKnow: ['B.profile', 'B.food'],     mayChange: ['B.food'] },
  { name: 'streetOfficer', as: 'streetOfficer', login: 'street-officer',     life: 'birth',     mayKnow: ['A.profile', 'A.birth'],    mayChange: ['A.birth'] },
  { name: 'simpleClerk',   as: 'simpleClerk',   login: 'social-clerk',       life: 'insurance', mayKnow: [...profiles, 'A.insurance'], mayChange: ['A.insurance'] },
  { name: 'supervisor',    as: 'supervisor',    login: 'supervisor',         life: 'birth',     mayKnow: [...profiles, ...filed],     mayChange: [] },
  { name: 'callback',      as: 'callback',      login: 'callback-officer',   life: 'birth',     mayKnow: [...profiles, ...filed],     mayChange: [] },
  { name: 'cityOfficer',   as: 'cityOfficer',   login: 'changsha-editor',    life: 'birth',     mayKnow: cityWork,                    mayChange: cityWork },
  { name: 'provinceOfficer', as: 'provinceOfficer', login: 'hunan-editor',   life: 'birth',     mayKnow: ['C.province'],              mayChange: ['C.province'] },
  { name: 'establishment', as: 'cityEstablishment', login: 'changsha-establish', life: 'birth', mayKnow: ['C.review'],                mayChange: ['C.review'] },
  { name: 'legal',         as: 'cityLegal',     login: 'changsha-legal',     life: 'birth',     mayKnow: ['C.review'],                mayChange: ['C.review'] },
] as const satisfies readonly Omit<Role, 'door'>[]

const stranger: Role = {
  name: 'anonymous',
  door: 'web',
  as: undefined,
  life: 'birth',
  mayKnow: [],
  mayChange: [],
}

export const webRoles: readonly Role[] = [stranger, ...people.map((one) => ({ ...one, door: 'web' as const }))]

/** The same people by the interface, a machine that may only read the catalogue, and one without a token. */
export const apiRoles: readonly Role[] = [
  { ...stranger, name: 'machine without token', door: 'api' },
  ...people.map((one) => ({ ...one, name: `machine for ${one.name}`, door: 'api' as const })),
  {
    name: 'machine with a narrow scope',
    door: 'api',
    as: 'citizen',
    scopes: 'catalog:read',
    life: 'birth',
    mayKnow: [],
    mayChange: [],
  },
]
