import { expect, newAccount, newBrand, nobody, password, test, unique } from '../fixtures'

test('409 identifier-taken when it is in use in any of the three fields, however it is spelled', async () => {
  const email = `${unique('nora')}@example.com`
  const phone = `+34 6${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`
  ;(await nobody.post('/accounts', { name: 'First', email, phone, password })).expecting(201)
  const spellings: Record<string, string>[] = [
    { email: email.toUpperCase() },
    { username: email },
    { username: phone.replaceAll(' ', '') },
    { phone: phone.replace('+34 ', '+34 (').replace(/(\d{3})$/, ')$1') },
  ]

  const answers = await Promise.all(spellings.map((identifier) => nobody.post('/accounts', { name: 'Second', password, ...identifier })))

  expect(answers.map(({ status, code }) => [status, code])).toEqual(spellings.map(() => [409, 'identifier-taken']))
  expect(answers.map(({ body }) => body)).toEqual(
    spellings.map((identifier) =>
      expect.objectContaining({ errors: [expect.objectContaining({ pointer: `/${Object.keys(identifier)[0]}` })] }),
    ),
  )
})

test('201 once and 409 identifier-taken for the others, when ten people sign up with one identifier in different fields at once', async () => {
  const identifier = `${unique('wanted')}@example.com`

  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) => nobody.post('/accounts', { name: 'X', password, [at % 2 ? 'email' : 'username']: identifier })),
  )

  const codes = answers.map(({ status, code }) => (status === 201 ? 201 : code)).toSorted()
  expect(codes).toEqual([201, ...Array(9).fill('identifier-taken')])
})

for (const weak of ['password1', '12345678', 'QwertyUiop', 'aaaaaaaaaaaa', 'abcdefghijkl', 'contraseña', 'ｐａｓｓｗｏｒｄ'])
  test(`422 invalid when the password is ${weak}, which anybody would try`, async () => {
    const answer = await nobody.post('/accounts', { name: 'X', username: unique('name'), password: weak })

    expect([answer.status, answer.code]).toEqual([422, 'invalid'])
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/password' }] })
  })

for (const [what, body] of [
  ['has no identifier', {}],
  ['has an email that is none', { email: 'nobody' }],
  ['has a phone without a country', { phone: '600 000 000' }],
  ['has a password of 7 letters', { username: 'somebody', password: 'x7#kQ2z' }],
  ['has a password of 129 letters', { username: 'somebody', password: 'x7#kQ2z-'.repeat(17) }],
  ['has a birthday that no calendar knows', { username: 'somebody', birthday: '2025-02-29' }],
  ['has a time zone that is nowhere', { username: 'somebody', timeZone: 'Mars/Olympus' }],
  ['has a language that we do not speak', { username: 'somebody', locale: 'fr' }],
  ['has a name of blanks', { username: 'somebody', name: '   ' }],
] as const)
  test(`422 invalid when a new account ${what}`, async () => {
    const answer = await nobody.post('/accounts', { name: 'X', password, ...body })

    expect([answer.status, answer.code]).toEqual([422, 'invalid'])
  })

test('401 invalid-credentials when the current password is wrong, and the password stays', async () => {
  const { api, identifier } = await newAccount()

  const answer = await api.post('/me/password', { current: 'not the password', password: unique('another-long-phrase') })

  expect([answer.status, answer.code]).toEqual([401, 'invalid-credentials'])
  expect((await nobody.post('/tokens', { identifier, password })).status).toBe(200)
})

test('409 slug-taken when another brand has it, also when ten ask at once', async () => {
  const slug = unique('wanted')
  const people = await Promise.all(Array.from({ length: 5 }, () => newAccount()))
  const asked = { name: 'Brand', slug, currency: 'EUR', timeZone: 'UTC', locales: ['en'] }

  const answers = await Promise.all([...people, ...people].map(({ api }) => api.post('/brands', asked)))

  expect(answers.map(({ status, code }) => (status === 201 ? 201 : code)).toSorted()).toEqual([201, ...Array(9).fill('slug-taken')])
})

