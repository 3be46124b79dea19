import { baseURL, bearer, browserSession, client, expect, newAccount, newBrand, nobody, password, sql, test, unique } from '../fixtures'

const asBrowser = (cookie: string) => client({ cookie, origin: baseURL })
const statusOf = async (cookie: string) => (await asBrowser(cookie).get('/me')).status

const signOut = async ({ cookie, csrf }: { cookie: string; csrf: string }) => {
  const body = new URLSearchParams({ csrfToken: csrf, json: 'true' })
  return fetch(`${baseURL}/api/auth/signout`, { method: 'POST', headers: { cookie }, body, redirect: 'manual' })
}

test('401 unauthenticated with the old cookie after signing out', async () => {
  const session = await browserSession(await newAccount())
  const before = await statusOf(session.cookie)

  const out = await signOut(session)

  expect([before, out.status, await statusOf(session.cookie)]).toEqual([200, 200, 401])
})

test('401 unauthenticated everywhere else after a password change, and 200 where it was changed', async () => {
  const person = await newAccount()
  const [here, there] = [await browserSession(person), await browserSession(person)]
  const changed = await asBrowser(here.cookie).post('/me/password', { current: password, password: 'another-long-phrase-of-mine' })

  const refreshed = await nobody.post('/tokens/refresh', { refreshToken: person.refreshToken })

  expect(changed.status).toBe(204)
  expect([await statusOf(here.cookie), await statusOf(there.cookie), (await person.api.get('/me')).status]).toEqual([200, 401, 401])
  expect([refreshed.status, refreshed.code]).toEqual([401, 'invalid-refresh-token'])
  expect((await nobody.post('/tokens', { identifier: person.identifier, password })).code).toBe('invalid-credentials')
})

test('401 unauthenticated for cookie, access token and refresh token of somebody who was disabled', async () => {
  const person = await newAccount()
  const { cookie } = await browserSession(person)
  await sql((sql) => sql`update accounts set disabled_at = now() where id = ${person.id}`)

  const refreshed = await nobody.post('/tokens/refresh', { refreshToken: person.refreshToken })
  const again = await nobody.post('/tokens', { identifier: person.identifier, password })

  expect([await statusOf(cookie), (await person.api.get('/me')).status]).toEqual([401, 401])
  expect([refreshed.code, again.code]).toEqual(['invalid-refresh-token', 'invalid-credentials'])
})

test('401 unauthenticated for everything after DELETE /me, and the identifier is free again', async () => {
  const person = await newAccount()
  const { cookie } = await browserSession(person)
  ;(await person.api.delete('/me')).expecting(204)

  expect([await statusOf(cookie), (await person.api.get('/me')).status]).toEqual([401, 401])
  expect((await nobody.post('/tokens', { identifier: person.identifier, password })).code).toBe('invalid-credentials')
  expect((await nobody.post('/accounts', { name: 'New', email: person.email, password })).status).toBe(201)
})

test('401 unauthenticated for a session that was ended from another, and for all others at once', async () => {
  const person = await newAccount()
  const [one, two, three] = [await browserSession(person), await browserSession(person), await browserSession(person)]
  const sessions = (await asBrowser(one.cookie).get('/me/sessions')).rows()
  const current = sessions.filter((session) => session.current)
  const others = sessions.filter((session) => !session.current)

  ;(await asBrowser(one.cookie).delete(`/me/sessions/${String(others[0]?.id)}`)).expecting(204)
  const left = (await asBrowser(one.cookie).get('/me/sessions')).rows()
  ;(await asBrowser(one.cookie).delete('/me/sessions')).expecting(204)

  expect([sessions.length, current.length, left.length]).toEqual([4, 1, 3])
  expect([await statusOf(one.cookie), await statusOf(two.cookie), await statusOf(three.cookie)]).toEqual([200, 401, 401])
})

