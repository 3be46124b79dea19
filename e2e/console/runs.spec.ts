import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { jobOf } from '../api/jobs'
import { nobodysFunction, runOf, stepOf } from '../api/runs'
import { baseURL, type Brand, expect, expectAccessible, newBrand, type Person, signedIn, sql, test } from '../fixtures'

const open = async (page: Page, brand: Brand, query = '', person: Person = brand.owner) => {
  await signedIn(page, person)
  await page.goto(`/console/${brand.slug}/runs${query}`, { waitUntil: 'networkidle' })
}

const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text })
const panel = (page: Page) => page.getByRole('region', { name: 'of-a-test' })

const error = { name: 'TypeError', message: 'no total', stack: 'TypeError: no total\n    at writeExport (commands.ts:52:21)' }

const aFailedRun = async (brand: Brand) => {
  const id = await runOf(brand.id, { state: 'failed', error })
  await stepOf(id, 0, 'begin')
  await stepOf(id, 1, 'write 1', { state: 'failed', error, attempt: 4 })
  return id
}

test('before the first run the page says what will be here, and what works in the background', async ({ page }) => {
  const brand = await newBrand()
  await open(page, brand)

  await expect(page.getByRole('heading', { name: 'Nothing has run yet' })).toBeVisible()
  const functions = page.getByRole('region', { name: 'Functions' })
  await expect(
    functions.getByRole('listitem').filter({ hasText: 'A person’s data as a file', hasNotText: 'failed for good' }),
  ).toContainText('On: Export asked for or Job resumed')
  await expect(functions.getByRole('listitem').filter({ hasText: 'tira-expire-exports' })).toContainText(
    /Each hour at :17, next at \d\d:17/,
  )
  await expectAccessible(page)
})

