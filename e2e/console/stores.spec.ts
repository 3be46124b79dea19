import { baseURL, expect, expectAccessible, newBrand, signedIn, test } from '../fixtures'
import { addStore, open, row, storeNow } from './stores'

test('an empty brand says what will be here and leads to the first store', async ({ page }) => {
  const brand = await newBrand()
  await open(page, brand, '/stores')

  await expect(page.getByRole('heading', { name: 'Your shops will be here' })).toBeVisible()
  await expect(page.getByText(/^curl \S+\/api\/v1\/stores/)).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('c')
  await expect(page).toHaveURL(new RegExp(`/console/${brand.slug}/stores/new$`))
})

test('search, order and the stores without a place stand in the address', async ({ page }) => {
  const brand = await newBrand()
  await addStore(brand)
  await addStore(brand, { name: 'Mercat' })
  await open(page, brand, '/stores')

  await page.keyboard.press('f')
  await page.keyboard.type('verd')
  await expect(page).toHaveURL(/q=verd/)
  await expect(row(page, 'Mercat')).toHaveCount(0)
  await page.getByRole('searchbox').fill('zzz')
  await expect(page.getByRole('heading', { name: 'Nothing is called “zzz”' })).toBeVisible()
  await page.getByRole('link', { name: 'Show all stores' }).click()
  await expect(row(page, 'Verdi')).toBeVisible()
  await expect(page.getByRole('searchbox')).toHaveValue('')
  await page.getByText('Newest').click()
  await expect(page).toHaveURL(/sort=-createdAt/)
  await expect(page.getByRole('rowheader').first()).toContainText('Mercat')
  await page.getByRole('link', { name: '1 without a place' }).click()
  await expect(page.getByRole('rowheader')).toHaveText([/^Mercat/])
})

test('fifty rows a page, forward and back', async ({ page }) => {
  test.slow()
  const brand = await newBrand()
  for (let at = 10; at < 62; at += 1) await addStore(brand, { name: `Store ${at}` })
  await open(page, brand, '/stores')

  await expect(page.getByRole('rowheader')).toHaveCount(50)
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(page.getByRole('rowheader')).toHaveText([/^Store 59/, /^Store 60/, /^Store 61/])
  await page.getByRole('link', { name: 'Previous' }).click()
  await expect(page.getByRole('rowheader')).toHaveCount(50)
  await page.goto(`/console/${brand.slug}/stores?cursor=cut-sho`)
  await expect(page).toHaveURL(`/console/${brand.slug}/stores`)
})

test('rows and places point at each other', async ({ page }) => {
  const brand = await newBrand()
  await addStore(brand)
  await addStore(brand, { name: 'Poblenou', position: { latitude: 41.40079, longitude: 2.20122 } })
  await open(page, brand, '/stores')
  const places = page.getByRole('group', { name: 'Stores on the map' })

  await expect(places.getByRole('button', { name: 'Verdi' })).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('link', { name: 'Poblenou' })).toBeFocused()
  await expect(places.getByRole('button', { name: 'Poblenou' })).toHaveAttribute('aria-current', 'true')
  await places.getByRole('button', { name: 'Verdi' }).click()
  await expect(row(page, 'Verdi')).toHaveAttribute('data-selected', 'true')
  await expect(page).toHaveURL(/peek=/)
})

test('a viewer reads and cannot change', async ({ page, expectTrouble }) => {
  expectTrouble(/403/, /favicon\.ico/)
  const brand = await newBrand()
  const id = await addStore(brand)
  await open(page, brand, '/stores', await brand.member('viewer'))

  await expect(page.getByRole('link', { name: 'Add a store' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Verdi' }).click()
  await expect(page.getByText('Your role reads stores; a manager changes them.')).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await expectAccessible(page)
  const refused = await page.goto(`/console/${brand.slug}/stores/new`)
  expect(refused?.status()).toBe(403)
  expect(await storeNow(brand, id)).toMatchObject({ version: 1 })
})

test('a store that is not there, or is another brand’s, answers 404', async ({ page, expectTrouble }) => {
  expectTrouble(/404/)
  const [brand, other] = await Promise.all([newBrand(), newBrand()])
  const id = await addStore(other)
  await signedIn(page, brand.owner)

  for (const path of [`stores/${id}`, 'stores/nonsense']) {
    const answer = await page.goto(`/console/${brand.slug}/${path}`)
    expect(answer?.status(), path).toBe(404)
  }
})

test('in Spanish, on a phone, light and dark', async ({ page, context }) => {
  const brand = await newBrand()
  const id = await addStore(brand)
  await context.addCookies([{ name: 'locale', value: 'es', url: baseURL }])
  await page.setViewportSize({ width: 390, height: 844 })
  await signedIn(page, brand.owner)

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const [path, title] of [
      ['stores', 'Tiendas'],
      [`stores/${id}`, 'Verdi'],
      ['stores/new', 'Tienda nueva'],
    ]) {
      await page.goto(`/console/${brand.slug}/${path}`)
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
      await expectAccessible(page)
    }
  }
})
