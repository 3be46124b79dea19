import type { Browser, Page } from '@playwright/test'
import { baseURL, browserSession, client, expect, expectAccessible, newAccount, newBrand, type Person, signedIn, test } from '../fixtures'

const chromeOnAndroid = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36'
const firefoxOnWindows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0'

const open = async (page: Page, person: Person, path = '/you') => {
  await signedIn(page, person)
  await page.goto(path, { waitUntil: 'networkidle' })
}

const signInWith = async (person: Person, userAgent: string) =>
  client({ cookie: (await browserSession(person, { headers: { 'user-agent': userAgent } })).cookie })

const told = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text })
const signInList = (page: Page) => page.getByRole('list', { name: 'Where you are signed in' })

/** Somebody of their own in a browser of their own, who sees the page in Spanish on a phone. */
const onPhone = async (browser: Browser, colorScheme: 'light' | 'dark') => {
  const context = await browser.newContext({ baseURL, colorScheme, viewport: { width: 390, height: 844 } })
  await context.addCookies([{ name: 'locale', value: 'es', url: baseURL }])
  return context.newPage()
}

test('name and time zone are kept, and the page says the new name', async ({ page }) => {
  const person = await newAccount({ name: 'Laia', timeZone: 'Europe/Madrid' })
  await open(page, person)

  await page.getByRole('textbox', { name: 'Your name' }).fill('Laia Puig')
  await page.getByRole('combobox', { name: 'Time zone' }).selectOption('Asia/Tokyo')
  await page.getByRole('button', { name: 'Save' }).click()

  await expect(told(page, 'Saved')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Laia Puig' })).toBeVisible()
  const profile = await person.api.get('/me')
  expect([profile.text('name'), profile.text('timeZone')]).toEqual(['Laia Puig', 'Asia/Tokyo'])
  await page.getByRole('textbox', { name: 'Your name' }).fill('Laia')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Laia', exact: true })).toBeVisible()
})

test('a name that is missing or too long is refused at its field', async ({ page, expectTrouble }) => {
  expectTrouble(/422/)
  const person = await newAccount({ name: 'Laia' })
  await open(page, person)
  const name = page.getByRole('textbox', { name: 'Your name' })

  await name.fill('  ')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(name).toHaveAccessibleDescription('Write your name.')
  await expect(name).toBeFocused()
  await name.fill('a'.repeat(121))
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(name).toHaveAccessibleDescription('The name has up to 120 characters, on one line.')
  expect((await person.api.get('/me')).text('name')).toBe('Laia')
})

test('what was changed somewhere else in between is not overwritten but shown', async ({ page, expectTrouble }) => {
  expectTrouble(/412/)
  const person = await newAccount({ name: 'Laia' })
  await open(page, person)
  ;(await person.api.patch('/me', { name: 'From elsewhere' })).expecting(200)

  await page.getByRole('textbox', { name: 'Your name' }).fill('From here')
  await page.getByRole('button', { name: 'Save' }).click()

  await expect(told(page, 'You changed this somewhere else in the meantime')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Your name' })).toHaveValue('From elsewhere')
  await page.getByRole('textbox', { name: 'Your name' }).fill('From here after all')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'From here after all' })).toBeVisible()
})

