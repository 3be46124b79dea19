import { gzipSync } from 'node:zlib'
import { type Answer, type Brand, type Client, expect, idempotencyKey, newAccount, newBrand, nobody, test, unique } from '../fixtures'
import { type Documented, documentedOperations } from './document'
import { exampleOf, pathOf, type World } from './examples'
import { codeIn, raw } from './raw'

const changes = documentedOperations.filter(({ method }) => method !== 'GET')

const rightful = ({ access }: Documented, { brand, person }: World): Client => {
  if (access === 'public') return nobody
  return access === 'account' ? person.api : brand.owner.api
}

type Spoiled = (operation: Documented, api: Client, path: string, body: unknown) => Promise<Answer>

/** What each of the operations answers to a request that is right but for one thing. */
const answersTo = async (operations: Documented[], spoiled: Spoiled) => {
  const world: World = { brand: await newBrand(), person: await newAccount() }
  const answers: [string, number, unknown][] = []
  for (const operation of operations) {
    const asked = await exampleOf(operation).ask(world)
    const { status, code } = await spoiled(operation, rightful(operation, world), pathOf(operation, asked), asked.body)
    answers.push([operation.id, status, code])
  }
  return answers
}

const each = (operations: Documented[], status: number, code: string) => operations.map(({ id }) => [id, status, code])

test('406 not-acceptable when a client takes no JSON, at every operation', async () => {
  const answers = await answersTo(documentedOperations, ({ method }, api, path, body) =>
    api.request(method, path, { body, headers: { accept: 'font/woff2, image/*' } }),
  )

  expect(answers).toEqual(each(documentedOperations, 406, 'not-acceptable'))
})

test('413 body-too-large when a body announces more than 1 MiB, at every change', async () => {
  const answers = await answersTo(changes, ({ method }, api, path) =>
    api.request(method, path, { body: JSON.stringify({ name: 'x'.repeat(1024 * 1024) }) }),
  )

  expect(answers).toEqual(each(changes, 413, 'body-too-large'))
})

test('413 body-too-large while a body of 80 MB still arrives, of no announced length', async () => {
  const { owner } = await newBrand()
  const chunk = Buffer.alloc(64 * 1024, 'x')
  let sent = 0
  const chunks = function* () {
    yield Buffer.from('{"name":"')
    for (; sent < 80 * 1024 * 1024; sent += chunk.length) yield chunk
  }

  const headers = { authorization: `Bearer ${owner.accessToken}`, 'content-type': 'application/json' }
  const answer = await raw('POST', '/api/v1/stores', { headers, chunks: chunks() })

  expect([answer.status, codeIn(answer), answer.headers['content-type']]).toEqual([413, 'body-too-large', 'application/problem+json'])
  expect(sent).toBeLessThan(40 * 1024 * 1024)
})

test('400 invalid-url for what is no HTTP that we understand, as a problem too', async () => {
  const answer = await raw('BREW', '/api/v1/stores')

  expect([answer.status, codeIn(answer), answer.headers['content-type']]).toEqual([400, 'invalid-url', 'application/problem+json'])
})

test('415 unsupported-media-type when a body is not said to be JSON, at every change', async () => {
  const answers = await answersTo(changes, ({ method }, api, path) =>
    api.request(method, path, { body: '{}', headers: { 'content-type': 'text/plain' } }),
  )

  expect(answers).toEqual(each(changes, 415, 'unsupported-media-type'))
})

test('415 unsupported-media-type when a body is compressed, and never read as if it were not', async () => {
  const { owner } = await newBrand()
  const headers = { authorization: `Bearer ${owner.accessToken}`, 'content-type': 'application/json', 'content-encoding': 'gzip' }

  const answer = await raw('POST', '/api/v1/stores', { headers, chunks: [gzipSync('{"name": "Verdi"}')] })

  expect([answer.status, codeIn(answer)]).toEqual([415, 'unsupported-media-type'])
  expect(answer.text).toContain('without Content-Encoding')
})

test('400 invalid-json when a body is cut off, at every change', async () => {
  const answers = await answersTo(changes, ({ method }, api, path) => api.request(method, path, { body: '{"name": ' }))

  expect(answers).toEqual(each(changes, 400, 'invalid-json'))
})

test('400 invalid-idempotency-key when it is too short, at every change', async () => {
  const answers = await answersTo(changes, ({ method }, api, path, body) =>
    api.request(method, path, { body, headers: idempotencyKey('short') }),
  )

  expect(answers).toEqual(each(changes, 400, 'invalid-idempotency-key'))
})

test('422 invalid when a query names what is not there, at every operation', async () => {
  const answers = await answersTo(documentedOperations, ({ method }, api, path, body) =>
    api.request(method, path, { body, query: { brandId: 'x' } }),
  )

  expect(answers).toEqual(each(documentedOperations, 422, 'invalid'))
})

const newStore = (brand: Brand, body: string) => brand.owner.api.post('/stores', body)

