import type { Slot } from '../../../modules/catalog/index.ts'
import { internal } from './choices.ts'
import {
  channelChoices,
  contactGroup,
  correctionRows,
  deliveryChoices,
  faqRows,
  feeRows,
  flowLines,
  postField,
  scopeChoice,
  servicePointPicks,
  stockRows,
  visitsGroup,
  windowRows,
} from './definition.ts'
import type { SheetField } from './sheet.ts'

const slot = (field: SheetField): SheetField => ({ kind: 'slot', at: field.at, label: field.label, field })

/** 认领: what a place may say of its own, one field a slot. Where a slot is closed, what is above is shown instead. */
export const claimSlots = {
  windows: slot(windowRows),
  contact: slot(contactGroup),
  servicePoints: slot({ ...servicePointPicks, at: 'servicePoints' }),
  faqs: slot(faqRows),
  promisedLimit: slot({
    kind: 'group',
    at: 'promisedLimit',
    label: 'promised',
    hint: 'promisedLimit',
    empty: 'absent',
    fields: [
      { kind: 'number', at: 'days', label: 'days', empty: 'refused' },
      {
        kind: 'choice',
        at: 'unit',
        label: 'unit',
        empty: 'null',
        options: internal('unit', ['working', 'calendar']),
        idle: true,
      },
      { kind: 'text', at: 'note', label: 'limitNote', empty: 'null', long: true },
    ],
  }),
  posts: slot({
    kind: 'rows',
    at: 'posts',
    label: 'posts',
    hint: 'posts',
    max: 6,
    blank: { postName: '' },
    titleOf: (_row, at, { definition, t }) => {
      const step = definition?.duties[at]
      return step && t(`catalogueEditor.choices.duty.${step.duty}`)
    },
    fields: [
      postField('refused'),
      { kind: 'number', at: 'limitDays', label: 'limitDays', unit: 'workingDays', empty: 'absent' },
    ],
  }),
  channels: slot(channelChoices),
  deliveryWays: slot(deliveryChoices),
  visits: slot(visitsGroup),
  fees: slot(feeRows),
  scope: slot(scopeChoice),
  flow: slot(flowLines),
  applyOnline: slot({ kind: 'yesNo', at: 'applyOnline', label: 'applyOnline', hint: 'applyOnline' }),
  opinions: slot({
    kind: 'group',
    at: 'opinions',
    label: 'opinions',
    empty: 'absent',
    fields: [stockRows('stock'), correctionRows('corrections')],
  }),
} satisfies Record<Slot, SheetField>
