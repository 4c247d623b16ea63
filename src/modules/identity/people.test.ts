import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner } from '../../../tests/support/database.ts'
import { clerk, newRegistration, origin, type TestIdentity, testIdentity } from './test-support.ts'

let { platform, identity, accessLog } = {} as TestIdentity
beforeAll(async () => {
  ;({ platform, identity, accessLog } = await testIdentity())
})
afterAll(() => platform.close())

const look = { actor: clerk, purpose: 'find_applicant' } as const

describe('registration', () => {
  test('signs in, and the person reads her own values', async () => {
    const registration = newRegistration({ email: 'someone@demo.yimen.example' })
    const { token, personId } = await identity.register(registration, origin)
    const session = await identity.findSession(token)
    const { name, citizenId, phone, email } = registration
    expect(session).toMatchObject({
      kind: 'person',
      person: { id: personId, profile: { name, citizenId, phone, email }, assurance: 'declared', claimed: true },
      actor: { kind: 'person', personId },
    })
  })

  test('names every faulty field at once, with words', async () => {
    const attempt = identity.register(
      newRegistration({ name: '换\n行', citizenId: '1', password: '1234567890' }),
      origin,
    )
    const problem = await attempt.catch((error: unknown) => error)
    expect(problem).toMatchObject({ code: 'identity.input_invalid', kind: 'invalid' })
    expect((problem as { fields: { field: string }[] }).fields.map(({ field }) => field)).toEqual([
      'name',
      'citizenId',
      'password',
    ])
  })

  test('a number or phone in use gets one and the same answer, for registered and window people', async () => {
    const first = newRegistration()
    await identity.register(first, origin)
    const waiting = newRegistration()
    await identity.registerAtWindow(waiting, clerk)
    const others = [newRegistration({ citizenId: first.citizenId }), newRegistration({ phone: first.phone }), waiting]
    for (const other of others) {
      await expect(identity.register(other, origin)).rejects.toMatchObject({ code: 'identity.already_registered' })
    }
  })

  test('of two at once with one number, one is registered', async () => {
    const registration = newRegistration()
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => identity.register(registration, origin)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
    expect(failures).toEqual(['identity.already_registered', 'identity.already_registered'])
  })
})

