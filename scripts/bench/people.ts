import { Readable } from 'node:stream'
import type { Modules } from '../../src/composition.ts'
import { lives } from '../../tests/support/lives.ts'
import { furong, samplePdf } from '../../tests/support/world.ts'
import type { PreparedDraft } from './in-process.ts'
import type { Client } from './load.ts'

export interface BenchPerson {
  readonly personId: string
  readonly loginName: string
  readonly password: string
  /** Cookies of the signed-in session. */
  readonly cookie: string
  /** Token of forms, good for this browser. */
  readonly csrf: string
}

/** Signs in as everybody through the sign-in page, a few at a time: passwords are hashed on purpose slowly. */
export async function signInAll(
  client: Client,
  people: readonly { personId: string; loginName: string; password: string }[],
): Promise<BenchPerson[]> {
  const signedIn: BenchPerson[] = []
  const waiting = [...people]
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let person = waiting.pop(); person; person = waiting.pop()) signedIn.push(await signIn(client, person))
    }),
  )
  return signedIn
}

/** Through the page, as a browser does. */
export async function signIn(
  client: Client,
  person: { personId: string; loginName: string; password: string },
): Promise<BenchPerson> {
  const page = await client.send('GET', '/sign-in')
  const jar = cookiesOf(page.headers['set-cookie'])
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page.body.toString())?.[1] ?? ''
  const form = new URLSearchParams({
    _csrf: csrf,
    identifier: person.loginName,
    password: person.password,
    returnTo: '/cases',
  })
  const answer = await client.send(
    'POST',
    '/sign-in',
    { cookie: jar, 'content-type': 'application/x-www-form-urlencoded' },
    form.toString(),
  )
  if (answer.status !== 303) throw new Error(`signing in answered ${answer.status}`)
  return { ...person, csrf, cookie: [jar, cookiesOf(answer.headers['set-cookie'])].filter(Boolean).join('; ') }
}

function cookiesOf(header: string | string[] | undefined): string {
  return [header ?? []]
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ')
}

/** Complete drafts, ready to be sent, made through the front door; at most twenty a person, as for everybody. */
export async function prepareDrafts(
  modules: Modules,
  people: readonly { personId: string }[],
  count: number,
): Promise<PreparedDraft[]> {
  const version = await modules.catalog.findByCode(furong, lives.insurance.localCode)
  if (!version?.definition.form) throw new Error('the item of the bench is not loaded')
  const { sections } = version.definition.form
  const drafts: PreparedDraft[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let index = next++; index < count; index = next++) {
        const { personId } = people[index % people.length] ?? { personId: '' }
        const actor = { kind: 'person' as const, personId }
        const { profile } = await modules.identity.getPerson(personId)
        const applicant = {
          personName: profile.name,
          citizenId: profile.citizenId,
          phone: profile.phone ?? null,
          organization: null,
        }
        const draft = await modules.cases.drafts.start({ actor, itemId: version.itemId, applicant, personId })
        const answers = { ...draft.content.answers, ...lives.insurance.answers }
        for (const section of sections)
          await modules.cases.drafts.answerSection(draft.draftId, actor, section.id, answers)
        const content = Readable.from([samplePdf(String(index))])
        await modules.cases.drafts.upload(draft.draftId, actor, {
          materialId: 'identity',
          fileName: 'identity.pdf',
          content,
        })
        await modules.cases.drafts.chooseDelivery(draft.draftId, actor, { way: 'electronic', address: null })
        drafts.push({ draftId: draft.draftId, actor })
      }
    }),
  )
  return drafts
}
