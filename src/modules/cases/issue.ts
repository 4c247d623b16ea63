import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/calendar.ts'
import { act } from './commands.ts'
import type { CasesContext } from './context.ts'
import words from './documents.texts.json' with { type: 'json' }
import { type LoadedCase, loadCase } from './load.ts'
import { printedValue } from './printed.ts'

const issuer: Actor = { kind: 'system', job: 'cases.issue' }

/**
 * After the decision: the certificate, if the item gives one, and the event that says so. Idempotent: the certificate belongs to the
 * case, and a case that no longer waits for its issue is left alone.
 */
export async function issueResult(context: CasesContext, caseId: string): Promise<void> {
  const loaded = await loadCase(context, caseId, [])
  if (loaded.state.awaiting !== 'issue') return
  const certificateId = loaded.state.outcome === 'denied' ? null : await certificateFor(context, loaded)
  await act(context, {
    caseId,
    actor: issuer,
    command: { action: 'issue', certificateId },
    expectedSequence: loaded.state.sequence,
  })
}

async function certificateFor(context: CasesContext, loaded: LoadedCase): Promise<string | null> {
  const { result } = loaded.version.definition
  if (result.kind !== 'certificate' || !result.certificateType) return null
  const { applicant } = loaded.application
  const { head, state } = loaded
  const body = await context.organizations.getDepartment(loaded.decidingDepartmentId)
  const holder = applicant.organization
    ? { kind: 'organization' as const, name: applicant.organization.name, code: applicant.organization.creditCode }
    : { kind: 'person' as const, name: applicant.personName, code: applicant.citizenId }
  const { certificate } = await context.certificates.issue(
    {
      caseId: head.caseId,
      typeCode: result.certificateType,
      regionCode: head.regionCode,
      issuer: { organizationId: body.id, name: body.name, creditCode: body.creditCode ?? '' },
      holder,
      issuedDay: dayOf(state.decidedAt ?? state.awaitingSince),
      fields: printedFields(loaded),
      ...businessFormOf(loaded),
    },
    issuer,
  )
  return certificate.identifier
}

/**
 * What the item says is printed, in its order; the holder and the term are printed by the certificate itself. Where a part was granted, the
 * words of the decision stand first: what was applied for is more than what may be done.
 */
function printedFields(loaded: LoadedCase): { label: string; value: string }[] {
  const asked = loaded.version.definition.result.content.flatMap(({ label, fields }) => {
    // The first of the fields that was answered: the site's own address, else the registered one.
    const value = fields.map((field) => printedValue(loaded, field)).find((text) => text !== undefined)
    return value === undefined ? [] : [{ label, value }]
  })
  const granted = grantedPart(loaded)
  return granted === undefined ? asked : [{ label: words.only_granted, value: granted }, ...asked]
}

function grantedPart({ events, payloadOf }: LoadedCase): string | undefined {
  const decided = events.findLast((event) => event.type === 'decided')
  return decided?.data.outcome === 'partly' ? payloadOf(decided, 'opinion')?.granted : undefined
}

/** 主体业态 is a digit of a food licence's number: the place of the chosen option in the form, as the form of the licence lists them. */
function businessFormOf({ item, application }: LoadedCase): { businessForm?: '1' | '2' | '3' } {
  const field = item.form?.sections.flatMap((section) => section.fields).find(({ id }) => id === 'businessForm')
  const place = field?.options?.findIndex(({ value }) => value === application.answers.businessForm) ?? -1
  return place >= 0 && place < 3 ? { businessForm: String(place + 1) as '1' | '2' | '3' } : {}
}
