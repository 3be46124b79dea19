import type { Page } from '@playwright/test'
import { baseURL, type Brand, expect, expectAccessible, newBrand, type Person, signedIn, test } from '../fixtures'

const weekend = { name: 'Weekend', benefit: { type: 'percent', percent: 30 } }

const draft = async (brand: Brand, about: Record<string, unknown> = {}) =>
  (await brand.owner.api.post('/campaigns', { ...weekend, ...about })).expecting(201).text('id')

const live = async (brand: Brand, about: Record<string, unknown> = {}) => {
  const id = await draft(brand, about)
  ;(await brand.owner.api.post(`/campaigns/${id}/publication`)).expecting(200)
  return id
}

const now = async (brand: Brand, id: string) => (await brand.owner.api.get(`/campaigns/${id}`)).expecting(200)

const open = async (page: Page, brand: Brand, path: string, person: Person = brand.owner) => {
  await signedIn(page, person)
  await page.goto(`/console/${brand.slug}/campaigns${path}`)
}

const summary = (page: Page) => page.getByRole('complementary', { name: 'In plain words' })

/** Samples are drawn by the browser alone, so their presence says that the page answers. */
const cameToLife = (page: Page) =>
  expect(
    summary(page)
      .getByRole('listitem')
      .filter({ hasText: /^[2-9A-HJ-NP-Z-]{9,}$/ }),
  ).toHaveCount(3)

test('from an empty brand to a live campaign with codes, by keyboard alone', async ({ page }) => {
  test.slow()
  const brand = await newBrand()
  await open(page, brand, '')

  await expect(page.getByRole('heading', { name: 'What shall the first one give?' })).toBeVisible()
  await expect(page.getByText(/^curl \S+\/api\/v1\/campaigns/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'A share off' }).press('Enter')
  await expect(page).toHaveURL(/new\?template=percent$/)
  await cameToLife(page)
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type('Weekend espresso')
  await page.getByRole('textbox', { name: 'No more than' }).focus()
  await page.keyboard.type('12,5')
  await page.getByRole('textbox', { name: 'Codes to give' }).focus()
  await page.keyboard.type('40.000')
  await expect(summary(page)).toContainText('30% off, and no more than €12.50.')
  await expect(summary(page)).toContainText('It gives 40,000 codes at most.')
  await expect(summary(page)).toContainText('Enough room. One guess in 20,490,707,174 hits a code.')
  await expectAccessible(page)
  await page.keyboard.press('ControlOrMeta+Enter')

  await expect(page.getByRole('heading', { level: 1, name: 'Weekend espresso' })).toBeVisible()
  await page.getByRole('button', { name: 'Publish' }).press('Enter')
  await expect(page.getByRole('dialog')).toContainText('It has no codes yet.')
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await page.keyboard.press('c')
  const many = page.getByRole('textbox', { name: 'How many' })
  await expect(many).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('60')
  await page.keyboard.press('Enter')
  await expect(page.getByText('of 60 codes are left. 0 are redeemed, 0 in wallets.')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('table').filter({ hasText: 'Holder' }).getByRole('rowheader')).toHaveCount(8)
  await expectAccessible(page)
})

test('what cannot be is said at its field, before and after it is sent', async ({ page }) => {
  const brand = await newBrand()
  await open(page, brand, '/new')
  await cameToLife(page)
  const field = (name: string) => page.getByRole('textbox', { name })

  await page.getByRole('button', { name: 'Save the draft' }).click()
  await expect(field('Name')).toBeFocused()
  await expect(page.getByText('It needs a name of at most 120 characters.')).toBeVisible()
  await field('Name').fill('Spring')
  await field('Percentage off').fill('30')
  await page.getByLabel('Day it starts').fill('2026-03-29')
  await page.getByLabel('Time it starts').fill('02:30')
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await expect(page.getByText('02:30 does not exist in Madrid on that day: the clock goes forward.', { exact: false })).toBeVisible()
  await page.getByLabel('Time it starts').fill('03:30')
  await page.getByLabel('Day it ends').fill('2026-03-28')
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await expect(page.getByText('It has to end after it starts.')).toBeVisible()
  await expectAccessible(page)
})

