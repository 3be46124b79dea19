import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { newStrip } from '../api/strips'
import { baseURL, type Brand, expect, expectAccessible, newBrand, type Person, signedIn, sql, test } from '../fixtures'

const open = async (page: Page, brand: Brand, query = '', person: Person = brand.owner) => {
  await signedIn(page, person)
  await page.goto(`/console/${brand.slug}/codes${query}`, { waitUntil: 'networkidle' })
}

const row = (page: Page, code: string) => page.getByRole('row', { name: code })
const panel = (page: Page, code: string) => page.getByRole('region', { name: code, exact: true })
const bar = (page: Page) => page.getByRole('region', { name: 'What to do with the selected codes' })
const story = (page: Page, code: string) => panel(page, code).getByRole('list', { name: 'Its story' }).getByRole('listitem')

const claim = async (brand: Brand, campaignId: string, ref: string) =>
  (await brand.owner.api.post(`/campaigns/${campaignId}/claims`, { shopper: { ref } })).expecting(201).text('code')

const endsIn = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1_000).toISOString()

test('before the first code the page says what will be here and leads to it', async ({ page }) => {
  const brand = await newBrand()
  await open(page, brand)

  await expect(page.getByRole('heading', { name: 'No codes yet' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Start a campaign' })).toHaveAttribute('href', `/console/${brand.slug}/campaigns/new`)
  await expect(page.getByText(`curl ${baseURL}/api/v1/campaigns/$CAMPAIGN/batches`)).toBeVisible()
  await expectAccessible(page)
})

test('the codes of one customer: asked for by name or followed from one of them, narrowed, and fetched as a file', async ({ page }) => {
  const brand = await newBrand()
  const { campaignId } = await newStrip(brand, { name: 'Café de tarde' }, 4)
  await claim(brand, campaignId, 'pau.vidal')
  const code = await claim(brand, campaignId, 'laia.ferrer')
  await open(page, brand)

  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('menuitem', { name: 'By holder…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Codes of one holder' })
  await dialog.getByRole('button', { name: 'Show the codes' }).click()
  await expect(dialog.getByText('Say whose codes to show.')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('textbox', { name: 'Holder' }).fill(' laia.ferrer ')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\?holder=laia\.ferrer$/)
  await expect(row(page, code)).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('link', { name: 'Remove the filter Holder' }).click()
  await expect(page.getByRole('row')).toHaveCount(5)

  await page.getByRole('link', { name: code }).click()
  await panel(page, code).getByRole('link', { name: 'laia.ferrer' }).click()
  await expect(page).toHaveURL(/\?holder=laia\.ferrer$/)
  await page.goto(`/console/${brand.slug}/codes?holder=laia.ferrer&campaign=${campaignId}&state=claimed&q=${code.slice(0, 4)}`)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()])
  const lines = (await readFile(await file.path(), 'utf8')).split('\r\n')
  expect(lines.map((line) => line.split(',')[0])).toEqual(['code', code, ''])
})

test('a code is found in any spelling, tells its story, is taken back and voided', async ({ page }) => {
  const brand = await newBrand()
  const { campaignId, codes } = await newStrip(brand, { name: 'Café de tarde', limits: { usesPerCode: 2 } }, 3)
  const code = await claim(brand, campaignId, 'laia.ferrer')
  const order = { order: { ref: 'order-7', total: { amount: 2_000, currency: 'EUR' } } }
  ;(await brand.owner.api.post(`/codes/${code}/redemptions`, order)).expecting(201)
  await open(page, brand)
  await expect(page.getByRole('row')).toHaveCount(1 + codes.length)
  await expect(row(page, code)).toContainText('laia.ferrer')

  await page.getByRole('searchbox', { name: 'Find by code' }).fill(code.toLowerCase().replace('-', ' '))
  await expect(panel(page, code)).toBeVisible()
  await expect(story(page, code)).toHaveText([/Redeemed, by Owner/, /Claimed, by Owner/, /Made with 2 others/])
  await expect(panel(page, code)).toContainText('€2.00 off, €18.00 paid')
  await expect(panel(page, code)).toContainText('1 of 2')
  await expectAccessible(page)
  await panel(page, code).getByRole('button', { name: 'Take back' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click()
  await expect(page.getByText('The redemption is taken back')).toBeVisible()
  await expect(story(page, code).first()).toContainText('A redemption was taken back, by Owner')

  await panel(page, code).getByRole('button', { name: 'Void' }).click()
  await page
    .getByRole('dialog', { name: `Void ${code}?` })
    .getByRole('button', { name: 'Void' })
    .click()
  await expect(page.getByText(`${code} is void`)).toBeVisible()
  await expect(story(page, code).first()).toContainText('Voided, by Owner')
  await expect(panel(page, code).getByRole('button', { name: 'Void' })).toHaveCount(0)
  await panel(page, code).getByRole('link', { name: 'Close' }).click()
  await expect(panel(page, code)).toHaveCount(0)
})

test('views and filters stand in the address, and a campaign is fetched as a file', async ({ page }) => {
  const brand = await newBrand()
  const [one, other] = [await newStrip(brand, { name: 'Verano' }, 2), await newStrip(brand, { name: 'Navidad' }, 2)]
  const code = await claim(brand, one.campaignId, '=laia')
  await open(page, brand)

  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('menuitem', { name: 'Verano' }).click()
  await expect(page).toHaveURL(new RegExp(`campaign=${one.campaignId}`))
  await expect(row(page, other.codes[0] ?? '')).toHaveCount(0)
  await page.getByRole('navigation', { name: 'Codes by state' }).getByRole('link', { name: 'In a wallet' }).click()
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.reload()
  await expect(page.getByRole('row')).toHaveCount(2)
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('codes-verano.csv')
  const [head, first, ...rest] = (await (await download.createReadStream()).toArray()).join('').trim().split('\r\n')
  expect(head).toMatch(/^code,state,/)
  expect(first).toMatch(new RegExp(`^${code},claimed,1,'=laia,`))
  expect(rest).toEqual([])

  await page.getByRole('link', { name: 'Remove the filter Campaign' }).click()
  await expect(page).not.toHaveURL(/campaign=/)
  await page.getByRole('navigation', { name: 'Codes by state' }).getByRole('link', { name: 'Redeemed' }).click()
  await expect(page.getByRole('heading', { name: 'No code matches' })).toBeVisible()
  await expectAccessible(page)
})

test('many are extended, put back, and voided by jobs of the real engine, once all that match', async ({ page }) => {
  const brand = await newBrand()
  const { campaignId } = await newStrip(brand, { endsAt: endsIn(30) }, 60)
  const [first, second] = [await claim(brand, campaignId, 'laia'), await claim(brand, campaignId, 'pau')]
  await open(page, brand, `?campaign=${campaignId}`)

  for (const code of [first, second]) await page.getByRole('checkbox', { name: `Select ${code}`, exact: true }).click()
  await expect(bar(page)).toContainText('2 selected')
  await expectAccessible(page)
  await bar(page).getByRole('button', { name: 'Extend' }).click()
  const dialog = page.getByRole('dialog', { name: 'Extend 2 codes' })
  await dialog.getByLabel('Last day').fill(endsIn(3).slice(0, 10))
  await dialog.getByRole('button', { name: 'Extend until' }).click()
  await expect(page.getByText(/^2 extended until/)).toBeVisible()
  await expect(bar(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('2 as they were')).toBeVisible()

  await page.getByRole('checkbox', { name: 'Select all on this page' }).click()
  await expect(bar(page)).toContainText('50 selected')
  await bar(page).getByRole('button', { name: 'Select all 60 that match' }).click()
  await bar(page).getByRole('button', { name: 'Void' }).click()
  await page.getByRole('dialog', { name: 'Void all 60 codes that match?' }).getByRole('button', { name: 'Void' }).click()
  await expect(page.getByText('60 voided')).toBeVisible()
  const voided = await sql((sql) => sql`select 1 from codes where campaign_id = ${campaignId} and voided_at is not null`)
  expect(voided).toHaveLength(60)
  await expect(page.getByRole('cell', { name: 'Void', exact: true })).toHaveCount(50)
})

test('by keys alone: there, a row selected, looked at, voided, and found from anywhere', async ({ page }) => {
  const brand = await newBrand()
  const { codes } = await newStrip(brand, {}, 2)
  const [lower = '', upper = ''] = codes
  await signedIn(page, brand.owner)
  await page.goto(`/console/${brand.slug}`, { waitUntil: 'networkidle' })

  await page.keyboard.press('g')
  await page.keyboard.press('k')
  await expect(page).toHaveURL(`/console/${brand.slug}/codes`)
  const focused = page.locator('a[data-row]:focus')
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(focused).toHaveCount(1, { timeout: 500 })
  }).toPass()
  const code = await focused.innerText()
  await page.keyboard.press('x')
  await expect(bar(page)).toContainText('1 selected')
  await page.keyboard.press('v')
  await expect(page.getByRole('dialog', { name: `Void ${code}?` })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: code }).focus()
  await page.keyboard.press('x')
  await expect(bar(page)).toHaveCount(0)
  await page.keyboard.press(' ')
  await expect(panel(page, code)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel(page, code)).toHaveCount(0)
  await page.keyboard.press('v')
  await expect(page).toHaveURL(/state=available/)

  const other = code === lower ? upper : lower
  await page.keyboard.press('Control+k')
  await page.keyboard.type(other.toLowerCase())
  await expect(page.getByRole('option', { name: other })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(panel(page, other)).toBeVisible()
})

test('who only reads selects nothing, and a code of another brand is not here', async ({ page }) => {
  const [brand, stranger] = [await newBrand(), await newBrand()]
  const { codes } = await newStrip(brand)
  const elsewhere = await newStrip(stranger)
  await open(page, brand, '', await brand.member('cashier'))

  await expect(row(page, codes[0] ?? '')).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await page.goto(`/console/${brand.slug}/codes?peek=${elsewhere.codes[0]}`)
  await expect(page.getByRole('region', { name: 'This code is not here' })).toBeVisible()
})

test('in Spanish, on a phone, light and dark', async ({ page, context }) => {
  const brand = await newBrand()
  const { campaignId } = await newStrip(brand, { name: 'Verano' }, 4)
  const code = await claim(brand, campaignId, 'laia.ferrer')
  await context.addCookies([{ name: 'locale', value: 'es', url: baseURL }])
  await page.setViewportSize({ width: 390, height: 844 })

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const query of [`?campaign=${campaignId}`, `?peek=${code}`]) {
      await open(page, brand, query)
      await expect(page.getByText('En una cartera').filter({ visible: true }).last()).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
      await expectAccessible(page)
    }
  }
})
