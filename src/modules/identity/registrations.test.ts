import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '../../kernel/day.ts'
import { clerk, newRegistration, origin, type TestIdentity, testIdentity } from './test-support.ts'

let { platform, identity } = {} as TestIdentity
beforeAll(async () => {
  ;({ platform, identity } = await testIdentity())
})
afterAll(() => platform.close())

const today = () => dayOf(platform.clock.now())
const registered = (regionCode?: string, from = today(), to = today()) =>
  identity.registeredPeople({ regionCode, from, to })

describe('registered people', () => {
  test('whoever registers online counts for the country, whoever at a window also for its region and those above', async () => {
    const [country, region] = await Promise.all([registered(), registered(clerk.regionCode)])
    await identity.register(newRegistration(), origin)
    await Promise.all(
      Array.from({ length: 3 }, () => {
        const { name, citizenId } = newRegistration()
        return identity.registerAtWindow({ name, citizenId }, clerk)
      }),
    )
    expect(await registered()).toEqual({
      online: country.online + 1,
      atWindow: country.atWindow + 3,
      inAll: country.inAll + 4,
    })
    const here = { online: 0, atWindow: region.atWindow + 3, inAll: region.inAll + 3 }
    expect(await registered(clerk.regionCode)).toEqual(here)
    expect(await registered(`${clerk.regionCode.slice(0, 2)}0000000000`)).toMatchObject({ atWindow: here.atWindow })
    expect(await registered('440600000000')).toEqual({ online: 0, atWindow: 0, inAll: 0 })
  })

  test('whoever is refused is not counted; whoever erases herself was registered all the same', async () => {
    const registration = newRegistration()
    const { personId } = await identity.register(registration, origin)
    const before = await registered()
    await expect(identity.register(registration, origin)).rejects.toMatchObject({
      code: 'identity.already_registered',
    })
    await identity.erasePerson(personId, { kind: 'person', personId })
    expect(await registered()).toEqual(before)
  })

  test('other days are others, and all before them are in the whole', async () => {
    const { inAll } = await registered()
    expect(await registered(undefined, '2099-01-01', '2099-01-31')).toEqual({ online: 0, atWindow: 0, inAll })
    expect(await registered(undefined, '2001-01-01', '2001-12-31')).toEqual({ online: 0, atWindow: 0, inAll: 0 })
  })
})
