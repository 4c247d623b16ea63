import { blankDefinition, blankMaterial } from '../rules/blank.ts'
import type { Entry } from '../sheets/entry.ts'
import example from './example.texts.json' with { type: 'json' }

/** What the template shows. Its item code marks it as an example, so it is never imported. */
export const exampleEntry: Entry = {
  definition: {
    ...blankDefinition(example.name, '430102000000', example.localCode),
    type: '20',
    level: '4',
    serviceObjects: ['1'],
    audience: ['person'],
    department: { id: null, name: example.department, creditCode: null },
    tier: 'general',
    conditions: [example.condition],
    materials: [
      {
        ...blankMaterial('idCard', example.material),
        nature: 'certificate',
        type: 'original',
        form: 'paper_or_electronic',
        copies: 1,
      },
    ],
    form: {
      sections: [
        {
          id: 'person',
          title: example.section,
          fields: [
            { id: 'kind', label: example.kind, element: 'choice', required: true, options: example.options },
            {
              id: 'place',
              label: example.place,
              element: 'address',
              required: true,
              showWhen: { field: 'kind', equals: 'shop' },
            },
          ],
        },
      ],
    },
    duties: [
      { duty: 'accept', by: 'window', limitDays: 1 },
      { duty: 'decide', by: 'department', limitDays: 4 },
    ],
    channels: ['window', 'online'],
    deliveryWays: ['window'],
    fees: [],
    windows: [
      {
        name: example.window,
        address: example.address,
        hours: example.hours,
        phone: '000-00000000',
        counters: null,
        directions: null,
      },
    ],
    faqs: [{ question: example.question, answer: example.answer }],
  },
}
