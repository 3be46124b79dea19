import { newStrip } from '../api/strips'
import { expect, expectAccessible, newAccount, newBrand, signedIn, sql, test, unique } from '../fixtures'

const held = (campaignId: string) =>
  sql(async (sql) => {
    const [row] = await sql<{ count: number }[]>`select count(*)::int as count from claims where campaign_id = ${campaignId}`
    return row?.count
  })

test('a tap while signed out is one code after signing in, by keyboard alone, and it opens from the wallet', async ({ page }) => {
  const brand = await newBrand({ name: 'Cafés Lumen' })
  const name = unique('Breakfast')
  const { campaignId, codes } = await newStrip(brand, { name, description: 'With any coffee.' }, 3)
  const { claimUrl } = JSON.parse((await brand.owner.api.get(`/campaigns/${campaignId}`)).expecting(200).raw)
  const person = await newAccount({ name: 'Laia' })

  await page.goto(new URL(claimUrl).pathname)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByText('3 left')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'I want it' }).press('Enter')
  await page.waitForURL(/\/sign-in/)
  expect(await held(campaignId)).toBe(0)
  await page.getByLabel('Email, username or phone').fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.keyboard.press('Enter')

  await page.waitForURL(/\/wallet\/[\da-f-]{36}$/)
  await expect(page.getByRole('img', { name: `QR code of ${codes[0]}` })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Show bars' }).press('Enter')
  await expect(page.getByRole('img', { name: `Barcode of ${codes[0]}` })).toBeVisible()
  expect(await held(campaignId)).toBe(1)

  await page.goto(`/campaigns/${campaignId}`)
  await expect(page.getByRole('button', { name: 'I want it' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Open your code' }).press('Enter')
  await page.waitForURL(/\/wallet\//)
  expect(await held(campaignId)).toBe(1)

  await page.goto('/wallet')
  await expect(page.getByRole('link', { name: new RegExp(name) })).toContainText(codes[0] ?? 'no code')
  await expectAccessible(page)
  await page.getByRole('link', { name: new RegExp(name) }).press('Enter')
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible()
  ;(await brand.owner.api.post(`/codes/${codes[0]}/redemptions`, { order: { total: { amount: 1000, currency: 'EUR' } } })).expecting(201)
  await expect(page.getByText('Used', { exact: true })).toBeVisible({ timeout: 15_000 })
  await page.goto('/wallet')
  await page.getByText('Used and over (1)').press('Enter')
  await page.getByRole('link', { name: new RegExp(name) }).press('Enter')
  await expect(page.getByText('Used', { exact: true })).toBeVisible()
  await expect(page.getByRole('img', { name: /QR code/ })).toHaveCount(0)
})

test('the answer is lost on the way: the button asks again by itself, and it is one code', async ({ page, expectTrouble }) => {
  expectTrouble(/ERR_FAILED|Failed to load resource/)
  const brand = await newBrand()
  const { campaignId } = await newStrip(brand, {}, 2)
  await signedIn(page, await newAccount())
  let answers = 0
  await page.route('**/api/v1/campaigns/*/claims', async (route) => {
    answers += 1
    await route.fetch()
    if (answers === 1) return route.abort()
    await route.continue()
  })

  await page.goto(`/campaigns/${campaignId}`)
  await page.getByRole('button', { name: 'I want it' }).click()
  await page.waitForURL(/\/wallet\//)
  expect(answers).toBe(2)
  expect(await held(campaignId)).toBe(1)
})

test('what cannot be had says why, and strangers learn of no draft and of nothing that is not theirs to claim', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/404/)
  const brand = await newBrand()
  const { campaignId: empty } = await newStrip(brand, {}, 0)
  const { campaignId: planned } = await newStrip(brand, { startsAt: '2099-05-01T08:00:00Z' }, 1)
  const { campaignId: closed } = await newStrip(brand, { claimableByShoppers: false }, 1)

  await page.goto(`/campaigns/${empty}`)
  await expect(page.getByRole('heading', { level: 1, name: 'None left' })).toBeVisible()
  await expectAccessible(page)
  await page.goto(`/campaigns/${planned}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Starts 1 May 2099, 10:00' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'I want it' })).toHaveCount(0)
  for (const path of [`/campaigns/${closed}`, '/campaigns/not-an-id', '/c/NOSUCHTOKEN00000'])
    expect((await page.goto(path))?.status()).toBe(404)
})