for (const [what, body] of [
  ['a comma too many', '{"name": "Verdi",}'],
  ['single quotes', `{'name': 'Verdi'}`],
  ['two values', '{} {}'],
  ['a bare word', 'undefined'],
  ['a nesting that never ends', '['.repeat(500_000)],
] as const) {
  test(`400 invalid-json when the body has ${what}`, async () => {
    const answer = await newStore(await newBrand(), body)

    expect([answer.status, answer.code]).toEqual([400, 'invalid-json'])
  })
}

test('400 invalid-json when the body is not UTF-8', async () => {
  const { owner } = await newBrand()
  const headers = { authorization: `Bearer ${owner.accessToken}`, 'content-type': 'application/json' }

  const answer = await raw('POST', '/api/v1/stores', { headers, chunks: [Buffer.from([0x22, 0xff, 0xfe, 0x22])] })

  expect([answer.status, codeIn(answer)]).toEqual([400, 'invalid-json'])
})

for (const [what, body, pointer] of [
  ['is a list', '[]', ''],
  ['is null', 'null', ''],
  ['is a number', '7', ''],
  ['holds __proto__', '{"name": "Verdi", "__proto__": {"online": true}}', '/__proto__'],
  ['holds constructor', '{"name": "Verdi", "constructor": {"prototype": {}}}', '/constructor'],
  ['nests 100 000 deep', `{"name": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`, '/name'],
  ['holds a number beyond all numbers', '{"name": "Verdi", "position": {"latitude": 1e400, "longitude": 0}}', '/position/latitude'],
  ['holds a latitude that is nowhere', '{"name": "Verdi", "position": {"latitude": 90.5, "longitude": 0}}', '/position/latitude'],
  ['holds a NUL', String.raw`{"name": "Ver\u0000di"}`, '/name'],
  ['holds a line break in a name', String.raw`{"name": "Ver\r\ndi"}`, '/name'],
  ['holds half a character', String.raw`{"name": "Ver\ud800di"}`, '/name'],
  ['lacks a name', '', '/name'],
] as const) {
  test(`422 invalid when the body ${what}`, async () => {
    const answer = await newStore(await newBrand(), body)

    expect([answer.status, answer.code]).toEqual([422, 'invalid'])
    expect(answer.body).toMatchObject({ errors: expect.arrayContaining([expect.objectContaining({ pointer })]) })
  })
}

for (const [what, query] of [
  ['limit is 0', { limit: 0 }],
  ['limit is 101', { limit: 101 }],
  ['limit is a word', { limit: 'all' }],
  ['limit is broken', { limit: 1.5 }],
  ['sort is unknown', { sort: 'id; drop table stores' }],
  ['the cursor is garbage', { cursor: 'garbage' }],
  ['the cursor is of another list', { cursor: Buffer.from('["x"]').toString('base64url') }],
  ['the cursor holds no id', { cursor: Buffer.from(`["x","' or 1=1"]`).toString('base64url') }],
  ['the cursor holds a NUL', { cursor: Buffer.from(String.raw`["\u0000","01a1f92a-aef0-7dee-9add-03c6ba7fde0a"]`).toString('base64url') }],
  ['a NUL is searched for', { q: '\0' }],
] as const) {
  test(`422 invalid when ${what}`, async () => {
    const { owner } = await newBrand()

    const answer = await owner.api.get('/stores', { query })

    expect([answer.status, answer.code]).toEqual([422, 'invalid'])
  })
}

test('422 invalid when a query says something twice, and the parameter is named', async () => {
  const { owner } = await newBrand()

  const answer = await owner.api.get('/stores?limit=2&limit=3')

  expect([answer.status, answer.code]).toEqual([422, 'invalid'])
  expect(answer.body).toMatchObject({ errors: [{ pointer: '/query/limit', code: 'repeated', detail: 'must be given once' }] })
})

test('what is not valid is said in words that a person understands', async () => {
  const answer = await newStore(await newBrand(), '{"name": "", "position": {"latitude": 91}, "timeZone": 7}')

  expect(answer.body).toMatchObject({
    detail:
      '/name: must have at least 1 character; /position/latitude: must be at most 90; /position/longitude: must be given; /timeZone: must be text',
  })
})

test('422 invalid when an identifier holds a NUL, and no 500', async () => {
  const answer = await nobody.post('/tokens', { identifier: `a\0${unique('b')}`, password: 'whatever it is' })

  expect([answer.status, answer.code]).toEqual([422, 'invalid'])
})

test('200 for what looks like SQL in every text that is searched for or stored', async () => {
  const { owner } = await newBrand()
  const name = `'; drop table stores; -- %_\\ "$1" ${unique('x')}`

  const made = (await owner.api.post('/stores', { name })).expecting(201)
  const found = (await owner.api.get('/stores', { query: { q: name } })).expecting(200)
  const wild = (await owner.api.get('/stores', { query: { q: '%' } })).expecting(200)

  expect(found.rows().map(({ id }) => id)).toEqual([made.text('id')])
  expect(wild.rows().map(({ id }) => id)).toEqual([made.text('id')])
})
