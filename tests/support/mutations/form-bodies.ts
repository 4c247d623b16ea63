import demoPeople from '../../../data/demo/people.json' with { type: 'json' }
import { totpCode } from '../../../src/modules/identity/index.ts'
import { lives } from '../lives.ts'
import { demoPassword, phones } from '../site.ts'
import { samplePdf } from '../world.ts'
import { catalogueForms } from './catalogue-bodies.ts'
import { courseForms } from './course-forms.ts'
import { evaluationForms } from './evaluations.ts'
import { applicantOf } from './holdings.ts'
import { empty, form, type Maker } from './making.ts'
import { freshCitizenId, freshCreditCode, freshPhone } from './newcomers.ts'
import { reportForms } from './reports.ts'
import { scoreForms } from './scores.ts'
import { searchForms } from './search.ts'
import type { Body } from './sending.ts'
import { siteForms } from './site-subject.ts'
import type { Subject } from './subject.ts'
import { supervisionForms } from './supervision.ts'

const file: Maker = ({ route }) => ({
  kind: 'file',
  part: { name: 'file', fileName: '材料.pdf', mediaType: 'application/pdf', content: samplePdf(route.url) },
})

/** Of people who are nobody else in these tests, so that guessing at them locks out none of the roles. */
const otherStaff = demoPeople.staff.find(({ login }) => login === 'window-a02')

/** What each form of the pages sends when it is filled in rightly. */
export const formBodies: Readonly<Record<string, Maker>> = {
  '/sign-in': () => form({ identifier: phones.luo, password: demoPassword, returnTo: '/cases' }),
  '/sign-out': empty,
  '/register': () =>
    form({
      name: '演示新人',
      citizenId: freshCitizenId(),
      phone: freshPhone(),
      email: '',
      password: demoPassword,
      agree: 'yes',
    }),
  '/activate': async ({ holdings: { world, actors } }) => {
    const typed = { name: '演示新人', citizenId: freshCitizenId() }
    const person = await world.modules.identity.registerAtWindow(typed, actors.window)
    const { code } = await world.modules.identity.issueActivationCode(person.id, actors.window)
    return form({ citizenId: typed.citizenId, code, phone: freshPhone(), password: demoPassword })
  },
  '/account/contact': ({ role }) =>
    form({
      phone: role.as === 'owner' ? phones.shi : phones.lin,
      email: 'demo@demo.yimen.example',
      address: '演示路 1 号',
    }),
  '/account/sign-out-everywhere': empty,
  '/progress': async ({ holdings, life }) => {
    const view = await holdings.kept(life, 'concluded')
    return form({ receiptNumber: view.receiptNumber, idTail: view.application.applicant.citizenId.slice(-4) })
  },
  '/verify': async ({ holdings }) => {
    const { caseId, application } = await holdings.kept('food', 'concluded')
    const certificate = await holdings.world.modules.certificates.findByCase(caseId)
    const code = application.applicant.organization?.creditCode ?? ''
    return form({ number: certificate?.number ?? '', second: code.slice(-4) })
  },
  // Another application of the same kind is meant: `again` says so.
  '/apply': ({ holdings, role }) => {
    const applicant = role.as === 'owner' ? (holdings.actors.ownerApplicant.organization?.id ?? '') : 'self'
    return form({ applicant, again: applicant })
  },
  '/apply/:draftId/removal': empty,
  '/apply/:draftId/sections/:sectionId': async (subject) => sectionForm(subject),
  '/apply/:draftId/materials/:materialId': file,
  '/apply/:draftId/materials/:materialId/:uploadId/removal': empty,
  '/apply/:draftId/delivery': () => form({ way: 'electronic', address: '' }),
  '/apply/:draftId/submission': () => form({ promise: 'yes', again: 'yes' }),
  '/cases/:caseId/correction': async (subject) =>
    form({
      sequence: String((await subject.case()).sequence),
      asked: 'residenceAddress',
      residenceAddress: '演示路 1 号 2 栋 301',
    }),
  '/cases/:caseId/correction/materials/:materialId': file,
  '/cases/:caseId/correction/materials/:materialId/:uploadId/removal': empty,
  '/cases/:caseId/withdrawal': async (subject) =>
    form({ sequence: String((await subject.case()).sequence), reason: '资料有变。' }),
  '/cases/:caseId/evaluation': () => form({ grade: '5', comment: '很快。' }),
  '/desk/sign-in': ({ holdings }) =>
    form({
      login: otherStaff?.login ?? '',
      password: demoPassword,
      code: totpCode(otherStaff?.totpSecret ?? '', holdings.world.platform.clock.now()),
      returnTo: '/desk',
    }),
  '/desk/post': ({ holdings, role }) => {
    const actor = role.as && holdings.actors[role.as]
    return form({ postId: actor && 'postId' in actor ? actor.postId : '', returnTo: '/desk' })
  },
  '/desk/sign-out': empty,
  '/desk/window/person': ({ life }) => form({ citizenId: citizenIdOf(life) }),
  '/desk/window/people': () => form({ name: '演示新人', citizenId: freshCitizenId(), phone: freshPhone() }),
  '/desk/window/people/:id/organizations': () =>
    form({ creditCode: freshCreditCode(), name: '演示新店', scope: 'agent', seen: 'yes' }),
  '/desk/window/people/:id/activation': empty,
  '/desk/window/people/:id/drafts': async ({ holdings, life }) =>
    form({ for: 'self', itemId: await holdings.itemId(life), again: 'yes' }),
  '/desk/window/drafts/:id': async (subject) => {
    const { content } = await subject.draft()
    return form(typed({ ...content.answers }))
  },
  '/desk/window/drafts/:id/papers': () =>
    form({ delivery: 'electronic', address: '', handedIn: ['identity'], again: 'yes' }),
  '/desk/window/drafts/:id/discard': empty,
  '/desk/window/drafts/:id/uploads/:materialId': file,
  '/desk/window/drafts/:id/uploads/:uploadId/removal': empty,
  '/desk/cases/:id/pre-review': async (subject) => act(subject, 'pre_review'),
  '/desk/cases/:id/acceptance': async (subject) =>
    act(subject, subject.role.as === 'simpleClerk' ? 'accept_and_grant' : 'accept'),
  '/desk/cases/:id/correction-request': async (subject) =>
    act(subject, 'request_correction', { 'own:whole': '请补齐。' }),
  '/desk/cases/:id/mending': async (subject) => {
    const { application } = await subject.case()
    const answers = typed({ ...application.answers, residenceAddress: '演示路 1 号 9 栋' })
    return act(subject, 'mend', { ...answers, _note: '当面核对后更正。' })
  },
  '/desk/cases/:id/non-acceptance': async (subject) => act(subject, 'not_accept', { text: '不属于本窗口。' }),
  '/desk/cases/:id/review': async (subject) => act(subject, 'pass_review', { text: '符合条件。' }),
  '/desk/cases/:id/decision': async (subject) =>
    act(subject, subject.life === 'birth' ? 'review_and_grant' : 'grant', { text: '准予。' }),
  '/desk/cases/:id/return': async (subject) => act(subject, 'return_to_review', { text: '请再核对面积。' }),
  '/desk/cases/:id/discretion': async (subject) => act(subject, 'review_and_grant', { text: '先记一笔。' }),
  '/desk/cases/:id/delivery': async (subject) => act(subject, 'deliver'),
  ...courseForms,
  ...catalogueForms,
  ...reportForms,
  ...scoreForms,
  ...searchForms,
  ...siteForms,
  ...evaluationForms,
  ...supervisionForms,
}

