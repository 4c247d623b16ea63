import type { ActFormModel } from '../../views/workbench/act-form.tsx'
import type { StaffAction } from '../../views/workbench/act-panel.tsx'
import type { Visit } from '../../visit.ts'
import { ruleOf } from '../act-table.ts'
import type { WorkRequest } from '../case-work.ts'
import { tablePanels } from '../discretion.ts'
import { endForm, reopenForm } from './ends.ts'
import { assignForm, dispatchForm, partialGrantForm } from './office.ts'
import { opinionForm, opinionRequestForm } from './opinions.ts'
import type { FormBuilder } from './parts.ts'
import {
  acceptWithPendingForm,
  checkPromiseForm,
  extendPendingForm,
  forgivePromiseForm,
  receivePendingForm,
} from './pending.ts'
import { extensionForm, greenChannelForm, procedureEndForm, procedureForm } from './time.ts'

/** Acts whose page is a form of one column. */
const forms = {
  open_green_channel: greenChannelForm,
  start_procedure: procedureForm,
  end_procedure: procedureEndForm,
  extend: extensionForm,
  request_opinion: opinionRequestForm,
  give_opinion: opinionForm,
  accept_with_pending: acceptWithPendingForm,
  receive_pending: receivePendingForm,
  extend_pending: extendPendingForm,
  check_promise: checkPromiseForm,
  forgive_promise: forgivePromiseForm,
  assign: assignForm,
  arrange_delivery: dispatchForm,
  grant_partly: partialGrantForm,
  recall: endForm('recall'),
  annul: endForm('annul'),
  forfeit: endForm('forfeit'),
  cancel: endForm('cancel'),
  reopen: reopenForm,
} as const satisfies Partial<Record<StaffAction, FormBuilder>>

export type FormAction = keyof typeof forms

export function hasForm(action: StaffAction): action is FormAction {
  return action in forms
}

/** `opened`: the page was asked for, so there is a way back from it. */
export async function actForm(
  visit: Visit,
  asked: WorkRequest,
  action: FormAction,
  opened: boolean,
): Promise<ActFormModel> {
  const { lead, facts = [], fields, tables } = await forms[action](visit, asked)
  const { noun, look, shortcut, page = '' } = ruleOf(action)
  // In its own form an act is the main one, whatever it is beside others.
  const { assigned } = asked.view
  const absent = assigned && action === 'assign' && (await isAbsent(visit, asked, assigned.staffId))
  return {
    action,
    target: visit.target(`${asked.base}/${noun}`),
    hidden: {
      _sequence: String(asked.view.sequence),
      paper: asked.paperId ?? '',
      act: page,
      ...(absent && { absent: 'yes' }),
    },
    look: look === 'stop' ? 'stop' : 'main',
    // The key that opened a form, pressed twice, does nothing; a form that is itself the next step has its key.
    shortcut: opened ? undefined : shortcut,
    lead,
    facts,
    fields,
    tables: tables ? tablePanels(asked.view, asked.typed?.tables) : [],
    askHref: `${asked.base}/discretion`,
    errors: asked.errors,
    cancelHref: opened ? asked.base : undefined,
  }
}

async function isAbsent({ modules }: Visit, { view }: WorkRequest, staffId: string): Promise<boolean> {
  if (!view.awaitingDepartmentId) return false
  const members = await modules.identity.staffOfDepartment(view.awaitingDepartmentId)
  return members.some((one) => one.staffId === staffId && one.absentThrough !== undefined)
}