test('403 brand-required when a person belongs to several brands, or none, and names no brand', async () => {
  const owner = await newAccount()
  const none = await owner.api.get('/stores')
  await newBrand({ owner })
  const sole = await owner.api.get('/stores')
  await newBrand({ owner })
  const several = await owner.api.get('/stores')

  expect([none.code, sole.status, several.status, several.code]).toEqual(['brand-required', 200, 403, 'brand-required'])
})

test('403 not-a-member for a slug that nobody has, as for one that somebody has', async () => {
  const [{ owner }, other] = await Promise.all([newBrand(), newBrand()])
  const asking = (slug: string) => owner.api.get('/stores', { headers: { 'tira-brand': slug } })

  const answers = await Promise.all([asking(other.slug), asking('nobody-has-this'), asking(`' or 1=1 --`)])

  expect(answers.map(({ status, code }) => [status, code])).toEqual(Array(3).fill([403, 'not-a-member']))
})

test('403 forbidden from the next request on, when a member is demoted, and not-a-member when removed', async () => {
  const brand = await newBrand()
  const manager = await brand.member('manager')
  const add = async () => {
    const { status, code } = await manager.api.post('/stores', { name: 'Store' })
    return status === 201 ? 201 : code
  }
  const path = `/members/${manager.memberId}`

  const before = await add()
  ;(await brand.owner.api.patch(path, { role: 'viewer' })).expecting(200)
  const demoted = await add()
  ;(await brand.owner.api.delete(path)).expecting(204)
  const removed = await add()

  expect([before, demoted, removed]).toEqual([201, 'forbidden', 'not-a-member'])
})

test('409 already-a-member when somebody is added or joins twice', async () => {
  const brand = await newBrand()
  const viewer = await brand.member('viewer')
  const email = `${unique('invited')}@example.com`
  const invitation = (await brand.owner.api.post('/members', { identifier: email, role: 'viewer' })).expecting(201).text('invitation')

  const added = await brand.owner.api.post('/members', { identifier: viewer.email, role: 'manager' })
  const joined = await viewer.api.post('/me/memberships', { invitation })

  expect([added.status, added.code]).toEqual([409, 'already-a-member'])
  expect([joined.status, joined.code]).toEqual([409, 'already-a-member'])
})

test('404 not-found when an invitation is made up, or was used', async () => {
  const brand = await newBrand()
  const email = `${unique('invited')}@example.com`
  const invitation = (await brand.owner.api.post('/members', { identifier: email, role: 'viewer' })).expecting(201).text('invitation')
  const [first, second] = await Promise.all([newAccount(), newAccount()])
  ;(await first.api.post('/me/memberships', { invitation })).expecting(200)

  const answers = await Promise.all([invitation, 'made-up'].map((one) => second.api.post('/me/memberships', { invitation: one })))

  expect(answers.map(({ status, code }) => [status, code])).toEqual(Array(2).fill([404, 'not-found']))
})

test('409 last-owner when the only owner leaves, steps down or is erased', async () => {
  const { owner } = await newBrand()
  const own = (await owner.api.get('/members')).rows()[0]
  const path = `/members/${String(own?.id)}`

  const answers = [await owner.api.delete(path), await owner.api.patch(path, { role: 'viewer' }), await owner.api.delete('/me')]

  expect(answers.map(({ status, code }) => [status, code])).toEqual(Array(3).fill([409, 'last-owner']))
})

test('409 key-revoked when a revoked key is to be rotated', async () => {
  const brand = await newBrand()
  const { id } = await brand.apiKey(['stores:read'])
  ;(await brand.owner.api.delete(`/api-keys/${id}`)).expecting(204)

  const answer = await brand.owner.api.post(`/api-keys/${id}/rotation`)

  expect([answer.status, answer.code]).toEqual([409, 'key-revoked'])
})

test('409 online-store when the store "Online" is to be deleted or placed', async () => {
  const { owner } = await newBrand()
  const online = (await owner.api.get('/stores')).rows()[0]
  const path = `/stores/${String(online?.id)}`

  const answers = [await owner.api.delete(path), await owner.api.patch(path, { position: { latitude: 41, longitude: 2 } })]

  expect(answers.map(({ status, code }) => [status, code])).toEqual(Array(2).fill([409, 'online-store']))
  expect((await owner.api.get(path)).body).toEqual(online)
})
