import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html?: string
}

/** Sends one message; rejects when the server does not take it, and the calling job is then tried again. */
export interface Mailer {
  send(mail: Mail): Promise<void>
}

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 } as const

/** SMTP when a server is named; otherwise each message becomes an .eml file that any mail program opens. */
export function createMailer(settings: { smtpUrl?: string | undefined; from: string; directory: string }): Mailer {
  if (settings.smtpUrl) {
    const transport = createTransport({ url: settings.smtpUrl, ...patience })
    return {
      async send(mail) {
        await transport.sendMail({ from: settings.from, ...mail })
      },
    }
  }
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return {
    async send(mail) {
      const made = await transport.sendMail({ from: settings.from, ...mail })
      await mkdir(settings.directory, { recursive: true })
      const name = made.messageId.replace(/[^A-Za-z0-9.-]/g, '')
      await writeFile(join(settings.directory, `${name}.eml`), made.message as Buffer, { mode: 0o600 })
    },
  }
}
