import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { totpCode } from '../../modules/identity/index.ts'
import type { DemoAccount } from '../views/workbench/sign-in.tsx'
import type { Visit } from '../visit.ts'

const DemoStaff = z.object({
  staff: z.array(
    z.object({
      login: z.string(),
      name: z.string(),
      password: z.string(),
      totpSecret: z.string(),
      postIds: z.array(z.string()),
    }),
  ),
})
type DemoStaff = z.infer<typeof DemoStaff>

let known: DemoStaff | undefined

/** The demo staff of data/demo/people.json. Empty outside demo mode: the file is then not even read. */
function demoStaff(visit: Visit): DemoStaff['staff'] {
  if (!visit.platform.config.demo) return []
  const file = resolve(import.meta.dirname, '../../../data/demo/people.json')
  known ??= DemoStaff.parse(JSON.parse(readFileSync(file, 'utf8')))
  return known.staff
}

/** Who can be tried, with the code that is right just now. Undefined outside demo mode. */
export async function demoAccounts(
  visit: Visit,
  hrefOf: (login: string) => string,
): Promise<{ password: string; accounts: DemoAccount[] } | undefined> {
  const staff = demoStaff(visit)
  const [first] = staff
  if (!first) return undefined
  const now = visit.platform.clock.now()
  const accounts = staff.map(async ({ login, name, totpSecret, postIds }) => {
    const posts = await Promise.all(postIds.map((id) => visit.modules.organizations.findPost(id)))
    const names = posts.flatMap((post) => (post ? [post.name] : []))
    return { login, name, posts: names.join('、'), code: totpCode(totpSecret, now), href: hrefOf(login) }
  })
  return { password: first.password, accounts: await Promise.all(accounts) }
}

/** What fills the form for one of them. */
export function demoCredentials(
  visit: Visit,
  login: string | undefined,
): { login: string; password: string; code: string } | undefined {
  const member = demoStaff(visit).find((candidate) => candidate.login === login)
  return (
    member && {
      login: member.login,
      password: member.password,
      code: totpCode(member.totpSecret, visit.platform.clock.now()),
    }
  )
}
