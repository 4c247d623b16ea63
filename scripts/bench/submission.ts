import type { PreparedDraft } from './in-process.ts'
import type { Client, Reply } from './load.ts'
import type { BenchPerson } from './people.ts'

export type Owners = ReadonlyMap<string, BenchPerson>

export function ownersOf(people: readonly BenchPerson[]): Owners {
  return new Map(people.map((person) => [person.personId, person]))
}

export function ownerOf(owners: Owners, draft: PreparedDraft): BenchPerson {
  const owner = owners.get(draft.actor.personId)
  if (!owner) throw new Error('a draft without owner')
  return owner
}

/** True when it was acknowledged. */
export async function submitDraft(client: Client, owners: Owners, draft: PreparedDraft): Promise<boolean> {
  return isSubmitted(await sendDraft(client, ownerOf(owners, draft), draft))
}

/** Sends one draft as its owner's browser does, saying that a second application is meant: a bench person has many drafts of one item. */
export function sendDraft(client: Client, owner: BenchPerson, { draftId }: PreparedDraft): Promise<Reply> {
  const form = new URLSearchParams({ _csrf: owner.csrf, promise: 'yes', again: 'yes' })
  const headers = { cookie: owner.cookie, 'content-type': 'application/x-www-form-urlencoded' }
  return client.send('POST', `/apply/${draftId}/submission`, headers, form.toString())
}

export function isSubmitted({ status, headers }: Reply): boolean {
  return status === 303 && String(headers.location).includes('/submitted')
}
