import { dayOf } from '../../kernel/calendar.ts'
import {
  type Answers,
  type Applied,
  applied,
  type FormField,
  type FormSection,
  type ItemVersion,
  listCodeOf,
  situationSection,
  validateField,
} from '../../modules/catalog/index.ts'
import { qrSvg } from '../../platform/documents/qr.ts'
import { faultLine, found } from '../faults.ts'
import { answeredRows, personalList } from '../personal-list.ts'
import {
  answerParameters,
  answerPrefix,
  answersInAddress,
  askedQuestions,
  possibleQuestions,
  situationHref,
} from '../situation-answers.ts'
import type { FieldError } from '../ui/index.ts'
import { type FieldValues, PersonalListPage, SituationQuestion } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { buildingOf } from './building.ts'
import { inRegion, itemHref, regionOf } from './items.ts'

/** Of level M. */
const qrCharactersMax = 2_331

/** Where somebody stands in the questions: what she answered, and what follows from it. */
interface Stand {
  readonly version: ItemVersion
  readonly section: FormSection
  readonly answers: Answers
  readonly typed: FieldValues
  readonly now: Applied
}

/**
 * The situation guide: one question a page, and the list when all are answered. The answers are in the address and nowhere else, so that
 * it works without script, without an account and with the browser's own way back, and nothing is kept about anybody.
 */
export function situationPages(web: Web): void {
  const path = inRegion('/items/:itemId/situation')
  web.get(path, async (visit) => {
    const stand = await standOf(visit)
    if ('redirect' in stand) return stand
    const { section, answers, now } = stand
    const sent = section.fields.find(({ id }) => id === visit.query('asked'))
    if (sent) return answered(visit, stand, sent)
    const again = askedQuestions(section, answers).find(({ id }) => id === visit.query('ask'))
    const question = again ?? now.next
    return question ? questionPage(visit, stand, question, []) : listPage(visit, stand)
  })
  web.get(`${path}/qr.svg`, async (visit) => {
    const stand = found(await standOf(visit).then((one) => ('redirect' in one ? undefined : one)))
    const address = found(squareAddress(visit, stand))
    return { file: Buffer.from(await qrSvg(address)), mediaType: 'image/svg+xml', fileName: 'qr.svg', inline: true }
  })
}

/** The item without situation questions has its guide; that of another region has its own site. */
async function standOf(visit: Visit): Promise<Stand | { readonly redirect: string }> {
  const [version, region] = await Promise.all([
    visit.modules.catalog.findCurrentVersion(visit.parameter('itemId')).then(found),
    regionOf(visit),
  ])
  const section = situationSection(version.definition.form)
  if (!section) return { redirect: guideOf(version) }
  const { answers, typed } = answersInAddress(visit, section)
  if (version.definition.regionCode !== region.code)
    return { redirect: situationHref(version, answerParameters(section, answers)) }
  return { version, section, answers, typed, now: applied(version.definition, answers) }
}

/** A question was sent: on to the next with an address that holds the answers alone, or the same again with what is wrong. */
function answered(visit: Visit, stand: Stand, question: FormField): Answer | Promise<Answer> {
  const { version, section, answers, typed } = stand
  if (answers[question.id] !== undefined)
    return { redirect: situationHref(version, [...answerParameters(section, answers), ['last', question.id]]) }
  const today = dayOf(visit.platform.clock.now())
  const { fault } = validateField({ ...question, required: true }, typed[question.id], today)
  // A question that these answers do not ask: whatever is asked instead.
  if (!fault || !askedQuestions(section, answers).some(({ id }) => id === question.id))
    return { redirect: situationHref(version, answerParameters(section, answers)) }
  const { message } = faultLine(fault, visit.language)
  return questionPage(visit, stand, question, [{ field: answerPrefix + question.id, message }])
}

async function questionPage(
  visit: Visit,
  stand: Stand,
  question: FormField,
  errors: readonly FieldError[],
): Promise<PageAnswer> {
  const { version, section, answers, typed, now } = stand
  const asked = askedQuestions(section, answers)
  const at = Math.max(
    asked.findIndex(({ id }) => id === question.id),
    0,
  )
  const others = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== question.id))
  const before = asked[at - 1]
  return {
    title: question.label,
    status: errors.length > 0 ? 422 : 200,
    page: (
      <SituationQuestion
        frame={await visit.frame()}
        model={{
          itemName: version.definition.name,
          guideHref: guideOf(version),
          backHref: before && askHref(stand, before.id),
          action: situationHref(version),
          hidden: answerParameters(section, others),
          question,
          prefix: answerPrefix,
          intro: at === 0 ? section.intro : undefined,
          values: { [answerPrefix + question.id]: typed[question.id] },
          errors,
          current: at + 1,
          total: possibleQuestions(section, answers).length,
          answered: answeredRows(visit, section, others, (id) => askHref(stand, id)),
          building: await buildingOf(visit, version, now, beforeLast(visit, stand, before)),
        }}
      />
    ),
  }
}

/** What held before the last answer, so that the page can say what it settled. */
function beforeLast(visit: Visit, { version, section, answers }: Stand, before: FormField | undefined) {
  const last = section.fields.find(({ id }) => id === visit.query('last')) ?? before
  if (!last || answers[last.id] === undefined) return undefined
  return applied(version.definition, Object.fromEntries(Object.entries(answers).filter(([id]) => id !== last.id)))
}

async function listPage(visit: Visit, stand: Stand): Promise<PageAnswer> {
  const { version, section, answers, now } = stand
  const { t, session } = visit
  const { itemId, number, definition } = version
  const parameters = answerParameters(section, answers)
  const last = askedQuestions(section, answers).at(-1)
  const code = listCodeOf({ itemId, version: number }, section, answers)
  const atWindow = session?.kind === 'staff' && (session.actor?.duties.includes('accept') ?? false)
  return {
    title: t('situation.list.title'),
    page: (
      <PersonalListPage
        frame={await visit.frame()}
        model={{
          list: await personalList(visit, version, now),
          answers: answeredRows(visit, section, answers, (id) => askHref(stand, id)),
          guideHref: guideOf(version),
          backHref: last ? askHref(stand, last.id) : guideOf(version),
          againHref: situationHref(version),
          applyHref:
            definition.applyOnline && now.refusal === null
              ? `/apply?${new URLSearchParams([['item', itemId], ...parameters])}`
              : undefined,
          qrSrc: squareAddress(visit, stand) && situationHref(version, parameters, '/qr.svg'),
          code,
          day: dayOf(visit.platform.clock.now()),
          version: number,
          windowHref: atWindow && code ? `/desk/window/list?${new URLSearchParams({ code })}` : undefined,
        }}
      />
    ),
  }
}

/** What the square on the list says; undefined: more than fits into one. */
function squareAddress(visit: Visit, { version, section, answers }: Stand): string | undefined {
  const address = `${visit.platform.config.baseUrl}${situationHref(version, answerParameters(section, answers))}`
  return address.length <= qrCharactersMax ? address : undefined
}

/** One question again, with all answers kept. */
function askHref({ version, section, answers }: Stand, fieldId: string): string {
  return situationHref(version, [...answerParameters(section, answers), ['ask', fieldId]])
}

function guideOf(version: ItemVersion): string {
  return itemHref({ regionCode: version.definition.regionCode, itemId: version.itemId })
}
