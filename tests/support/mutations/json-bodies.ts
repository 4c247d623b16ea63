import { lives } from '../lives.ts'
import { samplePdf } from '../world.ts'
import { catalogueWrites } from './catalogue-bodies.ts'
import { act, courseWrites } from './course-bodies.ts'
import { evaluationBodies } from './evaluations.ts'
import { citizenIdOf } from './form-bodies.ts'
import { json, type Maker, nothing } from './making.ts'
import { freshCitizenId } from './newcomers.ts'
import type { Body } from './sending.ts'
import type { Subject } from './subject.ts'
import { supervisionBodies } from './supervision.ts'

const file: Maker = ({ route }) => ({ kind: 'raw', content: samplePdf(route.url), type: 'application/pdf' })
const electronic = { way: 'electronic', address: null }

/** What each write of the interface takes, filled in rightly. */
export const jsonBodies: Readonly<Record<string, Maker>> = {
  'POST /v1/persons': () => json({ name: '演示新人', citizenId: freshCitizenId(), address: '演示路 9 号' }),
  'POST /v1/persons/search': ({ life }) => json({ citizenId: citizenIdOf(life), purpose: 'find_applicant' }),
  'POST /v1/persons/:personId/activation-codes': nothing,
  'POST /v1/organizations': () => json({ creditCode: '92430102MADEM00118', name: '长沙小石桥餐饮店（演示）' }),
  'POST /v1/organizations/search': () => json({ creditCode: '92430102MADEM00118' }),
  // Of the owner, who represents it anyway: a right given to somebody else would show in her lists.
  'POST /v1/organizations/:organizationId/representations': () =>
    json({ citizenId: citizenIdOf('food'), scope: 'agent', validUntil: '2027-12-31T00:00:00+08:00' }),
  'POST /v1/applications': async (subject) =>
    json({ itemId: await subject.holdings.itemId(subject.life), ...named(subject) }),
  'DELETE /v1/applications/:applicationId': nothing,
  'PUT /v1/applications/:applicationId/sections/:sectionId': async (subject) => {
    const { content, version } = await subject.draft()
    const own = new Set(version.definition.form?.sections[0]?.fields.map(({ id }) => id))
    return json({ answers: Object.fromEntries(Object.entries(content.answers).filter(([id]) => own.has(id))) })
  },
  'PUT /v1/applications/:applicationId/delivery': () => json(electronic),
  'PUT /v1/applications/:applicationId/handed-in': () => json({ materialIds: ['identity'] }),
  'POST /v1/applications/:applicationId/materials/:materialId': file,
  'DELETE /v1/applications/:applicationId/papers/:uploadId': nothing,
  'POST /v1/applications/:applicationId/submission': nothing,
  'POST /v1/cases': async (subject) => filing(subject),
  'POST /v1/cases/search': async (subject) => json({ receiptNumber: (await subject.case()).receiptNumber }),
  'POST /v1/cases/:caseId/pre-review': async (subject) => act(subject),
  'POST /v1/cases/:caseId/correction-request': async (subject) =>
    act(subject, { demands: [{ about: 'whole', text: '请补齐材料。' }] }),
  'POST /v1/cases/:caseId/mending': async (subject) =>
    act(subject, { answers: { residenceAddress: '演示路 1 号 9 栋' }, note: '当面核对后更正。' }),
  'POST /v1/cases/:caseId/acceptance': async (subject) => {
    const checklist = (await subject.case()).checklist.map(({ materialId }) => materialId)
    const decision = { outcome: 'granted', points: await points(subject), opinion: '准予。' }
    return act(subject, { checklist, ...(subject.life === 'insurance' && { decision }) })
  },
  'POST /v1/cases/:caseId/non-acceptance': async (subject) => act(subject, { reason: '不属于本窗口。' }),
  'POST /v1/cases/:caseId/review': async (subject) =>
    act(subject, { points: await points(subject), opinion: '符合条件。' }),
  'POST /v1/cases/:caseId/return': async (subject) => act(subject, { reason: '请再核对面积。' }),
  'POST /v1/cases/:caseId/decision': async (subject) =>
    act(subject, { outcome: 'granted', points: await points(subject), opinion: '准予。' }),
  'POST /v1/cases/:caseId/delivery': async (subject) => act(subject),
  ...courseWrites,
  'POST /v1/cases/:caseId/withdrawal': async (subject) => act(subject, { reason: '资料有变。' }),
  'POST /v1/cases/:caseId/correction': async (subject) => {
    const answers = subject.life === 'food' ? { staffCount: 7 } : { residenceAddress: '演示路 1 号 2 栋 301' }
    return act(subject, { answers, removePapers: [] })
  },
  'POST /v1/cases/:caseId/evaluation': () => json({ grade: 5, reasons: [], text: '很快。' }),
  'POST /v1/cases/:caseId/materials/:materialId': file,
  'DELETE /v1/cases/:caseId/papers/:uploadId': nothing,
  'POST /v1/certificates/verification': async ({ holdings }) => {
    const { caseId, application } = await holdings.kept('food', 'concluded')
    const certificate = await holdings.world.modules.certificates.findByCase(caseId)
    const value = application.applicant.organization?.creditCode.slice(-4) ?? ''
    return json({ number: certificate?.number ?? '', second: { kind: 'last_four', value } })
  },
  'POST /v1/messages/:messageId/reading': nothing,
  ...evaluationBodies,
  ...supervisionBodies,
  ...catalogueWrites,
}

async function points(subject: Subject): Promise<string[]> {
  const { version, awaiting } = await subject.case()
  const duties: readonly string[] = subject.life === 'birth' ? ['review', 'decide'] : [awaiting ?? '']
  const wanted = subject.life === 'insurance' ? ['decide'] : duties
  return version.definition.reviewPoints.filter(({ duty }) => wanted.includes(duty)).map(({ id }) => id)
}

/** A post names the person at the counter; a person may name her organisation. */
function named({ life, role }: Subject): { applicant?: Record<string, string> } {
  const creditCode = life === 'food' ? { creditCode: '92430102MADEM00118' } : {}
  if (role.as === 'citizen' || role.as === 'owner') return life === 'food' ? { applicant: creditCode } : {}
  return { applicant: { citizenId: citizenIdOf(life), ...creditCode } }
}

async function filing(subject: Subject): Promise<Body> {
  const { life, holdings } = subject
  const { application } = await holdings.kept(life, 'concluded')
  return json({
    itemId: await holdings.itemId(life),
    ...named(subject),
    answers: application.answers,
    delivery: electronic,
    papers: lives[life].materials.map((materialId) => {
      return { materialId, fileName: `${materialId}.pdf`, content: samplePdf(materialId).toString('base64') }
    }),
  })
}
