import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMailer } from './mail.ts'

const from = '一门政务服务 <no-reply@yimen.example>'
const mail = { to: 'linzhixia@demo.yimen.example', subject: '申请已受理', text: '您的申请已受理。' }

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'yimen-mail-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

/** The body of the first text part, whichever way it was encoded. */
function textOf(message: string): string {
  const [head = '', body = ''] = message.replaceAll('\r\n', '\n').split('\n\n')
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  const bytes = body
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

test('without a server each message is a file of its own, for the owner alone', async () => {
  const outgoing = join(directory, 'outgoing')
  const mailer = createMailer({ from, directory: outgoing })
  await mailer.send(mail)
  await mailer.send(mail)
  const names = readdirSync(outgoing)
  expect(names).toHaveLength(2)
  expect(names.every((name) => name.endsWith('.eml'))).toBe(true)
  const path = join(outgoing, names[0]!)
  expect(statSync(path).mode & 0o077).toBe(0)
  const message = readFileSync(path, 'utf8')
  expect(message).toContain('To: linzhixia@demo.yimen.example')
  expect(message).toMatch(/^Subject: =\?UTF-8\?/m)
  expect(textOf(message)).toContain(mail.text)
})

test('with a server it is handed over; a refusal is thrown, so that the job is tried again', async () => {
  const received: string[] = []
  let refuse = false
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refuse ? new Error('mailbox full') : null),
    onData(stream, _session, done) {
      stream.toArray().then((chunks) => {
        received.push(Buffer.concat(chunks).toString('utf8'))
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  try {
    const { port } = server.server.address() as AddressInfo
    const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from, directory })
    await mailer.send(mail)
    expect(received).toHaveLength(1)
    expect(textOf(received[0]!)).toContain(mail.text)
    refuse = true
    await expect(mailer.send(mail)).rejects.toThrow(/mailbox full/)
    expect(readdirSync(directory)).toEqual([])
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
})
