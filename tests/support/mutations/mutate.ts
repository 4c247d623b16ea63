import {
  hostileHeaders,
  hostileSegments,
  hostileTexts,
  hostileValues,
  methods,
  queryNames,
  rawBodies,
} from './hostile.ts'
import type { Random } from './random.ts'
import { type Body, type FilePart, type Sending, wireOf } from './sending.ts'

/** One way in which a request is made wrong. `foreign`: an id in it is this one, of whomever. */
export interface Mutation {
  readonly name: string
  readonly sending: Sending
  readonly foreign?: string
}

/** Single changes of one request, no two alike, of each kind in turn so that none crowds out the others. */
export function mutationsOf(valid: Sending, foreignIds: readonly string[], random: Random, count: number): Mutation[] {
  const kinds = [
    paths(valid, foreignIds),
    bodies(valid),
    headers(valid),
    queries(valid),
    tokens(valid),
    otherMethods(valid),
  ].map((kind) => random.shuffled(kind))
  const known = new Set([wireOf(valid)])
  const mixed: Mutation[] = []
  for (let round = 0; mixed.length < count; round += 1) {
    const ones = random.shuffled(kinds.flatMap((kind) => kind.slice(round, round + 1)))
    if (ones.length === 0) throw new Error(`${valid.method} ${valid.url} has only ${mixed.length} mutations`)
    for (const one of ones) {
      const wire = wireOf(one.sending)
      if (!known.has(wire)) mixed.push(one)
      known.add(wire)
    }
  }
  return mixed.slice(0, count)
}

function paths(valid: Sending, foreignIds: readonly string[]): Mutation[] {
  return Object.keys(valid.params).flatMap((name) => {
    const change = (segment: string) => ({ ...valid, params: { ...valid.params, [name]: segment } })
    const foreign = foreignIds.map((id) => ({ name: `foreign ${name}`, sending: change(id), foreign: id }))
    const hostile = hostileSegments.map((segment) => ({
      name: `${name} = ${segment.slice(0, 20)}`,
      sending: change(segment),
    }))
    // As many foreign ids as hostile segments, one after the other.
    return hostile
      .flatMap((one, index) => [one, ...foreign.slice(index, index + 1)])
      .concat(foreign.slice(hostile.length))
  })
}

function queries(valid: Sending): Mutation[] {
  const own = valid.query.map(([name]) => name)
  return [...own, ...queryNames].flatMap((name) =>
    hostileTexts.map((text) => {
      const rest = valid.query.filter(([known]) => known !== name)
      // Now and then twice: the framework then gives an array.
      const given = text.length % 3 === 1 ? [[name, text] as const, [name, 'second'] as const] : [[name, text] as const]
      return { name: `query ${name}`, sending: { ...valid, query: [...rest, ...given] } }
    }),
  )
}

function headers(valid: Sending): Mutation[] {
  const changed = hostileHeaders.map(([name, value]) => {
    const more = name === 'cookie' ? { ...valid, cookies: [] } : valid
    return { name: `header ${name}`, sending: { ...more, headers: { ...valid.headers, [name]: value } } }
  })
  const dropped = Object.keys(valid.headers).map((name) => {
    const rest = Object.fromEntries(Object.entries(valid.headers).filter(([known]) => known !== name))
    return { name: `without ${name}`, sending: { ...valid, headers: rest } }
  })
  return [...changed, ...dropped]
}

/** Session and form token: absent, wrong, doubled, of somebody else's form. */
function tokens(valid: Sending): Mutation[] {
  const cookieSets: Mutation[] = [
    { name: 'no cookies', sending: { ...valid, cookies: [] } },
    { name: 'cookies twice', sending: { ...valid, cookies: [...valid.cookies, ...valid.cookies] } },
    {
      name: 'forged cookies',
      sending: { ...valid, cookies: valid.cookies.map(([name, value]) => [name, `${value.slice(0, -3)}AAA`]) },
    },
    { name: 'garbage cookies', sending: { ...valid, cookies: valid.cookies.map(([name]) => [name, '%00%E0%A4%A"']) } },
  ]
  if (valid.csrf === undefined) return cookieSets
  const csrf = [undefined, '', 'wrong', `${valid.csrf}x`, '\u0000', 'x'.repeat(50_000)]
  return [...cookieSets, ...csrf.map((token) => ({ name: 'form token', sending: { ...valid, csrf: token } }))]
}

function otherMethods(valid: Sending): Mutation[] {
  return methods
    .filter((method) => method !== valid.method)
    .map((method) => ({ name: `method ${method}`, sending: { ...valid, method } }))
}

function bodies(valid: Sending): Mutation[] {
  const change = (name: string, body: Body): Mutation => ({ name, sending: { ...valid, body } })
  const raw = rawBodies.map(([content, type]) => change(`raw ${type}`, { kind: 'raw', content, type }))
  const own = ownBodies(valid.body, change)
  if (valid.method === 'GET') return []
  // As many of its own as of raw ones, one after the other.
  return own.flatMap((one, index) => [one, ...raw.slice(index, index + 1)]).concat(raw.slice(own.length))
}

