import { internal } from './choices.ts'
import { limit } from './clock.ts'
import type { Sheet } from './sheet.ts'

/** 情形: which there are, when each holds, and what it changes. */
export const situations: Sheet = [
  {
    kind: 'rows',
    at: 'situations',
    label: 'situations',
    hint: 'situations',
    max: 40,
    blank: {
      id: '',
      title: '',
      when: '',
      note: null,
      refusal: null,
      statutory: null,
      promised: null,
      windows: null,
      withoutSteps: [],
    },
    titleOf: ({ title }) => String(title ?? '') || undefined,
    fields: [
      { kind: 'id', at: 'id', label: 'id', prefix: 'situation' },
      { kind: 'text', at: 'title', label: 'situationTitle', hint: 'situationTitle', empty: 'refused' },
      { kind: 'feel', at: 'when', label: 'situationWhen', empty: 'refused' },
      { kind: 'text', at: 'note', label: 'situationNote', empty: 'null', long: true },
      { kind: 'text', at: 'refusal', label: 'refusal', hint: 'refusal', empty: 'null', long: true },
      limit('statutory', 'statutory'),
      limit('promised', 'promised'),
      { kind: 'lines', at: 'windows', label: 'situationWindows', hint: 'situationWindows', empty: 'null' },
      {
        kind: 'choices',
        at: 'withoutSteps',
        label: 'withoutSteps',
        options: internal('duty', ['pre_review', 'review']),
      },
    ],
  },
]
