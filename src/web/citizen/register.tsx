import { submitting } from '../faults.ts'
import { Activate, type ActivateModel, Register, type RegisterModel } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { withQuery } from './items.ts'
import { enter, originOf, rawPassword, returnPath } from './sign-in.tsx'

/** A new account, or the taking over of one that a window opened. */
export function registerPages(web: Web): void {
  web.get('/register', (visit) => registerPage(visit, {}, []))
  web.post('/register', async (visit) => {
    const { name = '', citizenId = '', phone, email } = typedRegistration(visit)
    const again = (errors: RegisterModel['errors']) => registerPage(visit, typedRegistration(visit), errors)
    if (visit.field('agree') !== 'yes') {
      const missing = { field: 'agree', message: visit.t('personal.agreeError') }
      return { ...(await again([missing])), status: 422 }
    }
    return submitting(visit.language, again, async () => {
      const registration = { name, citizenId, phone, email, password: rawPassword(visit) }
      return enter(visit, await visit.modules.identity.register(registration, originOf(visit)))
    })
  })

  web.get('/activate', (visit) => activatePage(visit, {}, []))
  web.post('/activate', async (visit) => {
    const typed = { citizenId: visit.field('citizenId'), code: visit.field('code'), phone: visit.field('phone') }
    const again = (errors: ActivateModel['errors']) => activatePage(visit, typed, errors)
    return submitting(visit.language, again, async () => {
      const activation = { ...typed, phone: typed.phone || undefined, password: rawPassword(visit) }
      return enter(visit, await visit.modules.identity.activate(activation, originOf(visit)))
    })
  })
}

function typedRegistration(visit: Visit): RegisterModel['values'] {
  return {
    name: visit.field('name'),
    citizenId: visit.field('citizenId'),
    phone: visit.field('phone'),
    email: visit.field('email'),
  }
}

async function registerPage(
  visit: Visit,
  values: RegisterModel['values'],
  errors: RegisterModel['errors'],
): Promise<PageAnswer> {
  const returnTo = returnPath(visit)
  const model: RegisterModel = {
    target: visit.target('/register'),
    returnTo,
    values,
    errors,
    signInHref: withQuery('/sign-in', { returnTo }),
  }
  return { title: visit.t('account.register.title'), page: <Register frame={await visit.frame()} model={model} /> }
}

async function activatePage(
  visit: Visit,
  values: ActivateModel['values'],
  errors: ActivateModel['errors'],
): Promise<PageAnswer> {
  const returnTo = returnPath(visit)
  const model: ActivateModel = {
    target: visit.target('/activate'),
    returnTo,
    values,
    errors,
    signInHref: withQuery('/sign-in', { returnTo }),
  }
  return { title: visit.t('personal.activate.title'), page: <Activate frame={await visit.frame()} model={model} /> }
}
