import { Writable } from 'node:stream'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { flat, insuranceAnswers } from '../support/answers.ts'
import { apiWorld, citizens, client, person, post } from '../support/api.ts'
import { demoWorld, samplePdf } from '../support/world.ts'

test('one line a request, and no personal value, token or secret in any of them', async () => {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString('utf8'))
      done()
    },
  })
  const world = await demoWorld()
  const log = pino({ level: 'debug', base: null }, stream)
  const api = await apiWorld({ modules: world.modules, platform: { ...world.platform, log } })
  const token = await api.token()
  const filing = {
    itemId: await api.itemId('insurance'),
    answers: flat(insuranceAnswers),
    delivery: { way: 'electronic', address: null },
    papers: [{ materialId: 'identity', fileName: '何秋月身份证.pdf', content: samplePdf().toString('base64') }],
  }
  const self = person(api.personIds.he)
  const { caseId } = (await api.ask('POST', '/v1/cases', { for: self, body: filing })).body
  await api.ask('GET', `/v1/cases/${caseId}`, { for: post('socialClerk') })
  await api.ask('POST', '/v1/cases', {
    for: self,
    body: { ...filing, answers: { ...filing.answers, phone: '430199197503010228' } },
  })
  await api.ask('POST', '/v1/cases', { for: self, body: { ...filing, delivery: '何秋月' } })
  await api.ask('POST', '/v1/cases', { for: self, body: `{"citizenId": "${citizens.he}` })
  await api.ask('GET', `/v1/items?region=430102000000&q=${citizens.he}`)
  await api.ask('GET', '/v1/cases', { for: self, token: `${token.slice(0, -6)}abcdef` })
  await api.close()
  await world.close()

  const written = lines.join('')
  const { name, citizenId, phone, residenceAddress } = insuranceAnswers.self
  for (const secret of [
    name,
    citizenId,
    '430199197503010228',
    phone,
    residenceAddress,
    client.secret,
    token,
    token.slice(-20),
  ]) {
    expect(written).not.toContain(secret)
  }
  const refused = lines.map((line) => JSON.parse(line)).filter((line) => line.msg === 'request refused')
  expect(refused.map((line) => line.problem)).toEqual(
    expect.arrayContaining(['api.answers_faulty', 'api.invalid', 'api.body_malformed', 'identity.token_invalid']),
  )
})
