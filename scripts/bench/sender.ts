import { randomUUID } from 'node:crypto'
import type { Clock } from '../../src/platform/clock.ts'
import { jsonRequest, type MixedAct, requestOf, tokenOf } from './acts.ts'
import type { PreparedDraft } from './in-process.ts'
import type { Client, Reply } from './load.ts'
import type { OfferedRequest } from './offer.ts'
import { type BenchPerson, signIn } from './people.ts'
import { isSubmitted, sendDraft } from './submission.ts'

/** What a sender was told in the end. `code`: of the problem, where it was refused. */
export type Told = { readonly done: true; readonly reply: Reply } | { readonly done: false; readonly code: string }

const waitMs = 200
/** Of one sending: a start of the server takes seconds. */
const triesMax = 1_200

/** Sends like a client that wants an answer: without one it sends the same again under the same key, however often. */
export class Sender {
  /** Keys under which something was acknowledged, and when they were first sent. */
  readonly acknowledged: { readonly key: string; readonly sentAt: Date }[] = []
  /** Sendings without an answer, or with the answer that the server cannot just now. */
  unanswered = 0
  /** Acts that had happened although nobody had said so: the second sending got the first one's answer. */
  replayed = 0
  /** Answers that no client should get, whatever is killed: a fault of the program. */
  readonly faults: string[] = []
  readonly refusals: Record<string, number> = {}
  #token: Promise<string> | undefined
  readonly #people = new Map<string, BenchPerson>()

  constructor(
    readonly client: Client,
    people: readonly BenchPerson[],
    readonly clock: Clock,
  ) {
    for (const person of people) this.#people.set(person.personId, person)
  }

  act(act: MixedAct): Promise<Told> {
    return this.#keyed((token, key) => this.#send(requestOf(token, act, key)))
  }

  /** A whole application in one request. */
  file(actingFor: string, body: string): Promise<Told> {
    return this.#keyed((token, key) => this.#send(jsonRequest(token, { path: '/v1/cases', actingFor, body }, key)))
  }

  #send({ method, path, headers, body }: OfferedRequest): Promise<Reply> {
    return this.client.send(method, path, headers, body)
  }

  /** What a reader is shown. */
  async look(path: string, actingFor: string): Promise<unknown> {
    const told = await this.#untilAnswered(async () =>
      this.client.send('GET', path, {
        authorization: `Bearer ${await this.#standingToken()}`,
        'yimen-acting-for': actingFor,
      }),
    )
    if (!told.done) throw new Error(`${path} was not shown: ${told.code}`)
    return JSON.parse(told.reply.body.toString())
  }

  /** As the browser of its owner, who signs in again when she has to. */
  async submit(draft: PreparedDraft): Promise<void> {
    const { personId } = draft.actor
    for (let turn = 0; turn < triesMax; turn += 1) {
      const owner = this.#people.get(personId)
      if (!owner) throw new Error('a draft without owner')
      const reply = await sendDraft(this.client, owner, draft).catch(() => undefined)
      if (reply && isSubmitted(reply)) return
      if (reply?.status === 500) this.faults.push(`submission: ${reply.status}`)
      if (!reply || reply.status >= 500) this.unanswered += 1
      else await this.#signInAgain(owner)
      await sleep(waitMs)
    }
    throw new Error('a draft could not be sent')
  }

  async #signInAgain(owner: BenchPerson): Promise<void> {
    const again = await signIn(this.client, owner).catch(() => undefined)
    if (again) this.#people.set(owner.personId, again)
  }

  async #keyed(send: (token: string, key: string) => Promise<Reply>): Promise<Told> {
    const key = randomUUID()
    const sentAt = this.clock.now()
    const told = await this.#untilAnswered(async () => send(await this.#standingToken(), key))
    if (told.done) {
      this.acknowledged.push({ key, sentAt })
      if (told.reply.headers['idempotent-replayed'] === 'true') this.replayed += 1
    } else {
      this.refusals[told.code] = (this.refusals[told.code] ?? 0) + 1
    }
    return told
  }

  async #untilAnswered(send: () => Promise<Reply>): Promise<Told> {
    for (let turn = 0; turn < triesMax; turn += 1) {
      const reply = await send().catch(() => undefined)
      if (!reply || reply.status >= 500) {
        this.unanswered += 1
        if (reply && reply.status !== 503) this.faults.push(reply.body.toString().slice(0, 300))
      } else if (reply.status < 300) {
        return { done: true, reply }
      } else if (reply.status === 401) {
        // Tokens live ten minutes of the story, which leaps over days.
        this.#token = undefined
      } else {
        const { code } = JSON.parse(reply.body.toString()) as { code: string }
        // Somebody was quicker: with the same act the sender comes again, and finds the case as it is now.
        if (code !== 'case.changed_meanwhile') return { done: false, code }
      }
      await sleep(waitMs)
    }
    throw new Error('nobody answered')
  }

  async #standingToken(): Promise<string> {
    this.#token ??= tokenOf(this.client)
    return this.#token.catch((error: unknown) => {
      this.#token = undefined
      throw error
    })
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
