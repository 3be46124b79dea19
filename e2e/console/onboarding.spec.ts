import { newStrip } from '../api/strips'
import { expect, expectAccessible, newBrand, signedIn, test } from '../fixtures'

const order = { order: { total: { amount: 1_000, currency: 'EUR' } } }

test('the steps to the first redeemed code tick themselves, lead where they are done, and go away', async ({ page }) => {
  test.slow()
  const brand = await newBrand()
  const { api } = brand.owner
  const path = `/console/${brand.slug}`
  const steps = page.getByRole('region', { name: 'From nothing to the first code redeemed' })
  const step = (title: string) => steps.getByRole('listitem').filter({ hasText: title })
  const code = steps.getByRole('img', { name: 'QR code of the claim link' })
  await signedIn(page, brand.owner)
  await page.goto(path, { waitUntil: 'networkidle' })

  await expect(steps.getByRole('img', { name: '1 of 7 done' })).toBeVisible()
  await expect(step('Publish a campaign').getByRole('link', { name: 'Start a campaign' })).toHaveAttribute('href', `${path}/campaigns/new`)
  await expect(steps.getByRole('link', { name: 'Open the till' })).toHaveCount(0)
  await expectAccessible(page)

  const draft = (await api.post('/campaigns', { name: 'Weekend', benefit: { type: 'percent', percent: 30 } })).expecting(201).text('id')
  await expect(step('Publish a campaign').getByRole('link')).toHaveAttribute('href', `${path}/campaigns/${draft}`, { timeout: 20_000 })
  await expect(step('Make its codes').getByRole('link')).toHaveAttribute('href', `${path}/campaigns/${draft}?make=100`)

  const { campaignId } = await newStrip(brand)
  await page.reload()
  await expect(steps.getByRole('img', { name: '3 of 7 done' })).toBeVisible()
  await expect(code).toBeVisible()
  await expectAccessible(page)

  const claimed = (await api.post(`/campaigns/${campaignId}/claims`, { shopper: { ref: 'laia' } })).expecting(201).text('code')
  await expect(code).toHaveCount(0, { timeout: 20_000 })
  await expect(step('Redeem it at the till').getByRole('link', { name: 'Open the till' })).toHaveAttribute('href', `/till/${brand.slug}`)
  ;(await api.post(`/codes/${claimed}/redemptions`, order)).expecting(201)
  const place = { name: 'Verdi', position: { latitude: 41.4, longitude: 2.15 } }
  ;(await api.post('/stores', place)).expecting(201)
  await expect(steps.getByRole('listitem')).toHaveText([/Tell another system/], { timeout: 20_000 })
  ;(await api.post('/webhooks', { url: 'https://hooks.example.com/tira', types: [] })).expecting(201)
  await expect(steps).toHaveCount(0, { timeout: 20_000 })
})

test('who may do none of the steps is not told of them', async ({ page }) => {
  const brand = await newBrand()
  await signedIn(page, await brand.member('viewer'))
  await page.goto(`/console/${brand.slug}`)

  await expect(page.getByRole('region', { name: 'Activity' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'From nothing to the first code redeemed' })).toHaveCount(0)
})
