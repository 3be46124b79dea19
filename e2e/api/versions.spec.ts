import { expect, newBrand, test, unique } from '../fixtures'

const aStore = async () => {
  const { owner } = await newBrand()
  const made = (await owner.api.post('/stores', { name: 'Verdi', address: 'Carrer de Verdi, 40' })).expecting(201)
  const path = `/stores/${made.text('id')}`
  return { api: owner.api, made, path }
}

test('201 with an address to read it at and the ETag of its first version', async () => {
  const { api, made, path } = await aStore()

  const read = await api.get(path)

  expect([made.headers.get('location'), made.headers.get('etag')]).toEqual([`/api/v1${path}`, '"1"'])
  expect([read.status, read.headers.get('etag'), read.body]).toEqual([200, '"1"', made.body])
})

for (const held of ['"1"', 'W/"1"', '"7", "1"'])
  test(`304 and no body when the client holds ${held}`, async () => {
    const { api, path } = await aStore()

    const answer = await api.get(path, { headers: { 'if-none-match': held } })

    expect([answer.status, answer.raw, answer.headers.get('etag')]).toEqual([304, '', '"1"'])
  })

test('200 when what the client holds is old', async () => {
  const { api, path } = await aStore()
  const changed = (await api.patch(path, { name: 'Gràcia' })).expecting(200)

  const answer = await api.get(path, { headers: { 'if-none-match': '"1"' } })

  expect([answer.status, answer.headers.get('etag'), answer.body]).toEqual([200, '"2"', changed.body])
})

test('200 with what changed, null clearing and what was left out staying', async () => {
  const { api, path } = await aStore()

  const answer = (await api.patch(path, { address: null }, { headers: { 'if-match': '"1"', 'if-none-match': '"2"' } })).expecting(200)

  expect(answer.body).toMatchObject({ name: 'Verdi', address: null, version: 2 })
})

test('412 version-conflict for the second of two who change the same version at once', async () => {
  const { api, path } = await aStore()
  const change = (name: string) => api.patch(path, { name }, { headers: { 'if-match': '"1"' } })

  const answers = await Promise.all([change('Mine'), change('Theirs')])

  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412])
  expect((await api.get(path)).body).toEqual(answers.find(({ status }) => status === 200)?.body)
})

for (const ifMatch of ['"2"', '1', 'W/"1"', '"x"', '"1", "2"', ''])
  test(`412 version-conflict when If-Match is ${ifMatch || 'empty'}, and nothing changes`, async () => {
    const { api, made, path } = await aStore()

    const changed = await api.patch(path, { name: 'Other' }, { headers: { 'if-match': ifMatch } })
    const deleted = await api.delete(path, { headers: { 'if-match': ifMatch } })

    expect([changed.status, changed.code, deleted.status, deleted.code]).toEqual([412, 'version-conflict', 412, 'version-conflict'])
    expect((await api.get(path)).body).toEqual(made.body)
  })

test('412 version-conflict at the profile, the brand, a member and a key alike', async () => {
  const brand = await newBrand()
  const { api } = brand.owner
  const viewer = await brand.member('viewer')
  const key = await brand.apiKey(['stores:read'])
  const headers = { 'if-match': '"99"' }
  const asks = [
    () => api.patch('/me', { name: 'Other' }, { headers }),
    () => api.patch(`/brands/${brand.slug}`, { name: 'Other' }, { headers }),
    () => api.patch(`/members/${viewer.memberId}`, { role: 'cashier' }, { headers }),
    () => api.delete(`/members/${viewer.memberId}`, { headers }),
    () => api.patch(`/api-keys/${key.id}`, { name: 'Other' }, { headers }),
    () => api.delete(`/api-keys/${key.id}`, { headers }),
    () => viewer.api.delete('/me', { headers }),
  ]

  const answers = await Promise.all(asks.map((ask) => ask()))

  expect(answers.map(({ status, code }) => [status, code])).toEqual(asks.map(() => [412, 'version-conflict']))
})

test('200 once for every row when a list is walked by pages of three, also where names are equal', async () => {
  const { owner } = await newBrand()
  const names = ['Same', 'Same', 'Same', 'Same', 'same', 'Ágora', 'Zeta', 'ñandú', unique('b'), unique('B')]
  for (const name of names) (await owner.api.post('/stores', { name })).expecting(201)

  for (const sort of ['name', '-createdAt']) {
    const whole = (await owner.api.get('/stores', { query: { sort, limit: 100 } })).rows()
    const walked: unknown[] = []
    let next: string | null = `/api/v1/stores?sort=${sort}&limit=3`
    while (next !== null) {
      const page = (await owner.api.get(next)).expecting(200)
      walked.push(...page.rows())
      next = /^<([^>]+)>; rel="next"$/.exec(page.headers.get('link') ?? '')?.[1] ?? null
      expect((page.body as { nextCursor: unknown }).nextCursor === null).toBe(next === null)
    }
    expect(walked).toEqual(whole)
    expect(walked).toHaveLength(names.length + 1)
  }
})

test(`200 and only one's own rows when the cursor is of another brand`, async () => {
  const [one, other] = await Promise.all([newBrand(), newBrand()])
  for (const brand of [one, other])
    for (const name of ['A', 'B', 'C']) (await brand.owner.api.post('/stores', { name: `${name} of ${brand.slug}` })).expecting(201)
  const theirs = (await other.owner.api.get('/stores', { query: { limit: 1 } })).text('nextCursor')

  const answer = (await one.owner.api.get('/stores', { query: { cursor: theirs } })).expecting(200)

  const own = (await one.owner.api.get('/stores')).rows().map(({ id }) => id)
  expect(answer.rows().filter(({ id }) => !own.includes(id))).toEqual([])
})
