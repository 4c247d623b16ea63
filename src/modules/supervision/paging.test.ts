import { expect, test } from 'vitest'
import { uuidV7 } from '../../kernel/ids.ts'
import { cursor, parseCursor } from './paging.ts'

const id = uuidV7(0)

test('a cursor is read back as it was written', () => {
  expect(parseCursor(cursor('2026-02-28', id))).toEqual({ at: '2026-02-28', id })
  const moment = new Date('2026-11-26T10:00:00.123Z')
  expect(parseCursor(cursor(moment, id))).toEqual({ at: moment.toISOString(), id })
})

test('one that was tampered with begins the list again, also with a day or an hour that does not exist', () => {
  for (const at of ['2026-02-30', '0000-01-01', '2026-13-01', '2026-02-28T25:00:00.000Z', '2026-02-28T1Z', 'now', ''])
    expect(parseCursor(`${at}_${id}`), at).toBeUndefined()
  expect(parseCursor('2026-02-28_1')).toBeUndefined()
})