test('a failed run tells its story, step by step, with the place in the code folded away', async ({ page }) => {
  const brand = await newBrand()
  const id = await aFailedRun(brand)
  await open(page, brand)

  await row(page, 'of-a-test').getByRole('link', { name: 'of-a-test' }).click()
  await expect(page).toHaveURL(new RegExp(`peek=${id}`))
  await expect(panel(page)).toContainText('TypeError: no total')
  const steps = panel(page).getByRole('list').getByRole('listitem')
  await expect(steps).toHaveText([/begin/, /write 1\s*Failed, .*5 tries\s*TypeError: no total/])
  await expect(panel(page).getByText('commands.ts:52:21')).toBeHidden()
  await panel(page).getByText('Where in the code').click()
  await expect(panel(page).getByText('commands.ts:52:21')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Close' }).click()
  await expect(page.getByRole('region', { name: 'Functions' })).toBeVisible()
})

test('what started it is said in the words of the audit log and leads there', async ({ page }) => {
  const brand = await newBrand()
  const store = (await brand.owner.api.post('/stores', { name: 'Verdi' })).expecting(201).text('id')
  const [fact] = (await brand.owner.api.get('/audit', { query: { subjectId: store } })).rows()
  const failed = await runOf(brand.id, { eventId: String(fact?.id) })
  await runOf(brand.id, { functionId: `${nobodysFunction}-failure`, eventId: `failed:${failed}`, eventName: 'inngest/function.failed' })
  await open(page, brand)

  await row(page, 'when it has failed for good').getByRole('link', { name: 'A run that failed for good' }).click()
  await expect(page).toHaveURL(new RegExp(`peek=${failed}`))
  await panel(page).getByRole('link', { name: 'Owner added the store Verdi' }).click()
  await expect(page).toHaveURL(/\/audit\?type=store\.created$/)
})

test('filters stand in the address', async ({ page }) => {
  const brand = await newBrand()
  await aFailedRun(brand)
  await runOf(brand.id)
  await open(page, brand)

  await expect(page.getByText('2 runs')).toBeVisible()
  await page.getByRole('combobox', { name: 'State' }).selectOption('Failed')
  await expect(page).toHaveURL(/state=failed/)
  await expect(page.getByText('1 run', { exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'State' })).toHaveValue('failed')
  await page.getByRole('combobox', { name: 'Function' }).selectOption('A person’s data as a file')
  await expect(page.getByRole('heading', { name: 'No run of that kind' })).toBeVisible()
  await page.getByRole('link', { name: 'Show all runs' }).first().click()
  await expect(page.getByText('2 runs')).toBeVisible()
})

test('a run that the real engine finished is run again by it', async ({ page }) => {
  const brand = await newBrand()
  const jobId = await jobOf({ brandId: brand.id }, 'cancelled')
  await sql((sql) => sql`update jobs set kind = 'export' where id = ${jobId}`)
  await open(page, brand)
  ;(await brand.owner.api.post(`/jobs/${jobId}/resumption`)).expecting(200)

  await row(page, 'Owner resumed a job').getByRole('link', { name: 'A person’s data as a file' }).click()
  await expect(page.getByRole('region', { name: 'A person’s data as a file' })).toContainText('begin')
  await page.getByRole('button', { name: 'Run again' }).click()
  await expect(page.getByText('It runs again')).toBeVisible()
  await expect(row(page, 'ran tira-export-person again')).toContainText('Done')
  await expect(page.getByRole('region', { name: 'A person’s data as a file' })).toContainText('Owner ran tira-export-person again')
})

test('what is at work shows its end by itself, and cannot be run again before', async ({ page }) => {
  const brand = await newBrand()
  const id = await runOf(brand.id, { state: 'running' })
  await open(page, brand, `?peek=${id}`)

  await expect(panel(page)).toContainText('It can be run again when it is over.')
  await sql((sql) => sql`update engine_runs set state = 'completed', finished_at = now() where id = ${id}`)
  await expect(panel(page).getByRole('button', { name: 'Run again' })).toBeVisible()
})

test('a run that is kept no longer, or is of another brand, is gone', async ({ page, expectTrouble }) => {
  expectTrouble(/404/)
  const [brand, other] = await Promise.all([newBrand(), newBrand()])
  for (const id of [randomUUID(), await runOf(other.id), 'not-an-id']) {
    await open(page, brand, `?peek=${id}`)
    await expect(page.getByRole('region', { name: 'This run is gone' })).toBeVisible()
  }
  const id = await runOf(brand.id)
  await open(page, brand, `?peek=${id}`)
  await sql((sql) => sql`delete from engine_runs where id = ${id}`)
  await page.getByRole('button', { name: 'Run again' }).click()
  await expect(page.getByText('This run is gone. Finished runs are kept for some days only.')).toBeVisible()
})

test('only owners see it', async ({ page, expectTrouble }) => {
  expectTrouble(/403/, /favicon\.ico/)
  const brand = await newBrand()
  await signedIn(page, await brand.member('manager'))

  expect((await page.goto(`/console/${brand.slug}/runs`))?.status()).toBe(403)
  await page.goto(`/console/${brand.slug}`)
  await expect(page.getByRole('link', { name: 'Jobs' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Runs' })).toHaveCount(0)
})

test('by keys alone: there, down the rows, and into a run', async ({ page }) => {
  const brand = await newBrand()
  await aFailedRun(brand)
  await signedIn(page, brand.owner)
  await page.goto(`/console/${brand.slug}`, { waitUntil: 'networkidle' })

  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect(page).toHaveURL(`/console/${brand.slug}/runs`)
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(row(page, 'of-a-test').getByRole('link', { name: 'of-a-test' })).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('Enter')
  await expect(panel(page)).toContainText('TypeError: no total')
})

test('in Spanish, on a phone, light and dark', async ({ page, context }) => {
  const brand = await newBrand()
  const id = await aFailedRun(brand)
  await runOf(brand.id, { state: 'sleeping' })
  await context.addCookies([{ name: 'locale', value: 'es', url: baseURL }])
  await page.setViewportSize({ width: 390, height: 844 })

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const query of ['', `?peek=${id}`]) {
      await open(page, brand, query)
      await expect(page.getByText('Fallida').filter({ visible: true }).first()).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
      await expectAccessible(page)
    }
    await expect(page.getByRole('button', { name: 'Repetir' })).toBeVisible()
    await expect(page.getByRole('row')).toHaveCount(0)
  }
})
