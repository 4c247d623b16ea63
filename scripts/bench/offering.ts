import { createClient, openLoop } from './load.ts'
import type { Offer } from './offer.ts'

/** The process that offer.ts starts: takes one offer, sends it, tells what came of it. */
process.once('message', async ({ origin, connections, perSecond, requests }: Offer) => {
  const client = createClient(origin, connections)
  let refusal: string | undefined
  const result = await openLoop(perSecond, requests.length / perSecond, async (index) => {
    const { method, path, headers, body } = requests[index]!
    const reply = await client.send(method, path, headers, body)
    const done = reply.status === 200 || reply.status === 201
    if (!done) refusal = `${method} ${path}: ${reply.status} ${reply.body.toString().slice(0, 500)}`
    return done
  })
  client.close()
  process.send?.({ ...result, refusal })
})
