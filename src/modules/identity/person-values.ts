import type { Key, Keys } from '../../platform/keys.ts'
import { type Person, Profile } from './schema.ts'
import type { PersonRow } from './store/people.ts'

/** Keyed hash of a citizen ID: finds the person, and stands for her in the access log. */
export function subjectHashOf(keys: Keys, citizenId: string): string {
  return keys.hash('citizen-id', citizenId)
}

/** Keyed hash of what a person signs in with. */
export function loginNameHashOf(keys: Keys, plainName: string): string {
  return keys.hash('login-name', plainName)
}

export function sealProfile(keys: Keys, dataKey: Key, personId: string, profile: Profile): Buffer {
  return keys.seal(dataKey, contextOf(personId), profile)
}

export function openPerson(keys: Keys, row: PersonRow): Person {
  const profile = Profile.parse(keys.open(keys.unwrap(row.dataKey), contextOf(row.id), row.sealedProfile))
  return { id: row.id, subjectHash: row.subjectHash, profile, assurance: row.assurance, claimed: row.claimed }
}

/** Bound to the row: a sealed profile moved to another person does not open. */
function contextOf(personId: string): string {
  return `identity/person/${personId}`
}