test('200 with a session of its own for each sign-in: a cookie that was there before is not taken over', async () => {
  const [attacker, victim] = [await newAccount(), await newAccount()]
  const planted = await browserSession(attacker)

  const signedIn = await browserSession(victim, { cookie: planted.cookie })

  const me = await Promise.all([planted, signedIn].map(({ cookie }) => asBrowser(cookie).get('/me')))
  expect(me.map((answer) => answer.text('id'))).toEqual([attacker.id, victim.id])
})

test('200 for the browser, which is told nothing of whether an identifier exists', async () => {
  const person = await newAccount()

  const wrong = await browserSession({ ...person, password: 'not the password' })
  const unknown = await browserSession({ identifier: `${unique('nobody')}@example.com`, password: 'not the password' })

  expect([wrong.status, wrong.location]).toEqual([unknown.status, unknown.location])
  expect([await statusOf(wrong.cookie), await statusOf(unknown.cookie)]).toEqual([401, 401])
})

test('401 invalid-credentials in the same words and about the same time for an unknown identifier as for a wrong password', async () => {
  const people = await Promise.all([newAccount(), newAccount(), newAccount()])
  const known = people.flatMap(({ identifier }) => Array<string>(5).fill(identifier))
  const timed = async (identifier: string) => {
    const start = performance.now()
    const { status, body } = await nobody.post('/tokens', { identifier, password: 'not the password' })
    return { milliseconds: performance.now() - start, said: { status, ...Object(body), instance: undefined } }
  }
  const median = (numbers: number[]) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0

  const wrong = []
  const unknown = []
  for (const identifier of known) {
    wrong.push(await timed(identifier))
    unknown.push(await timed(`${unique('nobody')}@example.com`))
  }

  expect(unknown.map(({ said }) => said)).toEqual(wrong.map(({ said }) => said))
  expect(wrong[0]?.said).toMatchObject({ status: 401, code: 'invalid-credentials' })
  const [slow, fast] = [wrong, unknown].map((all) => median(all.map(({ milliseconds }) => milliseconds)))
  expect(Number(fast) / Number(slow)).toBeGreaterThan(0.5)
  expect(Number(fast) / Number(slow)).toBeLessThan(2)
})

