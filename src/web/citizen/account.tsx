import { dayOf } from '../../kernel/calendar.ts'
import { maskCitizenId, maskEmail, maskPhone } from '../../kernel/masking.ts'
import { submitting } from '../faults.ts'
import { formatDay } from '../texts/format.ts'
import { AccountPage, type ContactModel, ContactPage } from '../views/citizen/index.ts'
import { sessionCookie, type Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { looksPage } from './looks.tsx'
import { leave } from './sign-in.tsx'

export function accountPages(web: Web): void {
  web.get('/account', account)
  web.get('/account/contact', (visit) => contactPage(visit, contactOf(visit), []))
  web.post('/account/contact', async (visit) => {
    const { person } = visit.person
    const typed = { phone: visit.field('phone'), email: visit.field('email'), address: visit.field('address') }
    return submitting(
      visit.language,
      (errors) => contactPage(visit, typed, errors),
      async () => {
        await visit.modules.identity.changeContact(person.id, typed)
        return { redirect: '/account?done=contact' }
      },
    )
  })
  web.get('/account/looks', looks)
  web.post('/account/sign-out-everywhere', async (visit) => {
    const token = visit.request.cookies[sessionCookie]
    if (token) await visit.modules.identity.signOutEverywhere(token)
    return leave(visit)
  })
}

async function account(visit: Visit): Promise<Answer> {
  const { t, language } = visit
  const { profile, assurance, id } = visit.person.person
  const representations = await visit.modules.identity.representationsOf(id)
  const none = t('personal.account.none')
  return {
    title: t('personal.account.title'),
    page: (
      <AccountPage
        frame={await visit.frame()}
        model={{
          notice: visit.query('done') === 'contact' ? t('personal.account.contactSaved') : undefined,
          profile: [
            { label: t('personal.account.name'), value: profile.name },
            { label: t('personal.account.citizenId'), value: maskCitizenId(profile.citizenId) },
            { label: t('personal.account.assurance'), value: t(`personal.account.${assurance}`) },
            { label: t('personal.account.phone'), value: profile.phone ? maskPhone(profile.phone) : none },
            { label: t('personal.account.email'), value: profile.email ? maskEmail(profile.email) : none },
            { label: t('personal.account.address'), value: profile.address ?? none },
          ],
          contactHref: '/account/contact',
          representations: representations.map(({ legalPerson, scope, validUntil }) => ({
            name: legalPerson.name,
            about: [
              t(`personal.account.${scope}`),
              validUntil && t('personal.account.until', { day: formatDay(dayOf(validUntil), language, 'year') }),
            ]
              .filter(Boolean)
              .join(' · '),
          })),
          looksHref: '/account/looks',
          creditHref: '/account/credit',
          signOutEverywhere: visit.target('/account/sign-out-everywhere'),
        }}
      />
    ),
  }
}

function contactOf(visit: Visit): ContactModel['values'] {
  const { phone, email, address } = visit.person.person.profile
  return { phone, email, address }
}

async function contactPage(
  visit: Visit,
  values: ContactModel['values'],
  errors: ContactModel['errors'],
): Promise<PageAnswer> {
  const model = { target: visit.target('/account/contact'), backHref: '/account', values, errors }
  return { title: visit.t('personal.contact.title'), page: <ContactPage frame={await visit.frame()} model={model} /> }
}

async function looks(visit: Visit): Promise<Answer> {
  const { subjectHash } = visit.person.person
  const found = await visit.modules.accessLog.groupsAtPerson(subjectHash, visit.query('after'))
  return looksPage(visit, found, { href: '/account', label: visit.t('personal.account.back') }, '/account/looks')
}
