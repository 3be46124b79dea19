import type { Page } from '@playwright/test'
import { finishedExport } from '../api/jobs'
import { baseURL, type Brand, expect, expectAccessible, newBrand, type Person, signedIn, sql, test } from '../fixtures'
import { advance, aJob, finish } from './job-rows'

/** A page with a stream is never idle; a click before it is alive does nothing. */
const alive = (page: Page) =>
  page.waitForFunction(() => Object.keys(document.querySelector('main article, main h2') ?? {}).some((key) => key.startsWith('__react')))

const open = async (page: Page, brand: Brand, person: Person = brand.owner) => {
  await signedIn(page, person)
  await page.goto(`/console/${brand.slug}/jobs`)
  await alive(page)
}

const card = (page: Page, name: string) => page.getByRole('article', { name })
const bar = (page: Page, name: string) => card(page, name).getByRole('progressbar')

test('before the first job the page says what will be here and leads to one', async ({ page }) => {
  const brand = await newBrand()
  await open(page, brand)

  await expect(page.getByRole('heading', { name: 'Nothing is running' })).toBeVisible()
  await expect(page.getByText(`curl ${baseURL}/api/v1/jobs`)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Ask for your data' }).click()
  await expect(page).toHaveURL('/you#data')
})

test('a running job moves by itself, says once that it is done, and stays where it stands', async ({ page }) => {
  const brand = await newBrand()
  const id = await aJob(brand.id, { state: 'running', total: 40_000, done: 10_000 })
  await aJob(brand.id, { kind: 'import', state: 'succeeded', total: 212, done: 212, rejected: 6 })
  await open(page, brand)

  await expect(bar(page, 'Making codes')).toHaveAttribute('aria-valuenow', '25')
  await expect(card(page, 'Making codes')).toContainText('10,000 of 40,000, 5,000 each second')
  const before = await card(page, 'Making codes').boundingBox()
  await advance(id, 24_812)
  await expect(bar(page, 'Making codes')).toHaveAttribute('aria-valuenow', '62')
  await expect(page.getByRole('status').filter({ hasText: 'Codes' })).toHaveCount(0)
  expect(await card(page, 'Making codes').boundingBox()).toEqual(before)
  await finish(id)
  await expect(bar(page, 'Codes')).toHaveAttribute('aria-valuenow', '100')
  await expect(page.getByRole('status').filter({ hasText: 'Codes: Done' })).toHaveCount(1)
  await expect(page.getByRole('article').first()).toHaveAccessibleName('Codes')
  await expect(card(page, 'Import')).toContainText('212 done, 6 turned down')
})

test('without a stream it moves all the same, and a job that begins elsewhere appears', async ({ page, expectTrouble }) => {
  expectTrouble(/stream/)
  await page.route('**/stream', (route) => route.abort())
  const brand = await newBrand()
  const id = await aJob(brand.id, { state: 'running', total: 100, done: 1 })
  await open(page, brand)

  await advance(id, 50)
  await expect(bar(page, 'Making codes')).toHaveAttribute('aria-valuenow', '50')
  await aJob(brand.id, { kind: 'import', state: 'queued' })
  await expect(card(page, 'Reading an import')).toContainText('Not begun')
})

test('a job is cancelled, and resumed from where it stopped', async ({ page }) => {
  const brand = await newBrand()
  await aJob(brand.id, { state: 'running', total: 40_000, done: 24_812 })
  await open(page, brand)

  await card(page, 'Making codes').getByRole('button', { name: 'Cancel' }).click()
  await expect(card(page, 'Codes')).toContainText('What is done is kept.')
  await card(page, 'Codes').getByRole('button', { name: 'Resume from 24,812' }).click()
  await expect(card(page, 'Making codes')).toContainText('Waiting its turn')
  await expect(card(page, 'Making codes').getByRole('button', { name: 'Cancel' })).toBeFocused()
})

test('a job that failed says where it stopped and what to do', async ({ page }) => {
  const brand = await newBrand()
  await aJob(brand.id, { state: 'failed', total: 40_000, done: 24_812 })
  await open(page, brand)

  await expect(card(page, 'Codes')).toContainText('It stopped at 24,812 of 40,000.')
  await expect(card(page, 'Codes')).toContainText('resume it to go on from there')
  await expect(card(page, 'Codes').getByRole('button', { name: 'Resume from 24,812' })).toBeVisible()
})

test('what ended or went meanwhile is said, and the card follows', async ({ page, expectTrouble }) => {
  expectTrouble(/409|404/)
  const brand = await newBrand()
  const [ended, gone] = [await aJob(brand.id, { state: 'queued' }), await aJob(brand.id, { kind: 'import', state: 'queued' })]
  await page.route('**/stream', (route) => route.fulfill({ status: 403 }))
  expectTrouble(/403/)
  await open(page, brand)
  await page.route('**/api/v1/jobs?**', (route) => route.abort())
  expectTrouble(/ERR_FAILED/)

  await sql((sql) => sql`update jobs set state = 'cancelled', finished_at = now() where id = ${ended}`)
  await card(page, 'Making codes').getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('The job had ended already.')).toBeVisible()
  await sql((sql) => sql`delete from jobs where id = ${gone}`)
  await card(page, 'Reading an import').getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('This job is gone.')).toBeVisible()
  await page.unroute('**/api/v1/jobs?**')
  await expect(card(page, 'Reading an import')).toHaveCount(0)
  await expect(card(page, 'Codes')).toContainText('Cancelled')
})

