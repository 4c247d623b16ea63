import { once } from 'node:events'
import { createServer, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createStreams, drawn, streamsMax } from './streams.ts'

test('viewers who left before they were let in keep nobody out', async () => {
  const streams = createStreams(
    async () => drawn('<p>wall</p>'),
    () => {},
  )
  const server = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => {
    streams.close()
    server.close()
  })
  await once(server, 'listening')
  const asking = request({ port: (server.address() as AddressInfo).port })
  asking.on('error', () => {})
  asking.end()
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse]
  const gone = once(response, 'close')
  asking.destroy()
  await gone
  for (let times = 0; times < streamsMax; times += 1)
    streams.add('430102000000 zh', { response, lastId: undefined, stillMay: async () => true })
  expect(streams.hasRoom()).toBe(true)
})
