import { samplePdf } from '../world.ts'
import { empty, form, type Maker } from './making.ts'
import type { Body } from './sending.ts'
import type { Subject } from './subject.ts'

const text = '依法办理，理由见案卷。'

/** The forms beside the main line of a case, filled in rightly. */
export const courseForms: Readonly<Record<string, Maker>> = {
  '/desk/cases/:id/green-channel': async (subject) => act(subject, 'open_green_channel', { text }),
  '/desk/cases/:id/assignment': async (subject) => {
    const { staffId, postId } = subject.holdings.actors.reviewer
    return act(subject, 'assign', { assignee: `${staffId}:${postId}`, why: 'assign' })
  },
  '/desk/cases/:id/opinion-request': async (subject) => {
    const department = subject.holdings.actors.reviewer.departmentId
    return act(subject, 'request_opinion', { consultation: '', department, days: '3', text: '请就布局提出意见。' })
  },
  '/desk/cases/:id/opinion': async (subject) => act(subject, 'give_opinion', { view: 'agree', text: '没有意见。' }),
  '/desk/cases/:id/procedure': async (subject) => act(subject, 'start_procedure', { procedure: 'testing', text }),
  '/desk/cases/:id/procedure-end': async (subject) => act(subject, 'end_procedure', { text: '检测合格。' }),
  '/desk/cases/:id/extension': async (subject) => act(subject, 'extend', { days: '3', text }),
  '/desk/cases/:id/pending-papers': async (subject) =>
    act(subject, 'receive_pending', { materials: ['foodSafetyRules'] }),
  '/desk/cases/:id/pending-extension': async (subject) => act(subject, 'extend_pending', { days: '3', text }),
  '/desk/cases/:id/promise-check': async (subject) => act(subject, 'check_promise', { finding: 'kept', text }),
  '/desk/cases/:id/promise-forgiveness': async (subject) => act(subject, 'forgive_promise', { text }),
  '/desk/cases/:id/dispatch': async (subject) =>
    act(subject, 'arrange_delivery', { carrier: '中国邮政', number: 'EA123456789CN' }),
  '/desk/cases/:id/recall': async (subject) => act(subject, 'recall', { ground: 'law_changed', text }),
  '/desk/cases/:id/annulment': async (subject) => act(subject, 'annul', { ground: 'not_qualified', text }),
  '/desk/cases/:id/forfeiture': async (subject) => act(subject, 'forfeit', { ground: 'unlawful_activity', text }),
  '/desk/cases/:id/cancellation': async (subject) => act(subject, 'cancel', { ground: 'at_request', text }),
  '/desk/cases/:id/reopening': async (subject) =>
    act(subject, 'reopen', { by: 'reconsideration', document: '芙政复决〔2026〕3号', text }),
  '/apply/:draftId/version': empty,
  '/apply/:draftId/promise': () => form({ promised: 'yes', signature: '林知夏（演示）' }),
  '/apply/:draftId/materials/:materialId/promise': () => form({ promised: 'yes', signature: '林知夏（演示）' }),
  '/apply/:draftId/materials/:materialId/promise/removal': empty,
  '/desk/window/drafts/:id/version': empty,
  '/cases/:caseId/pending': async (subject) => form({ sequence: String((await subject.case()).sequence) }),
  '/cases/:caseId/pending/materials/:materialId': ({ route }) => ({
    kind: 'file',
    part: { name: 'file', fileName: '补交.pdf', mediaType: 'application/pdf', content: samplePdf(route.url) },
  }),
  '/cases/:caseId/pending/materials/:materialId/:uploadId/removal': empty,
  '/desk/people/absences': () =>
    form({ from: '2026-12-01', through: '2026-12-02', reason: 'leave', staffId: '', postId: '' }),
  '/desk/people/absences/:id/covers': () => form({ postId: '', staffId: '' }),
  '/desk/people/absences/:id/revocation': empty,
  '/desk/people/covers/:id/revocation': empty,
}

/**
 * Addresses that need a state which none of these lives has: a promise, a newer version of a draft's item, an absence. Mutations of them are
 * sent; that they can be used rightly is shown by tests/web (promising, people, status) and the journeys.
 */
export const withoutState =
  /\/promise(-check|-forgiveness)?(\/removal)?$|\/version$|\/cases\/:caseId\/pending(\/|$)|\/desk\/people\/|\/evaluation\/again\//

async function act(
  subject: Subject,
  action: string,
  more: Readonly<Record<string, string | readonly string[]>>,
): Promise<Body> {
  const { sequence } = await subject.case()
  return form({ action, _sequence: String(sequence), ...more })
}