describe('invariant 8: personal values lie sealed, under a key that can be destroyed', () => {
  test('no table holds name, number, phone or e-mail in the clear', async () => {
    const registration = newRegistration({ email: 'sealed@demo.yimen.example', address: '演示路 99 号' })
    await identity.register(registration, origin)
    const tables = await asOwner<{ name: string }>(
      platform,
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('identity', 'access_log', 'platform')`,
    )
    for (const { name } of tables) {
      const rows = JSON.stringify(await asOwner(platform, `select * from ${name}`))
      for (const value of [
        registration.name,
        registration.citizenId,
        registration.phone,
        registration.email,
        registration.address,
      ]) {
        expect(rows, name).not.toContain(value)
      }
    }
  })

  test('a sealed profile moved to another person does not open', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => identity.register(newRegistration(), origin)))
    await asOwner(
      platform,
      `update identity.person p set data_key = o.data_key, sealed_profile = o.sealed_profile
       from identity.person o where p.id = $1 and o.id = $2`,
      [one!.personId, two!.personId],
    )
    await expect(identity.getPerson(one!.personId)).rejects.toThrow()
  })

  test('erasure ends account and sessions and leaves nothing to open; the number may not be taken by another', async () => {
    const registration = newRegistration()
    const { token, personId } = await identity.register(registration, origin)
    for (const actor of [clerk, { kind: 'person', personId: clerk.staffId } as const]) {
      await expect(identity.erasePerson(personId, actor)).rejects.toMatchObject({ code: 'identity.person_not_found' })
    }
    await identity.erasePerson(personId, { kind: 'person', personId })
    expect(await identity.findPerson(personId)).toBeUndefined()
    expect(await identity.findSession(token)).toBeUndefined()
    const credentials = { loginName: registration.citizenId, password: registration.password }
    await expect(identity.signInPerson(credentials, origin)).rejects.toMatchObject({ code: 'identity.sign_in_failed' })
    expect(
      await asOwner(platform, 'select data_key, sealed_profile from identity.person where id = $1', [personId]),
    ).toEqual([{ data_key: null, sealed_profile: null }])
    expect(await identity.findPersonByCitizenId(registration.citizenId, look)).toBeUndefined()
  })
})

describe('contact details', () => {
  test('a changed phone is the new name to sign in with, and the old one is none', async () => {
    const registration = newRegistration()
    const { personId } = await identity.register(registration, origin)
    await identity.changeContact(personId, { phone: '13800001234', email: 'new@demo.yimen.example' })
    const { password } = registration
    expect((await identity.getPerson(personId)).profile).toMatchObject({
      phone: '13800001234',
      email: 'new@demo.yimen.example',
    })
    expect((await identity.signInPerson({ loginName: '13800001234', password }, origin)).personId).toBe(personId)
    const old = identity.signInPerson({ loginName: registration.phone ?? '', password }, origin)
    await expect(old).rejects.toMatchObject({ code: 'identity.sign_in_failed' })
  })

  test("another's phone is refused and nothing is changed", async () => {
    const [one, two] = [newRegistration(), newRegistration()]
    await identity.register(one, origin)
    const { personId } = await identity.register(two, origin)
    const change = identity.changeContact(personId, { phone: one.phone ?? '' })
    await expect(change).rejects.toMatchObject({ code: 'identity.already_registered' })
    expect((await identity.getPerson(personId)).profile.phone).toBe(two.phone)
  })
})

describe('the window', () => {
  test('invariant 7: a search by number is logged with its purpose, found or not', async () => {
    const registration = newRegistration()
    await identity.register(registration, origin)
    const found = await identity.findPersonByCitizenId(registration.citizenId.toLowerCase(), look)
    expect(found?.profile.name).toBe(registration.name)
    const [line] = await accessLog.looksAtPerson(found!.subjectHash)
    expect(line).toMatchObject({
      actorId: clerk.staffId,
      postId: clerk.postId,
      purpose: 'find_applicant',
      what: 'person_search',
    })

    const before = await asOwner(platform, 'select 1 from access_log.entry')
    expect(await identity.findPersonByCitizenId(newRegistration().citizenId, look)).toBeUndefined()
    expect(await asOwner(platform, 'select 1 from access_log.entry')).toHaveLength(before.length + 1)
  })

  test('only a post that accepts may search, register or issue codes', async () => {
    const actor = { ...clerk, duties: ['review', 'decide', 'supervise'] as const }
    const missing = { code: 'identity.duty_missing', kind: 'forbidden' }
    await expect(identity.findPersonByCitizenId('x', { ...look, actor })).rejects.toMatchObject(missing)
    await expect(identity.registerAtWindow(newRegistration(), actor)).rejects.toMatchObject(missing)
    await expect(identity.issueActivationCode('x', actor)).rejects.toMatchObject(missing)
  })

  test('a person registered there claims her account once with her code', async () => {
    const { password, phone, ...typed } = newRegistration()
    const person = await identity.registerAtWindow(typed, clerk)
    expect(person).toMatchObject({ assurance: 'seen_at_window', claimed: false })
    const { code } = await identity.issueActivationCode(person.id, clerk)
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/)
    const activation = {
      citizenId: typed.citizenId,
      code: ` ${code.toLowerCase().replace('-', ' ')} `,
      password,
      phone,
    }

    const twice = await Promise.allSettled([
      identity.activate(activation, origin),
      identity.activate(activation, origin),
    ])
    expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(identity.activate(activation, origin)).rejects.toMatchObject({ code: 'identity.activation_failed' })
    expect((await identity.signInPerson({ loginName: phone ?? '', password }, origin)).personId).toBe(person.id)
  })

  test('a code restores an account that a stranger registered: he is out, everywhere', async () => {
    const stranger = newRegistration()
    const { token, personId } = await identity.register(stranger, origin)
    const { code } = await identity.issueActivationCode(personId, clerk)
    await identity.activate({ citizenId: stranger.citizenId, code, password: 'the owner is back now' }, origin)
    expect(await identity.findSession(token)).toBeUndefined()
    const { citizenId: loginName, password } = stranger
    await expect(identity.signInPerson({ loginName, password }, origin)).rejects.toMatchObject({
      code: 'identity.sign_in_failed',
    })
    expect((await identity.getPerson(personId)).assurance).toBe('seen_at_window')
  })

  test('a code fails when it is old, replaced, or of somebody else; a weak password does not use it up', async () => {
    const [one, two] = [newRegistration(), newRegistration()]
    const [first, second] = [await identity.registerAtWindow(one, clerk), await identity.registerAtWindow(two, clerk)]
    const replaced = await identity.issueActivationCode(first.id, clerk)
    platform.clock.advance(1000)
    const current = await identity.issueActivationCode(first.id, clerk)
    const others = await identity.issueActivationCode(second.id, clerk)
    const base = { citizenId: one.citizenId, password: one.password }
    for (const { code } of [replaced, others]) {
      await expect(identity.activate({ ...base, code }, origin)).rejects.toMatchObject({
        code: 'identity.activation_failed',
      })
    }
    const weak = identity.activate({ ...base, code: current.code, password: '1234567890' }, origin)
    await expect(weak).rejects.toMatchObject({ code: 'identity.input_invalid' })
    platform.clock.set(new Date(current.expiresAt))
    const late = identity.activate({ ...base, code: current.code }, origin)
    await expect(late).rejects.toMatchObject({ code: 'identity.activation_failed' })
  })

  test('codes cannot be tried out', async () => {
    const typed = newRegistration()
    const person = await identity.registerAtWindow(typed, clerk)
    const { code } = await identity.issueActivationCode(person.id, clerk)
    const attempt = (tried: string) => identity.activate({ ...typed, code: tried }, { address: '198.51.100.20' })
    for (let n = 0; n < 5; n++)
      await expect(attempt(`AAAAA-AAAA${n}`)).rejects.toMatchObject({ code: 'identity.activation_failed' })
    await expect(attempt(code)).rejects.toMatchObject({ code: 'identity.too_many_failures' })
  })
})

describe('legal persons', () => {
  const creditCode = '92430102MADEM00118'

  test('are entered once by credit code, which is checked', async () => {
    const first = await identity.registerLegalPerson({
      creditCode: creditCode.toLowerCase(),
      name: '长沙小石桥餐饮店（演示）',
    })
    const again = await identity.registerLegalPerson({ creditCode, name: '另一个名字' })
    expect(again).toEqual(first)
    expect(await identity.findLegalPersonByCreditCode(creditCode)).toEqual(first)
    const wrong = identity.registerLegalPerson({ creditCode: '92430102MADEM00119', name: 'x' })
    await expect(wrong).rejects.toMatchObject({
      code: 'identity.input_invalid',
      fields: [{ code: 'credit_code_check' }],
    })
  })

  test('a person acts for them while it is in force, and not a moment longer', async () => {
    const legalPerson = await identity.registerLegalPerson({ creditCode, name: '长沙小石桥餐饮店（演示）' })
    const { personId } = await identity.register(newRegistration(), origin)
    const validUntil = new Date(platform.clock.now().getTime() + 60_000)
    const grant = { personId, legalPersonId: legalPerson.id, source: 'window' as const }
    await identity.grantRepresentation({ ...grant, scope: 'agent', validUntil }, clerk)
    const strong = await identity.grantRepresentation({ ...grant, scope: 'legal_representative' }, clerk)
    expect((await identity.representationsOf(personId)).map(({ scope }) => scope)).toEqual([
      'legal_representative',
      'agent',
    ])
    expect((await identity.findRepresentation(personId, legalPerson.id))?.id).toBe(strong.id)

    platform.clock.set(validUntil)
    expect((await identity.representationsOf(personId)).map(({ scope }) => scope)).toEqual(['legal_representative'])
    const stranger = await identity.register(newRegistration(), origin)
    const theft = identity.revokeRepresentation(strong.id, { kind: 'person', personId: stranger.personId })
    await expect(theft).rejects.toMatchObject({ code: 'identity.representation_not_found' })
    await identity.revokeRepresentation(strong.id, { kind: 'person', personId })
    expect(await identity.findRepresentation(personId, legalPerson.id)).toBeUndefined()
  })

  test('its legal representative is known by name to those who file for it; staff leave a line', async () => {
    const legalPerson = await identity.registerLegalPerson({ creditCode, name: '长沙小石桥餐饮店（演示）' })
    const { personId } = await identity.register(newRegistration(), origin)
    const person = await identity.getPerson(personId)
    const grant = { personId, legalPersonId: legalPerson.id, source: 'window' as const }
    const name = (actor: Parameters<typeof identity.findLegalRepresentativeName>[1]) =>
      identity.findLegalRepresentativeName(legalPerson.id, actor)
    await identity.grantRepresentation({ ...grant, scope: 'agent' }, clerk)
    expect(await name(clerk)).toBeUndefined()
    const strong = await identity.grantRepresentation({ ...grant, scope: 'legal_representative' }, clerk)
    expect(await name({ kind: 'person', personId })).toBe(person.profile.name)
    expect(await accessLog.looksAtPerson(person.subjectHash)).toEqual([])
    expect(await name(clerk)).toBe(person.profile.name)
    expect(await accessLog.looksAtPerson(person.subjectHash)).toMatchObject([
      { purpose: 'file_at_window', what: 'profile' },
    ])
    await identity.revokeRepresentation(strong.id, { kind: 'person', personId })
    expect(await name(clerk)).toBeUndefined()
    expect(await identity.findLegalRepresentativeName('../..', clerk)).toBeUndefined()
  })

  test('only a post that accepts grants', async () => {
    const nobody = { personId: clerk.staffId, legalPersonId: clerk.staffId, scope: 'agent', source: 'window' } as const
    const grant = (actor: typeof clerk) => identity.grantRepresentation(nobody, actor)
    await expect(grant({ ...clerk, duties: ['review'] })).rejects.toMatchObject({ code: 'identity.duty_missing' })
    await expect(grant(clerk)).rejects.toMatchObject({ code: 'identity.person_not_found' })
  })
})
