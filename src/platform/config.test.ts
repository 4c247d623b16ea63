import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('without any setting it works on a fresh machine', () => {
  const config = readConfig({})
  expect(config).toMatchObject({ demo: true, port: 8080, baseUrl: 'http://localhost:8080', secureCookies: false })
  expect(config.dataDirectory).toBe(resolve('var'))
})

test('an empty variable is one that is not set', () => {
  expect(readConfig({ PORT: '', YIMEN_DEMO: '' })).toMatchObject({ port: 8080, demo: true })
})

test('every wrong setting is named, all at once', () => {
  const read = () =>
    readConfig({ PORT: '99999', YIMEN_DEMO: 'perhaps', YIMEN_BASE_URL: 'here', LOG_LEVEL: 'loud', HOST: '0.0.0.0' })
  expect(read).toThrow(/PORT: .+YIMEN_BASE_URL: |YIMEN_DEMO: /)
  for (const name of ['PORT', 'YIMEN_DEMO', 'YIMEN_BASE_URL', 'LOG_LEVEL']) expect(read).toThrow(`${name}: `)
  expect(read).not.toThrow('HOST')
})

test('proxies are believed by number or by address, and never all of them', () => {
  const read = (given: string) => readConfig({ YIMEN_TRUSTED_PROXIES: given }).trustedProxies
  expect(readConfig({}).trustedProxies).toBe(false)
  expect(read('1')).toBe(1)
  expect(read('10.0.0.0/8, ::1')).toEqual(['10.0.0.0/8', '::1'])
  for (const wrong of ['true', '10.0.0.0/64', 'proxy.example', '10.0.0.1/8/8', '*'])
    expect(() => read(wrong), wrong).toThrow('YIMEN_TRUSTED_PROXIES: ')
})

test('cookies are secure where the public address is', () => {
  expect(readConfig({ YIMEN_BASE_URL: 'https://zwfw.example' }).secureCookies).toBe(true)
})
