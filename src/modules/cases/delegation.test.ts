import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoActors, demoActors } from '../../../tests/support/actors.ts'
import { fileFor, lives } from '../../../tests/support/lives.ts'
import { demoWorld, furong, settle, type World } from '../../../tests/support/world.ts'
import type { ItemDefinition } from '../catalog/index.ts'
import { items } from './test-support.ts'

let world: World
let actors: DemoActors
let competent: ItemDefinition['department']
let delegate: ItemDefinition['department']
beforeAll(async () => {
  world = await demoWorld()
  actors = await demoActors(world)
  world.platform.clock.set('2026-11-20T09:00:00+08:00')
  const bodies = await world.modules.organizations.departmentsOf(furong)
  const named = (name: string) => {
    const { id, name: full, creditCode } = bodies.find((body) => body.name.includes(name))!
    return { id, name: full, creditCode }
  }
  competent = named('市场监督管理局')
  delegate = named('街道办事处')
}, 60_000)
afterAll(() => world.close())

/** 生育登记 as if it belonged to one body and was delegated to another. */
async function delegated(form: 'entrust' | 'authorise' | 'agency', until: string | null = null) {
  const delegation = { form, department: delegate, documentNumber: '演示委〔2026〕1号', until }
  const definition = { ...items.birth, department: competent, delegation }
  world.platform.clock.advance(1_000)
  await world.modules.catalog.importItems([{ line: 1, definition, findings: [] }])
  const { caseId } = await fileFor(world, actors.citizen, 'birth')
  return caseId
}

/** The number of the notice of acceptance begins with the body in whose name it stands. */
async function numberOf(caseId: string): Promise<string | null | undefined> {
  await settle(world)
  const view = await world.modules.cases.view(caseId, actors.citizen)
  return view.documents.find(({ kind }) => kind === 'acceptance')?.number
}

async function accept(caseId: string) {
  const { cases } = world.modules
  const view = await cases.view(caseId, actors.window)
  const checklist = view.checklist.filter(({ required }) => required).map(({ materialId }) => materialId)
  await cases.act({ caseId, actor: actors.window, command: { action: 'accept', checklist } })
}

describe('in whose name a delegated case is decided', () => {
  test('委托: the delegate handles, the paper bears the name of the competent body', async () => {
    const caseId = await delegated('entrust')
    await accept(caseId)
    expect(await world.modules.cases.view(caseId, actors.streetOfficer)).toMatchObject({ awaiting: 'review' })
    expect(await numberOf(caseId)).toContain('市场监督管理局')
  })

  test('授权: the delegate handles and decides in its own name', async () => {
    const caseId = await delegated('authorise')
    await accept(caseId)
    expect(await numberOf(caseId)).toContain('街道办事处')
  })

  test('代办: the delegate takes in; the competent body handles, and the delegate’s officer sees no case to decide', async () => {
    const caseId = await delegated('agency')
    const view = await world.modules.cases.view(caseId, actors.streetOfficer)
    expect(view.actions).not.toContain('review_and_grant')
    await expect(world.modules.cases.view(caseId, actors.window)).rejects.toMatchObject({ code: 'case.not_found' })
  })

  test('a delegation that has run out is none', async () => {
    const caseId = await delegated('entrust', '2026-01-01')
    await accept(caseId)
    await expect(world.modules.cases.view(caseId, actors.streetOfficer)).rejects.toMatchObject({
      code: 'case.not_found',
    })
    expect(lives.birth.localCode).toBe(items.birth.localCode)
  })
})
