import { randomBytes } from 'node:crypto'
import type { CaseToEvaluate } from '../../modules/cases/index.ts'
import {
  type Contact,
  type EvaluatedCase,
  Evaluation,
  type EvaluationChannel,
  type Grade,
  grades,
  isBad,
  reasonsFor,
  reasonWords,
} from '../../modules/evaluations/index.ts'
import { qrSvg } from '../../platform/documents/qr.ts'
import { submitting } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import { Evaluate, EvaluateDetail, type EvaluateModel, EvaluateThanks, gradeCodes } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer } from '../web.ts'

/** What the pages of one evaluation have in common: the faces, the reasons of a grade, the thanks. */
export interface Evaluating extends Pick<EvaluateModel, 'itemName' | 'office' | 'title' | 'lead' | 'back' | 'share'> {
  /** Without a grade in its query it shows the faces. */
  readonly href: string
  /** Sent along with the form. */
  readonly hidden: Readonly<Record<string, string>>
  readonly action: string
  readonly after: { readonly href: string; readonly label: string }
  /** A second bad grade opens no second ticket, so nobody is promised a call. */
  readonly thanks?: 'good'
  /** Said to whoever came with a code, whether or not it was evaluated before: nobody learns which. */
  readonly once?: boolean
  give(evaluation: Evaluation): Promise<void>
}

export async function evaluatingPage(visit: Visit, evaluating: Evaluating): Promise<PageAnswer> {
  const grade = gradeOf(visit.query('grade'))
  return grade ? detailPage(visit, evaluating, grade, []) : facesPage(visit, evaluating, [])
}

export async function evaluated(visit: Visit, evaluating: Evaluating): Promise<Answer> {
  const grade = gradeOf(visit.field('grade'))
  if (!grade) {
    const missing = { field: 'grade', message: visit.t('personal.evaluation.grade') }
    return { ...(await facesPage(visit, evaluating, [missing])), status: 422 }
  }
  const again = (errors: readonly FieldError[]) => detailPage(visit, evaluating, grade, errors)
  return submitting(visit.language, again, async () => {
    const reasons = reasonsFor(grade).filter((code) => visit.fields('reasons').includes(code))
    await evaluating.give(Evaluation.parse({ grade, reasons, text: visit.field('comment').slice(0, 500) }))
    return thanksPage(visit, isBad(grade) && evaluating.thanks === undefined, evaluating)
  })
}

async function thanksPage(visit: Visit, bad: boolean, { after, once = false }: Evaluating): Promise<PageAnswer> {
  const { evaluationCallDays: callDays, evaluationRectifyDays: rectifyDays } = visit.platform.config
  return {
    title: visit.t('evaluation.thanks.title'),
    page: <EvaluateThanks frame={await visit.frame()} model={{ bad, once, callDays, rectifyDays, way: after }} />,
  }
}

async function facesPage(visit: Visit, evaluating: Evaluating, errors: readonly FieldError[]): Promise<PageAnswer> {
  deviceOf(visit)
  const { itemName, office, title, lead, back, share, href } = evaluating
  const more = href.includes('?') ? '&' : '?'
  const faces = gradeCodes.map((grade) => ({ grade, href: `${href}${more}grade=${grade}` }))
  const model = { itemName, office, title, lead, back, share, grades: faces, errors }
  return { title, page: <Evaluate frame={await visit.frame()} model={model} /> }
}

async function detailPage(
  visit: Visit,
  evaluating: Evaluating,
  grade: Grade,
  errors: readonly FieldError[],
): Promise<PageAnswer> {
  deviceOf(visit)
  const { itemName, office, back, href, action, hidden } = evaluating
  const code = gradeCodes[grade - 1] ?? '1'
  const model = {
    itemName,
    office,
    back,
    grade: code,
    bad: isBad(grade),
    changeHref: href,
    target: visit.target(action),
    hidden: { ...hidden, grade: code },
    reasons: reasonsFor(grade).map((value) => ({ value, label: reasonWords(value, grade)[visit.language] })),
    values: { reasons: visit.fields('reasons'), comment: visit.field('comment') },
    errors,
  }
  return {
    title: visit.t('evaluation.give.detailTitle', { grade: visit.t(`vocabulary.grade.${code}`) }),
    page: <EvaluateDetail frame={await visit.frame()} model={model} />,
  }
}

function gradeOf(text: string | undefined): Grade | undefined {
  return grades.find((one) => String(one) === text)
}

const deviceCookie = 'yimen_device'
const deviceSeconds = 24 * 3600
const devicePattern = /^[\w-]{22}$/

/** A number for this browser and a day, by which bulk praise is noticed; only a keyed hash of it is kept, for an hour. */
export function deviceOf({ request, reply, platform }: Visit): string {
  const known = request.cookies[deviceCookie]
  if (known && devicePattern.test(known)) return known
  const device = randomBytes(16).toString('base64url')
  const options = { path: '/', httpOnly: true, sameSite: 'lax', maxAge: deviceSeconds } as const
  reply.setCookie(deviceCookie, device, { ...options, secure: platform.config.secureCookies })
  return device
}

/** PC端 or 移动服务端, as the browser says of itself. */
export function channelOf({ request }: Visit): EvaluationChannel {
  const hint = request.headers['sec-ch-ua-mobile']
  const mobile = hint === '?1' || /Mobi|Android|iPhone|HarmonyOS/.test(request.headers['user-agent'] ?? '')
  return mobile ? 'mobile' : 'pc'
}

/** What is evaluated of a case that has ended, and whom the service bureau may call. */
export function givenOf(found: CaseToEvaluate): { evaluated: EvaluatedCase; contact: Contact } {
  const { caseId, regionCode, departmentId, itemId, personId, receiptNumber, itemName, name, phone } = found
  return {
    evaluated: { caseId, node: 'concluded', regionCode, departmentId, itemId },
    contact: { personId, receiptNumber, itemName, name, phone },
  }
}

/** The token stands in the query, which no log keeps. */
export function invitedHref(token: string): string {
  return `/evaluation?${new URLSearchParams({ token })}`
}

/** The address of an invitation as a picture that needs no request of its own: the token is known only now. */
export async function qrSource(visit: Visit, token: string): Promise<string> {
  const svg = await qrSvg(visit.platform.config.baseUrl + invitedHref(token))
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}
