import { readFileSync } from 'node:fs'
import { Problem } from '../kernel/problem.ts'
import { createOrganizations, type Publication } from '../modules/organizations/index.ts'
import texts from './calendar.texts.json' with { type: 'json' }
import { withPlatform } from './platform.ts'
import { language, Refusal, runCommand, say } from './terminal.ts'

/** `npm run calendar -- FILE`: publishes the calendar of a decree. Exit code 1 when it was refused. */
await runCommand(async () => {
  const [path, ...rest] = process.argv.slice(2)
  if (path === undefined || rest.length > 0) throw new Refusal(texts.usage)
  const file = readCalendar(path)
  const { calendarId, version, published } = await publish(file)
  say(published ? texts.published : texts.known, { calendarId, version })
})

async function publish(file: unknown): Promise<Publication> {
  try {
    return await withPlatform((platform) => createOrganizations(platform).publishCalendar(file))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const faults = error.fields.map(({ field, sentence }) => `${field}\t${sentence[language]}`)
    throw new Refusal(texts.refused, { reason: [error.sentence[language], ...faults].join('\n') })
  }
}

function readCalendar(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Refusal(texts.unreadable, { path, reason: (error as Error).message })
  }
}
