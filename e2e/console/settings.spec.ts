import type { Browser, Page } from '@playwright/test'
import {
  baseURL,
  type Brand,
  expect,
  expectAccessible,
  newAccount,
  newBrand,
  password,
  type Person,
  signedIn,
  test,
  unique,
} from '../fixtures'

const open = async (page: Page, brand: Brand, person: Person = brand.owner) => {
  await signedIn(page, person)
  await page.goto(`/console/${brand.slug}/settings`, { waitUntil: 'networkidle' })
}

const row = (page: Page, name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })
const ownVersion = async (brand: Brand) => (await brand.owner.api.get(`/brands/${brand.slug}`)).expecting(200).body
const elsewhere = async (browser: Browser) => (await browser.newContext({ baseURL })).newPage()

const invite = async (page: Page, identifier: string, role: string) => {
  const form = page.getByRole('form', { name: 'Add somebody' })
  await form.getByRole('textbox').fill(identifier)
  await form.getByRole('combobox').selectOption(role)
  await form.getByRole('button', { name: 'Add' }).click()
}

/** A click before the page is alive does nothing. */
const join = async (page: Page, path: string) => {
  await page.waitForURL(path)
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Join the team' }).click()
}

const linkOf = async (page: Page) => {
  const link = await page.getByTitle('Copy').filter({ hasText: '/invitations/' }).locator('.code').innerText()
  return new URL(link).pathname
}

test('what changed is saved and can be taken back; what is fixed is said', async ({ page }) => {
  const brand = await newBrand({ name: 'Lumen', allowedOrigins: ['https://lumen.example'] })
  await open(page, brand)

  await expect(page.getByText('In every address, so it stays.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save changes' })).toBeDisabled()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Lumen Gràcia')
  await page.getByRole('combobox', { name: 'Time zone' }).fill('canary')
  await page.keyboard.press('Enter')
  await page.getByRole('checkbox', { name: 'Español' }).check()
  await page.getByRole('textbox', { name: 'Web pages' }).fill('https://shop.example\nhttps://other.example/cart')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByText('https://other.example/cart is not an origin.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Web pages' }).fill('https://shop.example\nhttps://other.example')
  await page.getByRole('button', { name: 'Save changes' }).click()

  await expect(page.getByText('Lumen Gràcia saved')).toBeVisible()
  expect(await ownVersion(brand)).toMatchObject({
    name: 'Lumen Gràcia',
    timeZone: 'Atlantic/Canary',
    locales: ['en', 'es'],
    allowedOrigins: ['https://shop.example', 'https://other.example'],
  })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Lumen')
  expect(await ownVersion(brand)).toMatchObject({ name: 'Lumen', timeZone: 'Europe/Madrid', allowedOrigins: ['https://lumen.example'] })
})

test('whoever was faster is named, and theirs or mine is taken', async ({ page, expectTrouble }) => {
  expectTrouble(/412/)
  const brand = await newBrand({ name: 'Lumen' })
  const other = await brand.member('owner', 'Marta Puig')
  await open(page, brand)
  const name = page.getByRole('textbox', { name: 'Name', exact: true })

  await name.fill('Mine')
  ;(await other.api.patch(`/brands/${brand.slug}`, { name: 'Theirs' })).expecting(200)
  await page.getByRole('button', { name: 'Save changes' }).click()
  const notice = page.getByRole('alert').filter({ hasText: 'Marta Puig saved this at' })
  await expect(notice).toContainText('Theirs')
  await expectAccessible(page)
  await notice.getByRole('button', { name: 'Take theirs' }).click()
  await expect(name).toHaveValue('Theirs')

  await name.fill('Mine')
  ;(await other.api.patch(`/brands/${brand.slug}`, { name: 'Again', timeZone: 'UTC' })).expecting(200)
  await page.getByRole('button', { name: 'Save changes' }).click()
  await notice.getByRole('button', { name: 'Keep mine' }).click()
  await expect(page.getByText('Mine saved')).toBeVisible()
  expect(await ownVersion(brand)).toMatchObject({ name: 'Mine', timeZone: 'UTC' })
})

test('who has no account gets a link, makes an account, and joins; the link works once', async ({ page, browser }) => {
  const brand = await newBrand({ name: 'Lumen' })
  const email = `${unique('invited')}@example.com`
  await open(page, brand)

  await invite(page, email, 'Manager')
  await expect(page.getByRole('heading', { name: `Hand this link to ${email}` })).toBeFocused()
  const link = await linkOf(page)
  await expect(row(page, email)).toContainText('Invited until')
  await expectAccessible(page)

  const guest = await elsewhere(browser)
  const asked: string[] = []
  guest.on('request', (request) => asked.push(new URL(request.url()).origin))
  await guest.goto(link)
  await expect(guest.getByRole('heading', { level: 1, name: 'Join Lumen' })).toBeVisible()
  await expectAccessible(guest)
  await guest.getByRole('link', { name: 'Make an account' }).click()
  await guest.waitForURL(/sign-up/)
  await guest.waitForLoadState('networkidle')
  await guest.getByRole('textbox', { name: 'Your name' }).fill('Berta Soler')
  await guest.getByRole('textbox', { name: 'Email' }).fill(email)
  await guest.getByRole('textbox', { name: 'Password' }).fill(password)
  await guest.getByRole('button', { name: 'Make my account' }).click()
  await join(guest, link)
  await expect(guest).toHaveURL(`/console/${brand.slug}`, { timeout: 15_000 })
  await guest.goto(link)
  await expect(guest.getByRole('heading', { name: 'This invitation no longer works' })).toBeVisible()
  expect(new Set(asked)).toEqual(new Set([new URL(baseURL).origin]))
  await guest.context().close()

  await page.reload()
  await expect(row(page, 'Berta Soler')).toContainText('In the team')
})

