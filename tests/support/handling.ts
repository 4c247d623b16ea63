import { personOf, press, ticks } from './desk.ts'
import { fileFor } from './lives.ts'
import { formsOf, type Reader } from './reader.ts'
import { phones, type Site } from './site.ts'

type Desk = (login: string) => Promise<Reader>

/** A food licence that the window pre-reviewed; it waits for acceptance. */
export async function foodToAccept(site: Site, desk: Desk): Promise<string> {
  const { caseId } = await fileFor(site, await personOf(site, phones.shi), 'food')
  const clerk = await desk('window-a01')
  const page = await clerk.get(`/desk/cases/${caseId}`)
  await press(clerk, page, 'pre_review', { checklist: ticks(page, 'checklist') })
  return caseId
}

/** The same, accepted: it waits for its review. */
export async function foodToReview(site: Site, desk: Desk): Promise<string> {
  const caseId = await foodToAccept(site, desk)
  const clerk = await desk('window-a01')
  const page = await clerk.get(`/desk/cases/${caseId}`)
  await press(clerk, page, 'accept', { checklist: ticks(page, 'checklist') })
  return caseId
}

/** The same, reviewed: it waits for the decision. */
export async function foodToDecide(site: Site, desk: Desk): Promise<string> {
  const caseId = await foodToReview(site, desk)
  const reviewer = await desk('food-reviewer')
  const page = await reviewer.get(`/desk/cases/${caseId}`)
  await press(reviewer, page, 'pass_review', { points: ticks(page, 'points'), text: '符合要求。' })
  return caseId
}

/** Sends an act that no page offered to this person: what somebody would try who knows address and state of the case. */
export async function forge(
  { platform }: Site,
  reader: Reader,
  caseId: string,
  noun: string,
  values: Readonly<Record<string, string>>,
): Promise<number> {
  const [form] = formsOf(await reader.get('/desk'))
  const csrf = form?.values.find(([name]) => name === '_csrf')?.[1] ?? ''
  const [head] = await platform.db.query<{ sequence: number }>({
    name: '',
    text: 'select sequence from cases.case_head where case_id = $1',
    values: [caseId],
  })
  const sent = { _csrf: csrf, _sequence: String(head?.sequence ?? 0), confirmed: 'yes', ...values }
  const body = new URLSearchParams(sent)
  const answer = await reader.request(`/desk/cases/${caseId}/${noun}`, { method: 'POST', body })
  return answer.status
}
