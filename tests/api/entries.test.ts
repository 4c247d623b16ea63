import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiWorld, apiWorld, person, post } from '../support/api.ts'
import { importRepeatedItem, staff } from '../support/repeated.ts'
import { demoWorld, type World } from '../support/world.ts'

let world: World
let api: ApiWorld
let itemId: string
beforeAll(async () => {
  world = await demoWorld()
  itemId = await importRepeatedItem(world)
  api = await apiWorld(world)
})
afterAll(async () => {
  await api.close()
  await world.close()
})

const lin = () => person(api.personIds.lin)
const pointersOf = (body: { errors: { pointer: string; code: string }[] }) =>
  body.errors.map(({ pointer, code }) => `${pointer} ${code}`)

describe('entries of a repeated section', () => {
  let caseId: string

  test('a section is put as a whole list; putting it again changes nothing', async () => {
    const begun = await api.ask('POST', '/v1/applications', { for: lin(), body: { itemId } })
    const path = `/v1/applications/${begun.body.applicationId}/sections/staff`
    const body = { answers: { staff: [staff.shi, staff.lin] } }
    const first = await api.ask('PUT', path, { for: lin(), body })
    expect(first).toMatchObject({ status: 200, body: { answers: body.answers, sectionsDone: ['staff'] } })
    const again = await api.ask('PUT', path, { for: lin(), body })
    expect(again.body.answers).toEqual(first.body.answers)
    const less = await api.ask('PUT', path, { for: lin(), body: { answers: { staff: [staff.lin] } } })
    expect(less.body.answers.staff).toEqual([staff.lin])
  })

  test('faults point at the entry and its field; what no field asks is named', async () => {
    const begun = await api.ask('POST', '/v1/applications', { for: lin(), body: { itemId } })
    const path = `/v1/applications/${begun.body.applicationId}/sections/staff`
    const put = (list: unknown) => api.ask('PUT', path, { for: lin(), body: { answers: { staff: list } } })
    const faulty = await put([staff.shi, { ...staff.luo, staffId: '1', healthNumber: undefined }])
    expect(faulty.status).toBe(422)
    expect(pointersOf(faulty.body)).toEqual([
      '/answers/staff/1/staffId citizen_id_length',
      '/answers/staff/1/healthNumber required',
    ])
    const unknown = await put([{ ...staff.shi, nmae: 'x' }])
    expect(pointersOf(unknown.body)).toEqual(['/answers/staff/0/nmae no_such_field'])
    expect(pointersOf((await put([])).body)).toEqual(['/answers/staff entries_few'])
    expect(pointersOf((await put(Array(5).fill(staff.shi))).body)).toEqual(['/answers/staff entries_many'])
    expect(pointersOf((await put(Array(5_000).fill(staff.shi))).body)).toEqual(['/answers/staff entries_many'])
    expect(pointersOf((await put('石小桥')).body)).toEqual(['/answers/staff not_entries'])
    expect(pointersOf((await put([null, 7])).body)).toContain('/answers/staff/1/staffName required')
  })

  test('is filed in one request, read back, corrected and mended', async () => {
    const filing = {
      itemId,
      answers: { ownerName: '林知夏（演示）', shopName: '小石桥', staff: [staff.shi, staff.lin] },
      delivery: { way: 'electronic', address: null },
    }
    const wrong = await api.ask('POST', '/v1/cases', {
      for: lin(),
      body: { ...filing, answers: { ...filing.answers, staff: [staff.shi, { ...staff.lin, staffName: '' }] } },
    })
    expect(pointersOf(wrong.body)).toEqual(['/answers/staff/1/staffName required'])
    const filed = await api.ask('POST', '/v1/cases', { for: lin(), body: filing })
    expect(filed.status).toBe(201)
    caseId = filed.body.caseId
    const read = async () => (await api.ask('GET', `/v1/cases/${caseId}`, { for: lin() })).body.application.answers
    expect((await read()).staff).toEqual([staff.shi, staff.lin])

    const demands = [{ about: 'field:staff.1', text: '请补充健康证明。' }]
    const asked = await api.ask('POST', `/v1/cases/${caseId}/correction-request`, {
      for: post('socialClerk'),
      body: { demands },
    })
    expect(asked.status).toBe(200)
    const still = await api.ask('POST', `/v1/cases/${caseId}/correction`, { for: lin(), body: {} })
    expect(pointersOf(still.body)).toEqual(['/answers/staff/1 case.demand_unanswered'])
    expect(still.body.errors[0].detail).toContain('从业人员 2')
    const unknown = await api.ask('POST', `/v1/cases/${caseId}/correction`, {
      for: lin(),
      body: { answers: { staff: [{ ...staff.shi, x: 1 }] } },
    })
    expect(pointersOf(unknown.body)).toEqual(['/answers/staff/0/x no_such_field'])
    const corrected = await api.ask('POST', `/v1/cases/${caseId}/correction`, {
      for: lin(),
      body: { answers: { staff: [staff.shi, staff.luo] } },
    })
    expect(corrected.status).toBe(200)
    expect(await read()).toMatchObject({ shopName: '小石桥', staff: [staff.shi, staff.luo] })

    const mend = (list: unknown) =>
      api.ask('POST', `/v1/cases/${caseId}/mending`, {
        for: post('socialClerk'),
        body: { answers: { staff: list }, note: '电话核对' },
      })
    expect(pointersOf((await mend([{ ...staff.luo, staffId: '2' }])).body)).toEqual([
      '/answers/staff/0/staffId citizen_id_length',
    ])
    expect((await mend([staff.luo])).status).toBe(200)
    expect((await read()).staff).toEqual([staff.luo])
    const { timeline } = (await api.ask('GET', `/v1/cases/${caseId}`, { for: lin() })).body
    expect(timeline.at(-1)).toMatchObject({ type: 'mended', mendedFields: ['staff'] })
  })
})
