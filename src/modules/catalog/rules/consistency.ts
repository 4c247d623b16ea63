import type { ItemDefinition } from '../schema.ts'
import texts from './consistency.texts.json' with { type: 'json' }
import type { Report } from './findings.ts'
import { stopsClock } from './procedures.ts'

/** What an item says in one place must agree with what it says in another. What the source does not publish is compared with nothing. */
export function checkConsistency(definition: ItemDefinition, report: Report): void {
  checkOnTheSpot(definition, report)
  checkResult(definition, report)
  checkDelivery(definition, report)
  checkContact(definition, report)
  checkThemes(definition, report)
  checkPermit(definition, report)
  checkStepLimits(definition, report)
  checkExceptions(definition, report)
  checkConsultations(definition, report)
  checkPromise(definition, report)
  definition.fees?.forEach((fee, at) => {
    if (!fee.basis?.trim()) report(`/fees/${at}/basis`, 'fee_without_basis', fee.name)
  })
}

/** 即办 ⇔ 即办件: who decides on the spot promises no days, and nobody else promises none. */
function checkOnTheSpot({ tier, limits: { promised } }: ItemDefinition, report: Report): void {
  if (tier === null || promised === null) return
  if (tier === 'simple' && promised.days > 0) report('/limits/promised/days', 'simple_with_days', promised.days)
  if (tier !== 'simple' && promised.days === 0) report('/tier', 'on_the_spot_not_simple', tier)
}

const namedAsCertificate = /(证|证书|执照|许可证)$/
const namedAsNotice = /(文|批复|决定书|通知书|告知书|意见书)$/

function checkResult({ result }: ItemDefinition, report: Report): void {
  const { kind } = result
  const name = result.name?.trim().replace(/[（(][^（）()]*[）)]$/, '')
  if (!name || kind === null) return
  const certificate = namedAsCertificate.test(name)
  if (certificate !== (kind === 'certificate') && (certificate || namedAsNotice.test(name))) {
    report('/result/kind', 'result_name_kind', `${name}: ${kind}`)
  }
  if (kind !== 'record' && result.samples.length === 0) report('/result/samples', 'result_without_sample', name)
}

/** Who neither comes nor can go online must get it by post. */
function checkDelivery({ visits, channels, deliveryWays }: ItemDefinition, report: Report): void {
  if (visits?.count !== 0 || channels.length === 0) return
  const online = channels.includes('online') || channels.includes('mobile')
  if (!online && !deliveryWays.includes('post')) {
    report('/deliveryWays', 'no_visit_without_post', deliveryWays.join('、'))
  }
}

/** Whoever complains should not have to call the one complained of. Numbers of seven digits and more, without their punctuation. */
function checkContact({ contact }: ItemDefinition, report: Report): void {
  const questions = telephones(contact.consultation)
  const same = telephones(contact.complaint).find((number) => questions.includes(number))
  if (same) report('/contact/complaint', 'complaint_to_same_telephone', same)
}

function telephones(words: string | null): readonly string[] {
  const numbers = words?.match(/\d[\d\s()（）-]{5,}\d/g) ?? []
  return numbers.map((number) => number.replace(/\D/g, '')).filter((number) => number.length >= 7)
}

function checkThemes({ themes, serviceObjects }: ItemDefinition, report: Report): void {
  if (serviceObjects.length === 0) return
  const persons = serviceObjects.includes('1')
  const organizations = serviceObjects.some((object) => object !== '1')
  themes.forEach(({ audience, code }, at) => {
    const served = audience === 'person' ? persons : organizations
    if (!served) report(`/themes/${at}`, 'theme_not_served', `${audience} ${code}`)
  })
}

/** The five steps, and the words by which courses name them. */
const permitSteps = {
  accept: /受理/,
  review: /审核|审查/,
  decide: /审批|决定/,
  conclude: /办结|制证|发证|颁发/,
  deliver: /送达|领取|邮寄|发放/,
} satisfies Record<keyof typeof texts.permitSteps, RegExp>

/** A permit explains itself and names its five steps. An item of which only the name is published has nothing to be checked. */
function checkPermit({ type, faqs, flow, materials }: ItemDefinition, report: Report): void {
  if (type !== '01') return
  if (faqs.length === 0 && materials !== null) report('/faqs', 'permit_without_faq')
  if (flow === null) return
  const words = flow.join('\n')
  const missing = Object.entries(texts.permitSteps).flatMap(([step, name]) =>
    permitSteps[step as keyof typeof permitSteps].test(words) ? [] : [name],
  )
  if (missing.length > 0) report('/flow', 'permit_steps_missing', missing.join('、'))
}

/** The promise runs from acceptance, so what comes before it is not counted. */
function checkStepLimits({ duties, limits: { promised } }: ItemDefinition, report: Report): void {
  if (promised?.unit !== 'working') return
  const after = duties.filter(({ duty }) => duty === 'review' || duty === 'decide')
  const days = after.reduce((sum, { limitDays = 0 }) => sum + limitDays, 0)
  if (days > promised.days) report('/duties', 'steps_longer_than_promise', `${days} > ${promised.days}`)
}

/** What makes people wait longer says by whose leave and by which law. */
function checkExceptions({ type, limits }: ItemDefinition, report: Report): void {
  const { extensionDays, extensionBasis, extensionApprover, specialProcedures } = limits
  if (extensionDays) {
    if (!extensionBasis?.trim()) report('/limits/extensionBasis', 'extension_without_basis', extensionDays)
    if (!extensionApprover?.trim()) report('/limits/extensionApprover', 'extension_without_approver', extensionDays)
  }
  specialProcedures.forEach((procedure, at) => {
    const { name, legalBasis } = procedure
    const pointer = `/limits/specialProcedures/${at}/legalBasis`
    if (!stopsClock({ type }, procedure)) report(pointer, 'special_stops_nothing', name)
    else if (!legalBasis?.trim()) report(pointer, 'special_without_basis', name)
  })
}

/** A body that may answer after the promise is over is asked in vain. */
function checkConsultations({ consultations, limits: { promised } }: ItemDefinition, report: Report): void {
  const ids = new Set<string>()
  consultations.forEach(({ id, departmentName, days }, at) => {
    if (ids.has(id)) report(`/consultations/${at}/id`, 'consultation_twice', id)
    ids.add(id)
    if (promised?.unit === 'working' && days > promised.days) {
      report(
        `/consultations/${at}/days`,
        'consultation_longer_than_promise',
        `${departmentName}: ${days} > ${promised.days}`,
      )
    }
  })
}

/** 许可告知承诺 is a way to give permits, and what follows from a false promise needs a law. */
function checkPromise({ type, promise }: ItemDefinition, report: Report): void {
  if (!promise) return
  if (type !== '01') report('/promise', 'promise_without_permit', type ?? '')
  if (!promise.legalBasis?.trim()) report('/promise/legalBasis', 'promise_without_basis')
}