test('the language goes to the account, and what was being typed stays', async ({ page }) => {
  const person = await newAccount({ name: 'Laia', locale: 'en' })
  await open(page, person)
  await page.getByRole('textbox', { name: 'Your name' }).fill('Laia P')

  await page.getByText('Español').click()

  await expect(page.getByRole('heading', { name: 'Dónde has entrado' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Tu nombre' })).toHaveValue('Laia P')
  expect((await person.api.get('/me')).text('locale')).toBe('es')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Laia P' })).toBeVisible()
})

test('ending one session ends that one only, and its cookie is dead', async ({ page }) => {
  const person = await newAccount({ timeZone: 'Europe/Madrid' })
  const phone = await signInWith(person, chromeOnAndroid)
  const desk = await signInWith(person, firefoxOnWindows)
  await open(page, person)
  await expect(signInList(page).getByRole('listitem')).toHaveCount(4)
  await expect(signInList(page).getByRole('listitem').first()).toContainText('This one')
  ;(await phone.get('/me')).expecting(200)

  await page.getByRole('button', { name: /Sign out: Chrome on Android, since / }).click()

  await expect(told(page, 'Chrome on Android is signed out')).toBeVisible()
  await expect(signInList(page)).not.toContainText('Chrome on Android')
  await expect(signInList(page)).toBeFocused()
  ;(await phone.get('/me')).expecting(401)
  ;(await desk.get('/me')).expecting(200)
  await page.reload()
  await expect(signInList(page).getByRole('listitem')).toHaveCount(3)
})

test('a session that has ended in between is said to have ended', async ({ page, expectTrouble }) => {
  expectTrouble(/404/)
  const person = await newAccount()
  const phone = await signInWith(person, chromeOnAndroid)
  await open(page, person)
  const own = (await phone.get('/me/sessions')).rows().find(({ current }) => current)
  ;(await person.api.delete(`/me/sessions/${String(own?.id)}`)).expecting(204)

  await page.getByRole('button', { name: /Sign out: Chrome on Android/ }).click()

  await expect(told(page, 'Chrome on Android was signed out already')).toBeVisible()
  await expect(signInList(page)).not.toContainText('Chrome on Android')
})

test('signing out everywhere else leaves this browser alone', async ({ page }) => {
  const person = await newAccount()
  const phone = await signInWith(person, chromeOnAndroid)
  await open(page, person)

  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()

  await expect(told(page, 'Only this browser is signed in now')).toBeVisible()
  await expect(signInList(page).getByRole('listitem')).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Sign out everywhere else' })).toHaveCount(0)
  ;(await phone.get('/me')).expecting(401)
  expect((await page.request.get('/api/v1/me')).status()).toBe(200)
})

test('no connection is said, and nothing leaves the list', async ({ page, context, expectTrouble }) => {
  expectTrouble(/ERR_INTERNET_DISCONNECTED/, /WebSocket/)
  const person = await newAccount()
  await signInWith(person, chromeOnAndroid)
  await open(page, person)
  await context.setOffline(true)

  await page.getByRole('button', { name: /Sign out: Chrome on Android/ }).click()

  await expect(told(page, 'No connection. Nothing was changed.')).toBeVisible()
  await expect(signInList(page)).toContainText('Chrome on Android')
})

test('a new password ends the other sessions, and is the one that counts', async ({ page, expectTrouble }) => {
  expectTrouble(/401/, /422/)
  const person = await newAccount()
  const phone = await signInWith(person, chromeOnAndroid)
  await open(page, person)
  await page.getByRole('link', { name: 'Change your password' }).click()
  const [current, next] = [page.getByRole('textbox', { name: 'Current password' }), page.getByRole('textbox', { name: 'New password' })]
  const save = page.getByRole('button', { name: 'Change my password' })

  await save.click()
  await expect(current).toHaveAccessibleDescription('Write your current password.')
  await current.fill('not-the-right-one')
  await next.fill('a sentence of my own')
  await save.click()
  await expect(current).toHaveAccessibleDescription('That is not your current password.')
  await current.fill(person.password)
  await next.fill('password123')
  await save.click()
  await expect(next).toHaveAccessibleDescription(/Many people use that one/)
  await expectAccessible(page)
  await next.fill('a sentence of my own')
  await save.click()

  await expect(page).toHaveURL(/\/you$/)
  await expect(told(page, 'Password changed. Only this browser is signed in now.')).toBeVisible()
  await expect(signInList(page).getByRole('listitem')).toHaveCount(1)
  ;(await phone.get('/me')).expecting(401)
  ;(await client().post('/tokens', { identifier: person.email, password: 'a sentence of my own' })).expecting(200)
})

test('too many tries with a wrong password say how long to wait', async ({ page, expectTrouble }) => {
  expectTrouble(/401/, /429/)
  const person = await newAccount()
  await open(page, person, '/you/password')
  await page.getByRole('textbox', { name: 'New password' }).fill('a sentence of my own')

  for (let tries = 0; tries < 12; tries += 1) await person.api.post('/me/password', { current: 'wrong', password: 'a sentence of my own' })
  await page.getByRole('textbox', { name: 'Current password' }).fill('wrong-again')
  await page.getByRole('button', { name: 'Change my password' }).click()

  await expect(page.getByRole('alert').filter({ hasText: /The next one is possible in \d+ seconds?\./ })).toBeVisible()
  await expectAccessible(page)
})

test('an account is deleted by its name, and nobody is signed in afterwards', async ({ page }) => {
  const person = await newAccount({ name: 'Laia Puig' })
  const phone = await signInWith(person, chromeOnAndroid)
  await open(page, person)
  await page.getByRole('link', { name: 'Delete your account' }).click()
  const confirm = page.getByRole('textbox', { name: 'Type Laia Puig to go on' })

  await confirm.fill('Laia')
  await page.getByRole('button', { name: 'Delete my account' }).click()
  await expect(confirm).toHaveAccessibleDescription(/That is not Laia Puig\./)
  await expectAccessible(page)
  ;(await phone.get('/me')).expecting(200)
  await confirm.fill('laia puig')
  await page.getByRole('button', { name: 'Delete my account' }).click()

  await page.waitForURL(`${baseURL}/`)
  ;(await phone.get('/me')).expecting(401)
  ;(await client().post('/tokens', { identifier: person.email, password: person.password })).expecting(401)
  await page.goto('/you')
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
})

test('the only owner of a brand hears what to do first', async ({ page, expectTrouble }) => {
  expectTrouble(/409/)
  const { owner } = await newBrand()
  await open(page, owner, '/you/delete')

  await page.getByRole('textbox').fill(owner.email)
  await page.getByRole('button', { name: 'Delete my account' }).click()

  await expect(page.getByRole('alert').filter({ hasText: 'You are the only owner of a brand' })).toContainText('someone else an owner')
  await expectAccessible(page)
  ;(await owner.api.get('/me')).expecting(200)
})

test('whoever is not signed in goes there first, and comes back', async ({ page }) => {
  for (const path of ['/you/password', '/you/delete']) {
    await page.goto(path)
    await expect(page).toHaveURL(`${baseURL}/sign-in?next=${encodeURIComponent(path)}`)
  }
})

test('in Spanish, on a phone, light and dark', async ({ browser }) => {
  test.slow()
  const person = await newAccount({ name: 'Laia' })
  const titles = { '/you': 'Laia', '/you/password': 'Cambiar tu contraseña', '/you/delete': 'Borrar tu cuenta' }

  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await onPhone(browser, colorScheme)
    await signedIn(page, person)
    for (const [path, title] of Object.entries(titles)) {
      await page.goto(path, { waitUntil: 'networkidle' })
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
      await expectAccessible(page)
    }
    await page.context().close()
  }
})