export function citizenIdOf(life: keyof typeof applicantOf): string {
  return demoPeople.people[applicantOf[life] === 'citizen' ? 0 : 1]?.citizenId ?? ''
}

async function act(
  subject: Subject,
  action: string,
  more: Readonly<Record<string, string | readonly string[]>> = {},
): Promise<Body> {
  const { sequence, checklist, version } = await subject.case()
  return form({
    action,
    _sequence: String(sequence),
    checklist: checklist.map(({ materialId }) => materialId),
    points: version.definition.reviewPoints.map(({ id }) => id),
    ...more,
  })
}

async function sectionForm(subject: Subject): Promise<Body> {
  const { content, version } = await subject.draft()
  const [section] = version.definition.form?.sections ?? []
  const own = new Set(section?.fields.map(({ id }) => id))
  const life = Object.values(lives).find(({ localCode }) => localCode === version.definition.localCode)
  const answers = { ...content.answers, ...life?.answers }
  return form(typed(Object.fromEntries(Object.entries(answers).filter(([id]) => own.has(id)))))
}

/** Answers as a browser sends them. */
function typed(answers: Readonly<Record<string, unknown>>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => {
      if (typeof answer === 'boolean') return [id, answer ? 'yes' : 'no']
      return [id, Array.isArray(answer) ? answer.map(String) : String(answer)]
    }),
  )
}