type Change = (name: string, body: Body) => Mutation

function ownBodies(body: Body, change: Change): Mutation[] {
  switch (body.kind) {
    case 'form':
      return formBodies(body.fields, change)
    case 'json':
      return jsonBodies(body.value, change)
    case 'file':
      return fileBodies(body.part, change)
    case 'raw':
      return [
        change('empty file', { ...body, content: '' }),
        change('half a file', { ...body, content: body.content.slice(0, 20) }),
        change('another type', { ...body, type: 'image/png' }),
        change('another content', { ...body, content: '#!/bin/sh\necho' }),
        change('a zip', { ...body, content: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]) }),
      ]
    case 'none':
      return [change('a body where none is', { kind: 'json', value: { surplus: true } })]
  }
}

function formBodies(fields: Extract<Body, { kind: 'form' }>['fields'], change: Change): Mutation[] {
  const form = (name: string, changed: typeof fields): Mutation => change(name, { kind: 'form', fields: changed })
  const names = [...new Set(fields.map(([name]) => name))]
  const whole = [
    form('empty form', []),
    form('doubled form', [...fields, ...fields]),
    form('surplus', [...fields, ['surplus', 'x'], ['__proto__', 'x'], ['toString', 'x']]),
    change('form as JSON', { kind: 'json', value: Object.fromEntries(fields) }),
    change('nested JSON', {
      kind: 'json',
      value: Object.fromEntries(fields.map(([name, value]) => [name, { value: [value] }])),
    }),
  ]
  const each = names.flatMap((name) => {
    const rest = fields.filter(([known]) => known !== name)
    return [
      form(`without ${name}`, rest),
      form(`${name}[]`, [...rest, [`${name}[]`, 'x'], [`${name}[a]`, 'y']]),
      ...hostileTexts.map((text) => form(`${name} = ${text.slice(0, 12)}`, [...rest, [name, text]])),
    ]
  })
  return interleaved(each, whole)
}

function jsonBodies(value: unknown, change: Change): Mutation[] {
  const json = (name: string, changed: unknown): Mutation => change(name, { kind: 'json', value: changed })
  const each = placesOf(value).flatMap((place) => [
    json(`without ${place.join('.')}`, replaced(value, place, undefined)),
    ...[...hostileValues, ...hostileTexts].map((one) =>
      json(`${place.join('.')} = ${String(JSON.stringify(one)).slice(0, 16)}`, replaced(value, place, one)),
    ),
  ])
  const object = typeof value === 'object' && value !== null
  const surplus = object ? [json('surplus', { ...value, surplus: 1, toString: 'x' }), json('in an array', [value])] : []
  return interleaved(each, surplus)
}

function fileBodies(part: FilePart, change: Change): Mutation[] {
  const file = (name: string, more: Partial<FilePart>): Mutation =>
    change(name, { kind: 'file', part: { ...part, ...more } })
  const names = ['', '../../etc/passwd', 'a\u0000.pdf', `${'x'.repeat(5_000)}.pdf`, '\u202efdp.exe', '"; x="', 'a\\b/c']
  return [
    file('broken off', { cut: 0.5 }),
    file('broken off early', { cut: 0.05 }),
    file('broken off late', { cut: 0.97 }),
    file('empty file', { content: Buffer.alloc(0) }),
    file('another type', { mediaType: 'text/html', content: Buffer.from('<script>alert(1)</script>') }),
    file('a zip', { content: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]) }),
    file('another part', { name: 'other' }),
    file('large', { content: Buffer.concat([part.content, Buffer.alloc(12_000_000)]) }),
    ...names.map((fileName) => file('file name', { fileName })),
  ]
}

type Place = readonly (string | number)[]

/** Every place of a JSON value, three levels deep, the first two elements of each list. */
function placesOf(value: unknown, depth = 3): Place[] {
  if (depth === 0 || typeof value !== 'object' || value === null) return []
  const entries = Array.isArray(value) ? [...value.slice(0, 2).entries()] : Object.entries(value)
  return entries.flatMap(([key, inner]) => [[key], ...placesOf(inner, depth - 1).map((place) => [key, ...place])])
}

function replaced(value: unknown, [key, ...rest]: Place, by: unknown): unknown {
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((one, index) => (index === key ? replaced(one, rest, by) : one))
  const object = value as Readonly<Record<string, unknown>>
  return { ...object, [key]: replaced(object[key], rest, by) }
}

/** Two lists as one, so that the first of both stand at its beginning. */
function interleaved(first: readonly Mutation[], second: readonly Mutation[]): Mutation[] {
  return first.flatMap((one, index) => [one, ...second.slice(index, index + 1)]).concat(second.slice(first.length))
}