test('while nothing comes, the page says since when and goes on by itself', async ({ page, expectTrouble }) => {
  expectTrouble(/ERR_FAILED/)
  const brand = await newBrand()
  const id = await aJob(brand.id, { state: 'running', total: 100, done: 1 })
  await page.route('**/stream', (route) => route.abort())
  await open(page, brand)
  await page.route('**/api/v1/jobs**', (route) => route.abort())

  await expect(page.getByText(/^No fresh numbers since \d\d:\d\d\./)).toBeVisible({ timeout: 20_000 })
  await page.unrouteAll()
  await advance(id, 70)
  await expect(bar(page, 'Making codes')).toHaveAttribute('aria-valuenow', '70', { timeout: 20_000 })
  await expect(page.getByText(/^No fresh numbers/)).toHaveCount(0)
})

test(`one's own file is fetched from here, and by nobody else`, async ({ page, browser }) => {
  const brand = await newBrand()
  await finishedExport(brand.owner)
  await open(page, brand)

  await expect(card(page, 'Your data as a file')).toContainText(/You, today at \d\d:\d\d/)
  const download = page.waitForEvent('download')
  await card(page, 'Your data as a file')
    .getByRole('link', { name: /^Download \d+ (bytes|kB): Your data as a file$/ })
    .click()
  expect((await download).suggestedFilename()).toMatch(/^tira-\d{4}-\d\d-\d\d\.json$/)
  const other = await (await browser.newContext({ baseURL })).newPage()
  await open(other, brand, await brand.member('manager'))
  await expect(other.getByRole('heading', { name: 'Nothing is running' })).toBeVisible()
  await other.context().close()
})

test(`after its week the file's card says so and leads to a new one`, async ({ page }) => {
  const brand = await newBrand()
  const id = await finishedExport(brand.owner)
  const past = new Date(Date.now() - 60_000).toISOString()
  await sql((sql) => sql`update jobs set result = jsonb_set(result, '{expiresAt}', to_jsonb(${past}::text)) where id = ${id}`)
  await open(page, brand)

  await expect(card(page, 'Your data as a file')).toContainText('The file was deleted on')
  await expect(card(page, 'Your data as a file').getByRole('link', { name: 'Ask for a new one' })).toHaveAttribute('href', '/you#data')
})

test('a viewer watches and changes nothing; a cashier sees nothing of it', async ({ page, browser, expectTrouble }) => {
  expectTrouble(/403/, /favicon\.ico/)
  const brand = await newBrand()
  await aJob(brand.id, { state: 'running', total: 100, done: 1 })
  await aJob(brand.id, { kind: 'import', state: 'failed', total: 100, done: 1 })
  await open(page, brand, await brand.member('viewer'))

  await expect(bar(page, 'Making codes')).toBeVisible()
  await expect(page.getByRole('article').getByRole('button')).toHaveCount(0)
  const other = await (await browser.newContext({ baseURL })).newPage()
  await signedIn(other, await brand.member('cashier'))
  expect((await other.goto(`/console/${brand.slug}/jobs`))?.status()).toBe(403)
  await other.goto(`/console/${brand.slug}`)
  await expect(other.getByRole('link', { name: 'Jobs' })).toHaveCount(0)
  await other.context().close()
})

test('by keys alone: there, from card to card, and into a card', async ({ page }) => {
  const brand = await newBrand()
  await aJob(brand.id, { state: 'running', total: 100, done: 1 })
  await aJob(brand.id, { kind: 'import', state: 'failed', total: 100, done: 1 })
  await signedIn(page, brand.owner)
  await page.goto(`/console/${brand.slug}`, { waitUntil: 'networkidle' })

  await page.keyboard.press('g')
  await page.keyboard.press('j')
  await expect(page).toHaveURL(`/console/${brand.slug}/jobs`)
  await expect(bar(page, 'Making codes')).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(card(page, 'Import')).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('k')
  await expect(card(page, 'Making codes')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(card(page, 'Codes')).toContainText('Cancelled')
})

test('more jobs than a page holds: older and newer, and what still runs is never left behind', async ({ page }) => {
  const brand = await newBrand()
  await aJob(brand.id, { kind: 'import', state: 'running', total: 100, done: 1, createdAt: new Date(Date.now() - 86_400_000) })
  await sql(
    (sql) => sql`
      insert into jobs (id, brand_id, kind, subject_type, subject_id, state, total, done, created_at, started_at, finished_at, result)
      select ('ffffff' || lpad(to_hex(n), 2, '0') || '-' || ${brand.id.slice(9)})::uuid, ${brand.id}, 'codes', 'campaign', gen_random_uuid(), 'succeeded', n, n,
        now(), now(), now(), '{}' from generate_series(1, 55) as n`,
  )
  await open(page, brand)

  await expect(page.getByRole('article').first()).toHaveAccessibleName('Reading an import')
  await page.getByRole('link', { name: 'Older' }).click()
  await expect(page.getByText('1 done', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Newer' }).click()
  await expect(page.getByText('55 done', { exact: true })).toBeVisible()
})

test('in Spanish, on a phone, light and dark', async ({ page, context }) => {
  const brand = await newBrand()
  await finishedExport(brand.owner)
  await aJob(brand.id, { state: 'running', total: 5_000_000, done: 1_240_000 })
  await aJob(brand.id, { kind: 'import', state: 'failed', total: 40_000, done: 24_812, rejected: 600 })
  await aJob(brand.id, { kind: 'erasure', state: 'cancelled' })
  await context.addCookies([{ name: 'locale', value: 'es', url: baseURL }])
  await page.setViewportSize({ width: 390, height: 844 })

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await open(page, brand)
    await expect(card(page, 'Haciendo códigos')).toContainText('1.240.000 de 5.000.000')
    await expect(card(page, 'Importación').getByRole('button', { name: 'Reanudar desde 24.812' })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await expectAccessible(page)
  }
})
