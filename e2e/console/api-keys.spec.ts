import type { Page } from '@playwright/test'
import { baseURL, bearer, type Brand, expect, expectAccessible, newBrand, type Person, signedIn, test } from '../fixtures'

const open = async (page: Page, brand: Brand, query = '', person: Person = brand.owner) => {
  await signedIn(page, person)
  await page.goto(`/console/${brand.slug}/api-keys${query}`, { waitUntil: 'networkidle' })
}

const row = (page: Page, name: string) => page.getByRole('row', { name })
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const shown = (page: Page) => page.getByRole('region', { name: /This is the only time/ })

/** The secret as it stands on the page. */
const secretOf = async (page: Page): Promise<string> => {
  const [secret = ''] =
    /tira_\w+/.exec(
      (await shown(page)
        .getByRole('button', { name: /^tira_/ })
        .innerText()) ?? '',
    ) ?? []
  return secret
}

test('a key is made from sentences, shown once, rotated with an overlap, and revoked by its name', async ({ page }) => {
  const brand = await newBrand()
  await open(page, brand)
  await expect(page.getByRole('heading', { name: 'No other system has a key' })).toBeVisible()
  await expect(page.getByText(`curl ${baseURL}/api/v1/api-keys`)).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('main').getByRole('button', { name: 'New key' }).click()
  const dialog = page.getByRole('dialog', { name: 'New API key' })
  await dialog.getByText('Till', { exact: true }).click()
  await expect(dialog.getByRole('checkbox', { name: 'Redeem codes' })).toBeChecked()
  await expect(dialog.getByRole('checkbox', { name: 'Claim codes for customers' })).not.toBeChecked()
  await dialog.getByRole('button', { name: 'Make the key' }).click()
  await expect(dialog.getByText('A key needs a name of at most 80 characters.')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Till at Verdi')
  await dialog.getByRole('combobox', { name: 'Expires' }).selectOption('In 90 days')
  await dialog.getByRole('button', { name: 'Make the key' }).click()

  await expect(page.getByRole('heading', { name: /^Till at Verdi is made/ })).toBeFocused()
  const first = await secretOf(page)
  await expectAccessible(page)
  ;(await bearer(first).get('/codes')).expecting(200)
  ;(await bearer(first).get('/campaigns')).expecting(403)
  await page.getByRole('button', { name: 'I have put it away' }).click()
  await expect(page.getByText(first)).toHaveCount(0)
  expect(await page.content()).not.toContain(first)

  await row(page, 'Till at Verdi').getByRole('link').click()
  await expect(panel(page, 'Till at Verdi').getByRole('listitem')).toHaveText(['Look up codes', 'Redeem codes'])
  await panel(page, 'Till at Verdi').getByRole('button', { name: 'New secret' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Make a new secret' }).click()
  await expect(page.getByRole('heading', { name: /^Till at Verdi has a new secret/ })).toBeVisible()
  const second = await secretOf(page)
  expect(second).not.toBe(first)
  for (const secret of [first, second]) (await bearer(secret).get('/codes')).expecting(200)
  await expect(panel(page, 'Till at Verdi')).toContainText('The secret from before works until')

  await panel(page, 'Till at Verdi').getByRole('button', { name: 'Revoke' }).click()
  const question = page.getByRole('dialog', { name: 'Revoke Till at Verdi?' })
  await expect(question.getByRole('button', { name: 'Revoke' })).toBeDisabled()
  await question.getByRole('textbox').fill('Till at Verdi')
  await question.getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByText('Till at Verdi is revoked')).toBeVisible()
  for (const secret of [first, second]) (await bearer(secret).get('/codes')).expecting(401)
  await expect(row(page, 'Till at Verdi')).toContainText('Revoked')
  await expect(panel(page, 'Till at Verdi').getByRole('button', { name: 'Revoke' })).toHaveCount(0)
})

test('what somebody else changed meanwhile, and a lost connection, are said where one stands', async ({ page, context, expectTrouble }) => {
  expectTrouble(/412/, /ERR_INTERNET_DISCONNECTED/)
  const brand = await newBrand()
  const { id } = await brand.apiKey(['codes:read'], { name: 'Shop' })
  await open(page, brand, `?peek=${id}`)
  ;(await brand.owner.api.patch(`/api-keys/${id}`, { name: 'Shop, old' })).expecting(200)

  await panel(page, 'Shop').getByRole('button', { name: 'Rename' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Shop, new')
  await dialog.getByRole('button', { name: 'Rename' }).click()
  await expect(dialog.getByText('Somebody has changed this key meanwhile. Look at it and try again.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: 'Shop, old', exact: true, includeHidden: true })).toBeAttached()
  await dialog.getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByText('Shop, new has its new name')).toBeVisible()

  await panel(page, 'Shop, new').getByRole('button', { name: 'Revoke' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Shop, new')
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByText('No connection. Nothing has changed.')).toBeVisible()
  await context.setOffline(false)
})

test('only owners see it', async ({ page, expectTrouble }) => {
  expectTrouble(/403/, /favicon\.ico/)
  const brand = await newBrand()
  await signedIn(page, await brand.member('manager'))

  expect((await page.goto(`/console/${brand.slug}/api-keys`))?.status()).toBe(403)
})

test('by keys alone: there, a key made, looked at and closed', async ({ page }) => {
  const brand = await newBrand()
  await signedIn(page, brand.owner)
  await page.goto(`/console/${brand.slug}`, { waitUntil: 'networkidle' })

  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await expect(page).toHaveURL(`/console/${brand.slug}/api-keys`)
  const dialog = page.getByRole('dialog', { name: 'New API key' })
  await expect(async () => {
    await page.keyboard.press('c')
    await expect(dialog).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await page.keyboard.type('Shop')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^Shop is made/ })).toBeFocused()
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(row(page, 'Shop').getByRole('link')).toBeFocused({ timeout: 500 })
  }).toPass()
  for (const key of ['Space', 'Enter']) {
    await page.keyboard.press(key)
    await expect(panel(page, 'Shop')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(panel(page, 'Shop')).toHaveCount(0)
    await expect(row(page, 'Shop').getByRole('link')).toBeFocused()
  }
})

test('in Spanish, on a phone, light and dark', async ({ page, context }) => {
  const brand = await newBrand()
  const { id } = await brand.apiKey(['codes:read', 'claims:write'], { name: 'Sistema de venta' })
  await context.addCookies([{ name: 'locale', value: 'es', url: baseURL }])
  await page.setViewportSize({ width: 390, height: 844 })

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const query of ['', `?peek=${id}`]) {
      await open(page, brand, query)
      await expect(page.getByText('Pedir códigos para clientes').filter({ visible: true }).first()).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
      await expectAccessible(page)
    }
  }
})