test('a published campaign shows what is fixed, saves the rest and takes it back', async ({ page }) => {
  const brand = await newBrand()
  const id = await live(brand)
  await open(page, brand, `/${id}/edit`)
  await cameToLife(page)

  await expect(page.getByText('Fixed since it was published')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Percentage off' })).toHaveCount(0)
  await page.getByRole('textbox', { name: 'Name' }).fill('Longer weekend')
  await expect(page.getByRole('region', { name: 'To be saved' })).toContainText('Longer weekend')
  await page.getByRole('link', { name: 'Stores' }).click()
  await page.getByRole('button', { name: 'Stay' }).click()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Longer weekend saved')).toBeVisible()
  expect((await now(brand, id)).body).toMatchObject({ name: 'Longer weekend' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Weekend', exact: true })).toBeVisible()
})

test('when two people save, the later sees both versions', async ({ page, expectTrouble }) => {
  expectTrouble(/412/)
  const brand = await newBrand()
  const id = await draft(brand)
  await open(page, brand, `/${id}/edit`)
  await cameToLife(page)

  await page.getByRole('textbox', { name: 'Name' }).fill('Mine')
  ;(await brand.owner.api.patch(`/campaigns/${id}`, { name: 'Theirs', minimumSpend: { amount: 900, currency: 'EUR' } })).expecting(200)
  await page.getByRole('button', { name: 'Save changes' }).click()
  const dialog = page.getByRole('dialog', { name: /^Somebody saved this at/ })
  await expect(dialog.getByRole('row', { name: 'Name Mine Theirs' })).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Keep mine' }).click()
  await expect(page.getByText('Mine saved')).toBeVisible()
  expect((await now(brand, id)).body).toMatchObject({ name: 'Mine', minimumSpend: { amount: 900 } })
})

test('pause and its undo, a copy, the JSON, the poster, the archive', async ({ page }) => {
  test.slow()
  const brand = await newBrand()
  const id = await live(brand)
  await open(page, brand, `/${id}`)

  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByRole('button', { name: 'Let it go on' })).toBeVisible()
  await expect(page.getByText('Weekend is paused')).toBeVisible()
  await page.keyboard.press('z')
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect.poll(async () => (await now(brand, id)).text('state')).toBe('live')
  await page.getByRole('button', { name: 'As a table' }).click()
  await expect(page.getByRole('row', { name: 'All 0 0%' })).toBeVisible()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'As JSON' }).click()
  await expect(page.getByRole('dialog').getByText(`"id": "${id}"`)).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Poster to print' }).click()
  await expect(page.getByRole('article', { name: 'Poster' }).getByRole('img', { name: 'QR code of the claim link' })).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('banner')).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('link', { name: 'Back to the campaign' }).click()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Archive' }).click()
  await page.getByRole('textbox', { name: 'Type Weekend to go on' }).fill('Weekend')
  await page.getByRole('button', { name: 'Archive the campaign' }).click()
  await expect(page.getByText('Weekend is archived')).toBeVisible()
  expect((await now(brand, id)).text('state')).toBe('archived')
})

test('the longest name leaves the code of the poster on its page', async ({ page }) => {
  const brand = await newBrand()
  const a4 = { width: 794, height: 1_123 }
  const id = await live(brand, {
    name: 'A name of many words '.repeat(6).slice(0, 120).trim(),
    benefit: { type: 'buy-x-get-y', buy: 1, get: 1, percentOff: 100 },
  })
  await page.setViewportSize(a4)
  await page.emulateMedia({ media: 'print' })
  await open(page, brand, `/${id}/poster`)

  const code = await page.getByRole('img', { name: 'QR code of the claim link' }).boundingBox()
  expect((code?.y ?? a4.height) + (code?.height ?? 0)).toBeLessThan(a4.height)
})

test('views, search, peek and rows', async ({ page }) => {
  const brand = await newBrand()
  await draft(brand, { name: 'Autumn' })
  const id = await live(brand, { name: 'Winter' })
  await open(page, brand, '')
  const row = (name: string) => page.getByRole('rowheader', { name })

  await expect(row('Winter')).toBeVisible()
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: 'Winter' })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByRole('dialog', { name: 'Winter' })).toContainText('30% off.')
  await expect(page).toHaveURL(new RegExp(`peek=${id}`))
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Drafts' }).click()
  await expect(page).toHaveURL(/view=draft/)
  await expect(row('Winter')).toHaveCount(0)
  await expect(row('Autumn')).toBeVisible()
  await page.keyboard.press('f')
  await page.keyboard.type('zzz')
  await expect(page.getByRole('heading', { name: 'Nothing is called “zzz”' })).toBeVisible()
  await page.getByRole('link', { name: 'Show all campaigns' }).click()
  await expect(page.getByRole('rowheader')).toHaveCount(2)
})

test('a viewer reads and cannot change; another brand’s campaign answers 404', async ({ page, expectTrouble }) => {
  expectTrouble(/40[34]/)
  const [brand, other] = await Promise.all([newBrand(), newBrand()])
  const [id, foreign] = await Promise.all([live(brand), live(other)])
  await open(page, brand, `/${id}`, await brand.member('viewer'))

  await expect(page.getByRole('heading', { level: 1, name: 'Weekend' })).toBeVisible()
  for (const name of ['Pause', 'Make codes', 'More']) await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  await expectAccessible(page)
  for (const [path, status] of [
    [`/${id}/edit`, 403],
    ['/new', 403],
    [`/${foreign}`, 404],
    ['/nonsense', 404],
  ] as const) {
    const answer = await page.goto(`/console/${brand.slug}/campaigns${path}`)
    expect(answer?.status(), path).toBe(status)
  }
})

test('in Spanish, on a phone, light and dark', async ({ page, context }) => {
  test.slow()
  const brand = await newBrand()
  const id = await live(brand)
  await context.addCookies([{ name: 'locale', value: 'es', url: baseURL }])
  await page.setViewportSize({ width: 390, height: 844 })
  await signedIn(page, brand.owner)

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const [path, title] of [
      ['', 'Campañas'],
      [`/${id}`, 'Weekend'],
      [`/${id}/edit`, 'Weekend'],
      ['/new', 'Campaña nueva'],
    ]) {
      await page.goto(`/console/${brand.slug}/campaigns${path}`)
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
      await expectAccessible(page)
    }
  }
})
