import { DiscretionTable } from '../../src/modules/catalog/index.ts'

/** 裁量基准 for 生育登记: three rows that leave nothing open. */
export const discretionTable = DiscretionTable.parse({
  id: 'order',
  title: '孩次与登记',
  basis: '演示基准第一条',
  facts: [
    { kind: 'number', id: 'children', label: '已有孩子', unit: '个', min: 0, max: 20, whole: true },
    { kind: 'yesNo', id: 'approved', label: '已批准再生育' },
  ],
  outcomes: [
    { id: 'register', label: '予以登记', decision: 'grant' },
    { id: 'refuse', label: '不予登记', decision: 'deny' },
  ],
  rows: [
    { when: { children: between(null, 2) }, outcome: 'register', basis: null },
    { when: { children: between(3, null), approved: { kind: 'is', value: true } }, outcome: 'register', basis: null },
    {
      when: { children: between(3, null), approved: { kind: 'is', value: false } },
      outcome: 'refuse',
      basis: '第三条',
    },
  ],
})

function between(from: number | null, to: number | null) {
  return { kind: 'between', from, fromIncluded: true, to, toIncluded: true }
}