test('an invitation opened by a member says so, and one taken back meanwhile is refused', async ({ page, browser, expectTrouble }) => {
  const brand = await newBrand({ name: 'Lumen' })
  await open(page, brand)
  await invite(page, unique('username'), 'Viewer')
  const link = await linkOf(page)
  await page.goto(link)
  await expect(page.getByText('You belong to this team already.')).toBeVisible()

  expectTrouble(/404/)
  const guest = await elsewhere(browser)
  const person = await newAccount({ name: 'Guest' })
  await guest.goto(link)
  await guest.getByRole('link', { name: 'Sign in to join' }).click()
  await guest.getByRole('textbox', { name: 'Email, username or phone' }).fill(person.identifier)
  await guest.getByRole('textbox', { name: 'Password' }).fill(person.password)
  await guest.getByRole('button', { name: 'Sign in' }).click()
  await expect(guest.getByText('Signed in as Guest.')).toBeVisible()
  await page.goto(`/console/${brand.slug}/settings`, { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: /^Take back the invitation/ }).click()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByText('Invited until')).toHaveCount(0)
  await join(guest, link)
  await expect(guest.getByRole('alert').filter({ hasText: 'It was used, taken back' })).toBeVisible()
  await guest.context().close()
})

test('who has an account is added at once, gets another role, and is removed by name', async ({ page, expectTrouble }) => {
  expectTrouble(/409/)
  const brand = await newBrand()
  const person = await newAccount({ name: 'Marta Puig' })
  await open(page, brand)

  await invite(page, person.email, 'Viewer')
  await expect(page.getByText('Marta Puig is in the team: Viewer')).toBeVisible()
  await invite(page, person.email, 'Viewer')
  await expect(page.getByText('They are in the team or invited already.')).toBeVisible()
  const role = page.getByRole('combobox', { name: 'Role of Marta Puig' })
  await role.selectOption('Cashier')
  await expect(page.getByText('Marta Puig: Cashier')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(role).toHaveValue('viewer')

  await page.getByRole('button', { name: 'Remove Marta Puig' }).click()
  const confirm = page.getByRole('button', { name: 'Remove from the team' })
  await expect(confirm).toBeDisabled()
  await page.getByRole('textbox', { name: 'Type Marta Puig to go on' }).fill('Marta Puig')
  await confirm.click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(row(page, 'Marta Puig')).toHaveCount(0)
  expect((await brand.owner.api.get('/members')).rows()).toHaveLength(1)
})

test('the last owner neither leaves nor becomes less', async ({ page, expectTrouble }) => {
  expectTrouble(/409/)
  const brand = await newBrand({ name: 'Lumen' })
  await open(page, brand)

  await page.getByRole('combobox', { name: 'Role of Owner' }).selectOption('Viewer')
  await page.getByRole('button', { name: 'Change my role' }).click()
  await expect(page.getByText('A brand keeps at least one owner.')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Role of Owner' })).toHaveValue('owner')
  await page.getByRole('button', { name: 'Leave the team' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('Lumen')
  await dialog.getByRole('button', { name: 'Leave the team' }).click()
  await expect(dialog.getByRole('alert')).toContainText('A brand keeps at least one owner.')
})

test('a viewer reads and may leave; a cashier sees only the own line', async ({ page, browser }) => {
  const brand = await newBrand({ name: 'Lumen' })
  const viewer = await brand.member('viewer', 'Vera')
  await open(page, brand, viewer)

  await expect(page.getByText('An owner changes these.')).toBeVisible()
  await expect(row(page, 'Owner')).toContainText('In the team')
  for (const gone of ['textbox', 'combobox', 'form'] as const) await expect(page.getByRole('main').getByRole(gone)).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Remove/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Leave the team' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Lumen')
  await page.getByRole('dialog').getByRole('button', { name: 'Leave the team' }).click()
  await expect(page).toHaveURL('/', { timeout: 15_000 })

  const till = await elsewhere(browser)
  await open(till, brand, await brand.member('cashier', 'Carla'))
  await expect(till.getByRole('rowheader')).toHaveText([/^Carla/])
  await till.context().close()
})

test('in Spanish, on a phone, light and dark', async ({ page, context }) => {
  const brand = await newBrand({ name: 'Lumen' })
  await brand.member('manager', 'Marta Puig')
  await context.addCookies([{ name: 'locale', value: 'es', url: baseURL }])
  await page.setViewportSize({ width: 390, height: 844 })

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await open(page, brand)
    await expect(page.getByRole('heading', { level: 1, name: 'Ajustes' })).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Rol de Marta Puig' })).toHaveValue('manager')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await expectAccessible(page)
  }
})
