import type { Page } from '@playwright/test'
import { newStrip } from '../api/strips'
import { expect, expectAccessible, newAccount, newBrand, type Person, signedIn, test, unique } from '../fixtures'

const ofNoConnection = [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to load resource/, /WebSocket/, /Failed to fetch/]

type Held = { person: Person; name: string; code: string; path: string }

/** Somebody with a code of a campaign of its own. */
const holder = async (): Promise<Held> => {
  const [brand, person, name] = [await newBrand({ name: 'Cafés Lumen' }), await newAccount({ name: 'Laia' }), unique('Breakfast')]
  const { campaignId } = await newStrip(brand, { name }, 2)
  const claim = (await person.api.post(`/campaigns/${campaignId}/claims`)).expecting(201)
  return { person, name, code: claim.text('code'), path: `/wallet/${claim.text('id')}` }
}

/** The addresses that the browser keeps of anybody's wallet. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('wallet-'))
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return keys.flat().map(({ url }) => new URL(url).pathname)
  })

const opensWallet = async (page: Page, { person, path }: Held) => {
  await signedIn(page, person)
  await page.goto('/wallet')
  await expect.poll(() => kept(page)).toContain(path)
}

test('the wallet and its tickets open without a connection, once they were seen', async ({ page, context, expectTrouble }) => {
  expectTrouble(...ofNoConnection)
  const held = await holder()
  await opensWallet(page, held)
  expect(await kept(page)).toEqual(expect.arrayContaining(['/wallet', held.path, expect.stringMatching(/^\/_next\/static\/.*\.js$/)]))

  await context.setOffline(true)
  await page.reload()
  await expect(page.getByRole('status').filter({ hasText: 'No connection. Your codes still open. As of' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: new RegExp(held.name) }).click()
  await page.waitForURL(`**${held.path}`)
  await expect(page.getByRole('img', { name: `QR code of ${held.code}` })).toBeVisible()
  await page.getByRole('button', { name: 'Show bars' }).click()
  await expect(page.getByRole('img', { name: `Barcode of ${held.code}` })).toBeVisible()
  await page.goto('/')
  await expect(page).toHaveURL(/\/wallet$/)

  await context.setOffline(false)
  await page.goto('/wallet')
  await expect(page.getByRole('heading', { level: 1, name: 'Wallet' })).toBeVisible()
  await expect(page.getByText('No connection.')).toHaveCount(0)
})

test('whoever signs out leaves nothing behind, and nobody finds the wallet of somebody else', async ({ page, context, expectTrouble }) => {
  expectTrouble(...ofNoConnection)
  const [one, other] = [await holder(), await holder()]
  await opensWallet(page, one)

  await page.goto('/you')
  await page.getByRole('button', { name: 'Sign out', exact: true }).last().click()
  await page.waitForURL((url) => url.pathname === '/')
  expect(await kept(page)).toEqual([])
  await context.setOffline(true)
  await expect(page.goto('/wallet')).rejects.toThrow()
  await context.setOffline(false)

  await opensWallet(page, other)
  expect(await kept(page)).not.toContain(one.path)
  await context.setOffline(true)
  await page.goto('/wallet')
  await expect(page.getByRole('link', { name: new RegExp(other.name) })).toBeVisible()
  await expect(page.getByText(one.name)).toHaveCount(0)
})

test('a session that ended elsewhere is no reason to go on showing its codes', async ({ page, context, expectTrouble }) => {
  expectTrouble(...ofNoConnection)
  const [one, other] = [await holder(), await holder()]
  await opensWallet(page, one)

  await context.clearCookies()
  await page.goto('/wallet')
  await expect.poll(() => kept(page)).toEqual([])
  await opensWallet(page, one)
  await context.clearCookies()
  await signedIn(page, other.person)
  await page.goto(other.path)
  await expect.poll(() => kept(page)).toContain(other.path)
  expect(await kept(page)).not.toContain(one.path)
})

/** Asks the worker itself, as a page would that is not what it seems, and waits until it has done all of it. */
const tellWorker = (page: Page, messages: { kind: string; person?: string; pages?: { path: string; stamp: string }[] }[]) =>
  page.evaluate(async (said) => {
    const { active } = await navigator.serviceWorker.ready
    for (const message of said) active?.postMessage({ assets: [], isWhole: false, ...message })
    await new Promise((resolve) => setTimeout(resolve, 4_000))
  }, messages)

test('what is asked for in the name of somebody else, or before all was forgotten, is not kept', async ({ page }) => {
  const [held, other] = [await holder(), await holder()]
  await opensWallet(page, held)
  const pages = [{ path: held.path, stamp: 'asked' }]

  await tellWorker(page, [{ kind: 'keep', person: other.person.id, pages }])
  expect(await kept(page)).not.toContain(held.path)
  await tellWorker(page, [{ kind: 'keep', person: held.person.id, pages }, { kind: 'forget' }])
  expect(await kept(page)).toEqual([])
  await tellWorker(page, [{ kind: 'keep', person: held.person.id, pages }])
  await expect.poll(() => kept(page)).toContain(held.path)
})

test('a cursor that was cut short leads to the first page', async ({ page }) => {
  const held = await holder()
  await signedIn(page, held.person)

  await page.goto('/wallet?cursor=cut')

  await expect(page).toHaveURL(/\/wallet$/)
  await expect(page.getByRole('link', { name: new RegExp(held.name) })).toBeVisible()
})