test('429 rate-limited after ten wrong passwords for one identifier, however it is spelled and wherever it is said to come from', async () => {
  const name = unique('Name')
  ;(await nobody.post('/accounts', { name: 'X', username: name, password })).expecting(201)
  const wide = name.replace(/[a-z]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))
  const spellings = [name, name.toUpperCase(), name.toLowerCase(), `  ${name} `, wide]
  const attempt = (at: number) =>
    nobody.post(
      '/tokens',
      { identifier: spellings[at % spellings.length], password: at === 11 ? password : 'not the password' },
      { headers: { 'x-forwarded-for': `203.0.113.${at}`, 'x-tira-peer': `203.0.113.${at}`, 'x-real-ip': `203.0.113.${at}` } },
    )

  const answers = []
  for (let at = 0; at < 12; at += 1) answers.push(await attempt(at))

  expect(answers.slice(0, 10).map(({ code }) => code)).toEqual(Array(10).fill('invalid-credentials'))
  expect(answers.slice(10).map(({ status, code }) => [status, code])).toEqual(Array(2).fill([429, 'rate-limited']))
  expect(Number(answers[10]?.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('200 for the address of the one who really asks, not for the one who is said to', async () => {
  const person = await newAccount()
  ;(await nobody.post('/tokens', { identifier: person.identifier, password }, { headers: { 'x-forwarded-for': '203.0.113.9' } })).expecting(
    200,
  )

  const sessions = (await person.api.get('/me/sessions')).rows()

  expect(sessions.map(({ address }) => address)).not.toContain('203.0.113.9')
})

test('200 and a new pair for a refresh token, once; used again, the whole family is dead', async () => {
  const person = await newAccount()
  const refresh = (refreshToken: string) => nobody.post('/tokens/refresh', { refreshToken })
  const second = (await refresh(person.refreshToken)).expecting(200)
  const meBefore = (await bearer(second.text('accessToken')).get('/me')).status

  const reused = await refresh(person.refreshToken)
  const child = await refresh(second.text('refreshToken'))

  expect([meBefore, reused.status, reused.code]).toEqual([200, 401, 'invalid-refresh-token'])
  expect([child.code, (await bearer(second.text('accessToken')).get('/me')).status]).toEqual(['invalid-refresh-token', 401])
})

test('200 for exactly one of ten refreshes that race, and the family is dead', async () => {
  const { refreshToken } = await newAccount()

  const answers = await Promise.all(Array.from({ length: 10 }, () => nobody.post('/tokens/refresh', { refreshToken })))

  const won = answers.filter(({ status }) => status === 200)
  expect(won).toHaveLength(1)
  expect(answers.filter(({ code }) => code === 'invalid-refresh-token')).toHaveLength(9)
  expect((await bearer(won[0]?.text('accessToken') ?? '').get('/me')).status).toBe(401)
})

test('401 invalid-refresh-token for one that nobody gave', async () => {
  const answer = await nobody.post('/tokens/refresh', { refreshToken: 'tirar_made-up' })

  expect([answer.status, answer.code]).toEqual([401, 'invalid-refresh-token'])
})

test('204 when a sign-in is ended by its refresh token, whether there was one or not', async () => {
  const person = await newAccount()

  const answers = [person.refreshToken, person.refreshToken, 'made-up'].map((refreshToken) =>
    nobody.post('/tokens/revocation', { refreshToken }),
  )

  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([204, 204, 204])
  expect((await person.api.get('/me')).status).toBe(401)
})

test('account.first-login is raised once by 20 first sign-ins that arrive at once through both doors', async () => {
  const username = unique('first')
  const email = `${username}@example.com`
  const id = (await nobody.post('/accounts', { name: 'First', username, email, password })).expecting(201).text('id')
  const tokens = Array.from({ length: 10 }, () => nobody.post('/tokens', { identifier: username, password }))
  const browsers = Array.from({ length: 10 }, () => browserSession({ identifier: email, password }))

  const statuses = (await Promise.all([...tokens, ...browsers])).map(({ status }) => status)

  const facts = await sql((sql) => sql`select type from facts where subject_id = ${id} order by type`)
  expect(statuses).toEqual(Array(20).fill(200))
  expect(facts.filter(({ type }) => type === 'account.first-login')).toHaveLength(1)
  expect(facts.filter(({ type }) => type === 'account.signed-in')).toHaveLength(20)
})

test('401 unauthenticated for a session cookie that comes as Bearer', async () => {
  const { cookie } = await browserSession(await newAccount())
  const token = /tira-session=([^;]+)/.exec(cookie)?.[1] ?? ''
  const before = await statusOf(cookie)

  const answer = await bearer(token).get('/me')

  expect([before, answer.status, answer.code]).toEqual([200, 401, 'unauthenticated'])
})

test('401 unauthenticated for a cookie that was changed by one letter, cut or made too long', async () => {
  const { cookie } = await browserSession(await newAccount())
  const spoiled = [cookie.slice(0, -3), cookie.replace(/.(.{4})$/, 'x$1'), `${cookie}${'x'.repeat(5_000)}`, 'tira-session=']

  expect(await Promise.all(spoiled.map(statusOf))).toEqual(spoiled.map(() => 401))
})

test('200 for a Bearer key beside a cookie: what is presented as Bearer speaks, also when it is refused', async () => {
  const brand = await newBrand()
  const { cookie } = await browserSession(brand.owner)
  const { secret } = await brand.apiKey(['stores:read'])

  const good = await client({ cookie, authorization: `Bearer ${secret}` }).get('/members')
  const bad = await client({ cookie, authorization: 'Bearer nonsense' }).get('/me')

  expect([good.status, good.code, bad.status]).toEqual([403, 'insufficient-scope', 401])
})
