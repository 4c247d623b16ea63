import { json, type Maker } from './making.ts'
import type { Body } from './sending.ts'
import type { Subject } from './subject.ts'

const words = { reason: '依法办理，理由见案卷。' }

/** What is done beside the main line of a case, filled in rightly. */
export const courseWrites: Readonly<Record<string, Maker>> = {
  'POST /v1/cases/:caseId/green-channel': async (subject) => act(subject, words),
  'POST /v1/cases/:caseId/assignment': async (subject) => {
    const { reviewer } = subject.holdings.actors
    return act(subject, { staffId: reviewer.staffId, postId: reviewer.postId, why: 'assign' })
  },
  'POST /v1/cases/:caseId/opinion-requests': async (subject) => {
    const { departmentId } = subject.holdings.actors.reviewer
    return act(subject, { departmentId, days: 3, question: '请就场所是否符合要求提出意见。' })
  },
  'POST /v1/cases/:caseId/opinion': async (subject) => act(subject, { view: 'agree', opinion: '没有意见。' }),
  'POST /v1/cases/:caseId/procedure': async (subject) => act(subject, { procedure: 'testing', ...words }),
  'POST /v1/cases/:caseId/procedure-end': async (subject) => act(subject, { outcome: '检测合格。' }),
  'POST /v1/cases/:caseId/extension': async (subject) => act(subject, { days: 3, ...words }),
  'POST /v1/cases/:caseId/pending-papers': async (subject) => act(subject, { materials: ['foodSafetyRules'] }),
  'POST /v1/cases/:caseId/pending-extension': async (subject) => act(subject, { days: 3, ...words }),
  'POST /v1/cases/:caseId/promise-check': async (subject) => act(subject, { finding: 'kept', ...words }),
  'POST /v1/cases/:caseId/promise-forgiveness': async (subject) => act(subject, words),
  'POST /v1/cases/:caseId/dispatch': async (subject) => act(subject, { carrier: '中国邮政', number: 'EA123456789CN' }),
  'POST /v1/cases/:caseId/recall': async (subject) => act(subject, { ground: 'law_changed', ...words }),
  'POST /v1/cases/:caseId/annulment': async (subject) => act(subject, { ground: 'not_qualified', ...words }),
  'POST /v1/cases/:caseId/forfeiture': async (subject) => act(subject, { ground: 'unlawful_activity', ...words }),
  'POST /v1/cases/:caseId/cancellation': async (subject) => act(subject, { ground: 'at_request', ...words }),
  'POST /v1/cases/:caseId/reopening': async (subject) =>
    act(subject, { by: 'reconsideration', document: '芙政复决〔2026〕3号', ...words }),
}

export async function act(subject: Subject, more: Readonly<Record<string, unknown>> = {}): Promise<Body> {
  return json({ expectedSequence: (await subject.case()).sequence, ...more })
}
