import { baseURL, type Brand, browserSession, expect, newAccount, newBrand, test, unique } from '../fixtures'
import { raw, type RawAnswer } from '../api/raw'
import { pages } from '../console/pages'

const tricks: Record<string, Record<string, string>> = {
  'nothing special': {},
  'purpose: prefetch': { purpose: 'prefetch', 'sec-purpose': 'prefetch' },
  'next-router-prefetch': { 'next-router-prefetch': '1', rsc: '1' },
  'next-router-segment-prefetch': { 'next-router-segment-prefetch': '/_tree', 'next-router-prefetch': '1', rsc: '1' },
  rsc: { rsc: '1' },
  'a router state': { rsc: '1', 'next-router-state-tree': encodeURIComponent('["",{},null,"refetch"]') },
  'x-middleware-subrequest': { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy', 'x-middleware-rewrite': '/' },
  'x-nonce': { 'x-nonce': 'mine', 'content-security-policy': `script-src 'nonce-mine' 'unsafe-inline'` },
  'x-tira-peer': { 'x-tira-peer': '127.0.0.1', 'x-tira-path': '/', 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' },
  'x-forwarded-host': { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
  'next-action': { 'next-action': 'a'.repeat(42) },
}

type Guarded = { brand: Brand; canary: string; storeId: string; campaignId: string; webhookId: string }

const guarded = async (): Promise<Guarded> => {
  const canary = unique('canary')
  const brand = await newBrand({ name: `Brand ${canary}` })
  const store = (await brand.owner.api.post('/stores', { name: `Store ${canary}`, address: `Street ${canary}` })).expecting(201)
  const benefit = { type: 'percent', percent: 10 }
  const campaign = (await brand.owner.api.post('/campaigns', { name: `Campaign ${canary}`, benefit })).expecting(201)
  const asked = { url: `https://shop.example/${canary}`, types: ['campaign.exhausted'] }
  const webhook = (await brand.owner.api.post('/webhooks', asked)).expecting(201)
  return { brand, canary, storeId: store.text('id'), campaignId: campaign.text('id'), webhookId: webhook.text('id') }
}

const protectedRoutes = pages.map(({ route }) => route).filter((route) => route.startsWith('/console/[brand]'))
const pathOf = (route: string, { brand, storeId, campaignId, webhookId }: Guarded) =>
  route
    .replace('[brand]', brand.slug)
    .replace('campaigns/[id]', `campaigns/${campaignId}`)
    .replace('webhooks/[id]', `webhooks/${webhookId}`)
    .replace('[id]', storeId)

const shows = ({ text, headers }: RawAnswer, canary: string) => text.includes(canary) || JSON.stringify(headers).includes(canary)
const isOurs = (location: string | undefined) => location === undefined || new URL(location, baseURL).origin === new URL(baseURL).origin

const lookedAt = async (path: string, headers: Record<string, string>) => {
  const answers: [string, RawAnswer][] = []
  for (const [trick, more] of Object.entries(tricks)) answers.push([trick, await raw('GET', path, { headers: { ...more, ...headers } })])
  return answers
}

test('the owner sees what the others must not: the canary is on the pages that are guarded', async () => {
  const world = await guarded()
  const { cookie } = await browserSession(world.brand.owner)

  for (const route of protectedRoutes) {
    const answer = await raw('GET', pathOf(route, world), { headers: { cookie } })
    expect([route, answer.status, shows(answer, world.canary)]).toEqual([route, 200, true])
  }
})

for (const route of protectedRoutes) {
  test(`${route} shows nothing to nobody and sends them to sign in, whatever they send along`, async () => {
    const world = await guarded()

    const answers = await lookedAt(pathOf(route, world), {})

    expect(answers.filter(([, answer]) => shows(answer, world.canary) || answer.status >= 500 || !isOurs(answer.headers.location))).toEqual(
      [],
    )
    expect(answers[0]?.[1].status).toBe(307)
    expect(answers[0]?.[1].headers.location).toBe(`/sign-in?next=${encodeURIComponent(pathOf(route, world))}`)
  })

  test(`${route} is forbidden to a person of another brand, and to a token in place of a session`, async () => {
    const [world, other] = await Promise.all([guarded(), newBrand()])
    const { cookie } = await browserSession(other.owner)
    const { secret } = await world.brand.apiKey(['stores:read', 'audit:read'])

    const ofStranger = await lookedAt(pathOf(route, world), { cookie })
    const ofKey = await lookedAt(pathOf(route, world), { authorization: `Bearer ${secret}` })
    const ofToken = await lookedAt(pathOf(route, world), { authorization: `Bearer ${world.brand.owner.accessToken}` })

    const seen = [...ofStranger, ...ofKey, ...ofToken].filter(([, answer]) => shows(answer, world.canary) || answer.status >= 500)
    expect(seen.map(([trick, { status }]) => [trick, status])).toEqual([])
    expect([ofStranger[0]?.[1].status, ofKey[0]?.[1].status, ofToken[0]?.[1].status]).toEqual([403, 307, 307])
  })
}

test('no other spelling of the address shows a guarded page', async () => {
  const world = await guarded()
  const { slug } = world.brand
  const stranger = (await browserSession(await newAccount())).cookie
  const spellings = [
    `//console/${slug}/stores`,
    `/console//${slug}/stores`,
    `/console/${slug}//stores`,
    `/console/${slug}/stores/`,
    `/%63onsole/${slug}/stores`,
    `/console/${slug}%2fstores`,
    `/console%2f${slug}/stores`,
    `/x/..%2fconsole/${slug}/stores`,
    `/x/../console/${slug}/stores`,
    `/Console/${slug}/stores`,
    `/console/${slug.toUpperCase()}/stores`,
    `/console/${slug}/stores.rsc`,
    `/console/${slug}/stores.segments/_tree.segment.rsc`,
    `/_next/data/x/console/${slug}/stores.json`,
    `/console/${slug}/stores?_rsc=1`,
    `/en/console/${slug}/stores`,
  ]

  for (const cookie of ['', stranger])
    for (const path of spellings) {
      const answer = await raw('GET', path, { headers: cookie === '' ? {} : { cookie } })
      expect([path, answer.status < 500, shows(answer, world.canary), isOurs(answer.headers.location)]).toEqual([path, true, false, true])
    }
})

test('a cookie that was signed out opens no page', async () => {
  const world = await guarded()
  const session = await browserSession(world.brand.owner)
  const body = new URLSearchParams({ csrfToken: session.csrf, json: 'true' })
  await fetch(`${baseURL}/api/auth/signout`, { method: 'POST', headers: { cookie: session.cookie }, body })

  const answers = await lookedAt(pathOf('/console/[brand]/stores', world), { cookie: session.cookie })

  expect(answers.filter(([, answer]) => shows(answer, world.canary))).toEqual([])
  expect(answers[0]?.[1].status).toBe(307)
})

test('nobody is sent to another site, neither by next nor by callbackUrl nor by a host that is not ours', async () => {
  const person = await newAccount()
  const { cookie } = await browserSession(person)
  const elsewhere = [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '%2f%2fevil.example',
    'javascript:alert(1)',
    '/%09/evil.example',
  ]

  const byNext = await Promise.all(
    elsewhere.map((next) => raw('GET', `/sign-in?next=${encodeURIComponent(next)}`, { headers: { cookie } })),
  )
  const byHost = await raw('GET', '/console', { headers: { host: 'evil.example', cookie: '' } })
  const byCallback = await Promise.all(elsewhere.map((callbackUrl) => signInTowards(person, callbackUrl)))

  expect([...byNext, byHost].filter(({ headers }) => !isOurs(headers.location))).toEqual([])
  expect([...byNext, byHost].flatMap(({ text }) => linksIn(text)).filter((link) => !isOurs(link))).toEqual([])
  expect(byCallback.filter((location) => !isOurs(location))).toEqual([])
})

const linksIn = (text: string) =>
  [...text.matchAll(/\b(?:href|action|formaction)="([^"]*)"/gi)].map(([, link = '']) => link.replaceAll('&amp;', '&'))

const signInTowards = async ({ identifier, password }: { identifier: string; password: string }, callbackUrl: string) => {
  const first = await fetch(`${baseURL}/api/auth/csrf`)
  const { csrfToken }: { csrfToken: string } = await first.json()
  const cookie = first.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const body = new URLSearchParams({ identifier, password, csrfToken, callbackUrl, json: 'true' })
  const response = await fetch(`${baseURL}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { cookie },
    body,
    redirect: 'manual',
  })
  const answer: { url?: string } = await response.json()
  return answer.url
}
