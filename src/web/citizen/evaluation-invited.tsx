import type { Invitation } from '../../modules/evaluations/index.ts'
import { submitting } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import { InvitationGone, TabletCode } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { deviceOf, type Evaluating, evaluated, evaluatingPage, invitedHref } from './evaluating.tsx'

const tokenMax = 40
const tabletHref = '/evaluation/tablet'

/** Without signing in: by a code that was scanned, or typed at the second screen of a window. */
export function invitedPages(web: Web): void {
  web.get('/evaluation', async (visit) => {
    const token = visit.query('token') ?? ''
    if (token === '') return { redirect: tabletHref }
    const invitation = await invited(visit, token)
    if (!invitation) return gone(visit)
    return evaluatingPage(visit, await ofInvitation(visit, token, invitation))
  })
  web.post('/evaluation', async (visit) => {
    const token = visit.field('token').slice(0, tokenMax)
    const invitation = await invited(visit, token)
    return invitation ? evaluated(visit, await ofInvitation(visit, token, invitation)) : gone(visit)
  })
  web.get(tabletHref, (visit) => tabletPage(visit, '', []))
  web.ask(tabletHref, async (visit): Promise<Answer> => {
    const code = visit.field('code').slice(0, tokenMax)
    const again = (errors: readonly FieldError[]) => tabletPage(visit, code, errors)
    return submitting(visit.language, again, async () => {
      const missing = { field: 'code', message: visit.t('evaluation.tablet.missing') }
      if (code === '') return { ...(await again([missing])), status: 422 }
      if (await invited(visit, code)) return { redirect: invitedHref(code) }
      return { ...(await again([{ field: 'code', message: visit.t('evaluation.gone.lead') }])), status: 404 }
    })
  })
}

/** Whoever guesses at codes runs into the limit of failures from one address. */
async function invited(visit: Visit, token: string): Promise<Invitation | undefined> {
  const { identity, evaluations } = visit.modules
  const account = token.slice(0, tokenMax)
  const attempt = await identity.beginLookUp({ door: 'evaluation', account, address: visit.request.ip })
  const invitation = await evaluations.findInvitation(account)
  await (invitation ? attempt.succeeded() : attempt.failed())
  return invitation
}

async function ofInvitation(visit: Visit, token: string, invitation: Invitation): Promise<Evaluating> {
  const { regionCode, departmentId, node, channel, itemName } = invitation
  await visit.standIn(regionCode)
  const { t, modules } = visit
  const office = await modules.organizations.findDepartment(departmentId)
  const home = { href: `/${regionCode}`, label: t('common.nav.home') }
  return {
    itemName,
    office: office?.name,
    title: t(node === 'visit' ? 'evaluation.give.visitTitle' : 'evaluation.give.title'),
    lead: t('evaluation.give.lead'),
    href: invitedHref(token),
    action: '/evaluation',
    hidden: { token },
    once: true,
    // At the second screen the next person is next.
    after: channel === 'tablet' ? { href: tabletHref, label: t('evaluation.thanks.next') } : home,
    give: (evaluation) => modules.evaluations.giveInvited(token, evaluation, { device: deviceOf(visit) }),
  }
}

async function gone(visit: Visit): Promise<PageAnswer> {
  const model = { tabletHref, signInHref: '/cases' }
  return {
    title: visit.t('evaluation.gone.title'),
    page: <InvitationGone frame={await visit.frame()} model={model} />,
    status: 404,
  }
}

async function tabletPage(visit: Visit, code: string, errors: readonly FieldError[]): Promise<PageAnswer> {
  const model = { target: { action: tabletHref, csrf: '' }, code, errors }
  return {
    title: visit.t('evaluation.tablet.title'),
    page: <TabletCode frame={await visit.frame()} model={model} />,
  }
}
