import { SMTPServer } from 'smtp-server'
import { BrokenPromise } from './promise.ts'

/** A mail server of our own, which keeps what the product sends. */
export interface Mailbox {
  readonly url: string
  /** Waits for a mail to the address in whose text the words occur. */
  waitFor(to: string, words: string): Promise<void>
  close(): Promise<void>
}

interface Received {
  readonly to: readonly string[]
  readonly text: string
}

const patienceMs = 20_000

export async function openMailbox(): Promise<Mailbox> {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ to, text: readableText(Buffer.concat(chunks).toString('utf8')) })
        done()
      })
    },
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.server.address()
  if (!address || typeof address === 'string') throw new Error('the mail server has no port')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    async waitFor(to, words) {
      const giveUpAt = Date.now() + patienceMs
      while (!received.some((mail) => mail.to.includes(to) && mail.text.includes(words))) {
        if (Date.now() > giveUpAt) throw new BrokenPromise(`no mail to ${to} with “${words}”`)
        await new Promise((later) => setTimeout(later, 100))
      }
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

/** Mail travels in ASCII: Chinese text as base64 or quoted-printable in parts, subjects as encoded words. */
function readableText(source: string): string {
  const parts = source.split(/\r?\n\r?\n/)
  const decoded = parts.map((part, index) => {
    const head = parts[index - 1] ?? ''
    if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(part, 'base64').toString('utf8')
    if (/content-transfer-encoding: quoted-printable/i.test(head)) return fromQuotedPrintable(part)
    return part
  })
  return decoded.join('\n')
}

function fromQuotedPrintable(text: string): string {
  const joined = text.replace(/=\r?\n/g, '')
  const bytes = joined.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
