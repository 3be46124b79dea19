import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { facts, webhooks } from '@/db/schema'
import { allConnected, aWebhook, planned, relayed, somethingHappens } from '@/db/testing/webhooks'
import { aBrand } from '@/db/testing/world'
import { unseal } from '@/lib/outgoing/sealed'
import { changeWebhook, createWebhook, deleteWebhook, rotateWebhook } from './commands'
import { getWebhook, listWebhooks } from './queries'
import { mostOfBrand } from './rules'

const url = 'https://93.184.216.34/tira'
const codeOf = (error: { code: string }) => error.code

test('a webhook is made with a secret that is shown once and stands nowhere in the clear', async () => {
  const { owner } = await aBrand()

  const { secret, ...webhook } = await createWebhook(owner, { url, types: ['code.claimed'], description: 'The shop' })

  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(await getWebhook(owner, webhook.id)).toEqual(webhook)
  expect(webhook).toMatchObject({ url, types: ['code.claimed'], description: 'The shop', enabled: true, failingSince: null, version: 1 })
  const [row] = await owner.db.select().from(webhooks).where(eq(webhooks.id, webhook.id))
  expect(unseal(row?.secret ?? new Uint8Array(), webhook.id)).toBe(secret)
  expect(Buffer.from(row?.secret ?? []).includes(Buffer.from(secret.slice(6, 20)))).toBe(false)
  const told = await owner.db.select().from(facts).where(eq(facts.subjectId, webhook.id))
  expect(told.map(({ type }) => type)).toEqual(['webhook.created'])
  expect(JSON.stringify(told)).not.toContain(secret.slice(6, 20))
})

test.each([
  ['http://93.184.216.34/', 'scheme'],
  ['https://10.0.0.1/', 'address'],
  ['https://[::1]/', 'address'],
  ['https://user@93.184.216.34/', 'credentials'],
  ['https://93.184.216.34:25/', 'port'],
  ['nowhere', 'url'],
])('%s is refused with the pointer /url: %s', async (bad, code) => {
  const { owner } = await aBrand()
  const webhook = await createWebhook(owner, { url, types: [] })

  const errors = [{ pointer: '/url', code }]
  await expect(createWebhook(owner, { url: bad, types: [] })).rejects.toMatchObject({ code: 'invalid', options: { errors } })
  await expect(changeWebhook(owner, { webhookId: webhook.id, change: { url: bad } })).rejects.toMatchObject({ options: { errors } })
  expect((await listWebhooks(owner, { limit: 10 })).data).toEqual([await getWebhook(owner, webhook.id)])
})

test('a brand has as many as it may, however many are added at once', async () => {
  const { owner } = await aBrand()
  for (let count = 0; count < mostOfBrand - 3; count += 1) await createWebhook(owner, { url, types: [] })

  await allConnected(owner)
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => createWebhook(owner, { url, types: [] }).then(() => 'made', codeOf)))

  expect(outcomes.toSorted()).toEqual([...Array(3).fill('made'), ...Array(7).fill('too-many-webhooks')])
})

test('changed member by member: null clears, what is the same tells nothing', async () => {
  const { owner } = await aBrand()
  const { id: webhookId, version } = await createWebhook(owner, { url, types: ['code.claimed'], description: 'The shop' })

  const same = await changeWebhook(owner, { webhookId, change: { types: ['code.claimed'] } })
  const cleared = await changeWebhook(owner, { webhookId, change: { types: null, description: null }, ifMatch: version })

  expect(same.version).toBe(version)
  expect(cleared).toMatchObject({ url, types: [], description: null, version: version + 1 })
  await expect(changeWebhook(owner, { webhookId, change: { description: 'Other' }, ifMatch: version })).rejects.toMatchObject({
    code: 'version-conflict',
  })
})

test('disabled and enabled again: nothing is planned in between, and it begins with what happens then', async () => {
  const { owner } = await aBrand()
  const webhook = await aWebhook(owner)

  const disabled = await changeWebhook(owner, { webhookId: webhook.id, change: { enabled: false } })
  await somethingHappens(owner)
  expect(await planned()).toEqual([])
  const enabled = await changeWebhook(owner, { webhookId: webhook.id, change: { enabled: true } })
  expect(await planned()).toEqual([])
  await somethingHappens(owner)

  expect(disabled).toMatchObject({ enabled: false, disabledReason: 'asked', disabledAt: owner.now })
  expect(enabled).toMatchObject({ enabled: true, disabledReason: null, disabledAt: null })
  expect(await planned()).toEqual([webhook.due])
})

test('a new secret takes the place of the old one, which signs along for a day', async () => {
  const { owner } = await aBrand()
  const first = await createWebhook(owner, { url, types: [] })

  const second = await rotateWebhook(owner, { webhookId: first.id })

  expect(second.secret).not.toBe(first.secret)
  expect(second.previousUntil?.getTime()).toBe(owner.now.getTime() + 24 * 60 * 60 * 1_000)
  const [row] = await owner.db.select().from(webhooks).where(eq(webhooks.id, first.id))
  const kept = [row?.secret, row?.previousSecret].map((sealed) => unseal(sealed ?? new Uint8Array(), first.id))
  expect(kept).toEqual([second.secret, first.secret])
})

test('another brand’s webhook is not there', async () => {
  const [{ owner }, { owner: stranger }] = [await aBrand(), await aBrand()]
  const { id: webhookId } = await createWebhook(owner, { url, types: [] })

  const attempts = [
    getWebhook(stranger, webhookId),
    changeWebhook(stranger, { webhookId, change: { enabled: false } }),
    rotateWebhook(stranger, { webhookId }),
    deleteWebhook(stranger, { webhookId }),
  ]

  expect(await Promise.all(attempts.map((attempt) => attempt.then(() => 'done', codeOf)))).toEqual(Array(4).fill('not-found'))
  expect((await listWebhooks(stranger, { limit: 10 })).data).toEqual([])
})

test('deleted with all that was on its way', async () => {
  const { owner } = await aBrand()
  const webhook = await aWebhook(owner)
  await somethingHappens(owner, 3)
  await planned()

  await expect(deleteWebhook(owner, { webhookId: webhook.id, ifMatch: 7 })).rejects.toMatchObject({ code: 'version-conflict' })
  await deleteWebhook(owner, { webhookId: webhook.id, ifMatch: 1 })
  await relayed()

  await expect(getWebhook(owner, webhook.id)).rejects.toMatchObject({ code: 'not-found' })
  expect(await planned()).toEqual([])
})
