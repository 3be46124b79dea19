import { expect, expectAccessible, newBrand, signedIn, test } from '../fixtures'

test('what a colleague does stands on Today a moment later, without loading the page again', async ({ page }) => {
  const brand = await newBrand()
  const colleague = await brand.member('manager', 'Marta')
  await signedIn(page, brand.owner)
  await page.goto(`/console/${brand.slug}`, { waitUntil: 'networkidle' })
  await page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''))

  ;(await colleague.api.post('/stores', { name: 'Verdi' })).expecting(201)

  const newest = page.getByRole('region', { name: 'Activity' }).getByRole('listitem').first()
  await expect(newest).toContainText('Marta added the store Verdi', { timeout: 20_000 })
  await expect(page.locator('html')).toHaveAttribute('data-same-page', '')
  await expectAccessible(page)
})

test('the list holds still while somebody is in it, and goes on when they leave', async ({ page }) => {
  const brand = await newBrand()
  ;(await brand.owner.api.post('/stores', { name: 'Verdi' })).expecting(201)
  await signedIn(page, brand.owner)
  const activity = page.getByRole('region', { name: 'Activity' })
  await expect(async () => {
    await page.goto(`/console/${brand.slug}`, { waitUntil: 'networkidle' })
    await expect(activity).toContainText('Verdi', { timeout: 1_000 })
  }).toPass()

  await activity.getByRole('link', { name: 'Verdi' }).focus()
  const news = page.waitForResponse(
    async (answer) => answer.url().includes('/api/v1/events') && (await answer.text()).includes('store.created'),
  )
  ;(await brand.owner.api.post('/stores', { name: 'Gràcia' })).expecting(201)
  await news
  await page.waitForTimeout(1_000)
  await expect(activity).not.toContainText('Gràcia')

  await page.getByRole('heading', { name: 'Today', exact: true }).click()
  await expect(activity).toContainText('Gràcia', { timeout: 20_000 })
})

test('a cashier, who may not read events, has no such block', async ({ page }) => {
  const brand = await newBrand()
  const cashier = await brand.member('cashier')
  await signedIn(page, cashier)

  await page.goto(`/console/${brand.slug}`)

  await expect(page.getByRole('heading', { name: 'Today', exact: true })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Activity' })).toHaveCount(0)
})
