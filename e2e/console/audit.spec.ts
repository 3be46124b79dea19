import type { Page } from '@playwright/test'
import { baseURL, type Brand, expect, expectAccessible, newBrand, type Person, signedIn, test } from '../fixtures'

const addStore = async (brand: Brand, name: string) => (await brand.owner.api.post('/stores', { name })).expecting(201).text('id')

const open = async (page: Page, brand: Brand, query = '', person: Person = brand.owner) => {
  await signedIn(page, person)
  await page.goto(`/console/${brand.slug}/audit${query}`, { waitUntil: 'networkidle' })
}

const entry = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })

test('says who did what and when, with before and after, and leads to the thing', async ({ page }) => {
  const brand = await newBrand()
  const id = await addStore(brand, 'Verdi')
  const manager = await brand.member('manager', 'Marta')
  const change = { name: 'Verdi 2', position: { latitude: 41.40389, longitude: 2.15727 } }
  ;(await manager.api.patch(`/stores/${id}`, change)).expecting(200)
  await open(page, brand)

  const changed = entry(page, 'Marta changed the store Verdi 2')
  await expect(changed.getByRole('deletion')).toHaveText(['Before Verdi', 'Before nothing'])
  await expect(changed.getByRole('insertion')).toHaveText(['After Verdi 2', 'After 41.40389, 2.15727'])
  await expect(page.getByRole('heading', { name: /^Today, / })).toBeVisible()
  await expectAccessible(page)
  await changed.getByRole('link', { name: 'Verdi 2' }).click()
  await expect(page).toHaveURL(new RegExp(`/stores/${id}$`))
})

test('a deleted store keeps its name and leads nowhere', async ({ page }) => {
  const brand = await newBrand()
  const id = await addStore(brand, 'Gone')
  ;(await brand.owner.api.delete(`/stores/${id}`)).expecting(204)
  await open(page, brand)

  await expect(entry(page, 'Owner deleted the store Gone')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Gone' })).toHaveCount(0)
})

test('filters narrow it and stand in the address', async ({ page }) => {
  const brand = await newBrand()
  await addStore(brand, 'Verdi')
  const manager = await brand.member('manager', 'Marta')
  ;(await manager.api.post('/stores', { name: 'Joanic' })).expecting(201)
  await open(page, brand)

  await page.getByRole('combobox', { name: 'What' }).selectOption('Store added')
  await expect(page).toHaveURL(/type=store\.created/)
  await expect(entry(page, 'to the team')).toHaveCount(0)
  await page.getByRole('combobox', { name: 'Who' }).selectOption('Marta')
  await expect(entry(page, 'added the store')).toHaveCount(1)
  await expect(entry(page, 'Marta added the store Joanic')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'Who' })).toHaveValue(manager.id)
  await page.getByRole('combobox', { name: 'What' }).selectOption('Store deleted')
  await expect(page.getByRole('heading', { name: 'Nothing of that kind' })).toBeVisible()
  await page.getByRole('link', { name: 'Show everything again' }).first().click()
  await expect(entry(page, 'started the brand')).toBeVisible()
})

test('days are those of the brand', async ({ page }) => {
  const brand = await newBrand({ timeZone: 'Pacific/Kiritimati' })
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Pacific/Kiritimati' }).format(new Date())
  await open(page, brand, `?since=${today}`)

  await expect(entry(page, 'started the brand')).toBeVisible()
  await expect(page.getByText('Days and times of Kiritimati')).toBeVisible()
  await expect(page.getByLabel('Since')).toHaveValue(today)
  const said = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(today))
  await expect(page.getByText(said, { exact: true })).toBeVisible()
  await page.goto(`/console/${brand.slug}/audit?since=2099-01-01`)
  await expect(page.getByRole('heading', { name: 'Nothing of that kind' })).toBeVisible()
})

test('fifty entries a page, older and newer', async ({ page }) => {
  test.slow()
  const brand = await newBrand()
  for (let at = 10; at < 60; at += 1) await addStore(brand, `Store ${at}`)
  await open(page, brand)

  await expect(entry(page, 'Store 59')).toBeVisible()
  await page.getByRole('link', { name: 'Older' }).click()
  await expect(entry(page, 'started the brand')).toBeVisible()
  await page.getByRole('link', { name: 'Newer' }).click()
  await expect(entry(page, 'Store 59')).toBeVisible()
})

test('rows move by keys, and the request id can be copied whole', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL })
  const brand = await newBrand()
  const made = (await brand.owner.api.post('/stores', { name: 'Verdi' })).expecting(201)
  await open(page, brand, '?type=store.created')

  await page.keyboard.press('j')
  await expect(entry(page, 'added the store Verdi')).toBeFocused()
  await entry(page, 'added the store Verdi')
    .getByRole('button', { name: /Copy the request id/ })
    .click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(made.headers.get('x-request-id'))
  await entry(page, 'added the store Verdi').focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/stores/${made.text('id')}$`))
})

test('a viewer may read it, a cashier may not', async ({ page, browser, expectTrouble }) => {
  expectTrouble(/403/, /favicon\.ico/)
  const brand = await newBrand()
  await open(page, brand, '', await brand.member('viewer'))
  await expect(entry(page, 'started the brand')).toBeVisible()

  const other = await (await browser.newContext()).newPage()
  await signedIn(other, await brand.member('cashier'))
  const refused = await other.goto(`/console/${brand.slug}/audit`)
  expect(refused?.status()).toBe(403)
  await other.context().close()
})

test('in Spanish, on a phone, light and dark', async ({ page, context }) => {
  const brand = await newBrand()
  const id = await addStore(brand, 'Verdi')
  ;(await brand.owner.api.patch(`/stores/${id}`, { address: 'Carrer de Verdi, 40' })).expecting(200)
  await context.addCookies([{ name: 'locale', value: 'es', url: baseURL }])
  await page.setViewportSize({ width: 390, height: 844 })

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await open(page, brand)
    await expect(page.getByRole('heading', { level: 1, name: 'Registro de auditoría' })).toBeVisible()
    await expect(entry(page, 'Owner cambió la tienda Verdi')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await expectAccessible(page)
  }
})
