import type { Page } from '@playwright/test'
import { baseURL, type Brand, expect, expectAccessible, newBrand, type Person, signedIn, test } from '../fixtures'

const verdi = { name: 'Verdi', address: 'Carrer de Verdi, 40', position: { latitude: 41.40389, longitude: 2.15727 } }

const addStore = async (brand: Brand, about: Record<string, unknown> = verdi) =>
  (await brand.owner.api.post('/stores', about)).expecting(201).text('id')

const storeNow = async (brand: Brand, id: string) => (await brand.owner.api.get(`/stores/${id}`)).expecting(200).body

/** The map is drawn by the browser alone, so its presence says that the page answers. */
const cameToLife = (page: Page) => expect(page.getByRole('group', { name: /on the map$/ })).toBeVisible()

const open = async (page: Page, brand: Brand, path: string, person: Person = brand.owner) => {
  await signedIn(page, person)
  await page.goto(`/console/${brand.slug}${path}`)
  await cameToLife(page)
}

const map = (page: Page) => page.getByRole('group', { name: 'Place of the store on the map' })
const save = (page: Page) => page.getByRole('button', { name: 'Save changes' })
const row = (page: Page, name: string) => page.getByRole('row', { name })

test('an empty brand says what will be here and leads to the first store', async ({ page }) => {
  const brand = await newBrand()
  await open(page, brand, '/stores')

  await expect(page.getByRole('heading', { name: 'Your shops will be here' })).toBeVisible()
  await expect(page.getByText(/^curl \S+\/api\/v1\/stores/)).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('c')
  await expect(page).toHaveURL(new RegExp(`/console/${brand.slug}/stores/new$`))
})

test('a store is added by a click on the map, stands in the list, and can be taken away again', async ({ page }) => {
  const brand = await newBrand()
  await addStore(brand)
  await open(page, brand, '/stores/new')

  await page.getByRole('textbox', { name: 'Name' }).fill('Joanic')
  await map(page).click({ position: { x: 180, y: 420 } })
  await expect(page.getByRole('textbox', { name: 'Latitude' })).not.toHaveValue('')
  await page.getByRole('button', { name: 'Add a store' }).click()

  await expect(page).toHaveURL(/peek=/)
  await expect(row(page, 'Joanic')).toHaveAttribute('data-selected', 'true')
  await expect(page.getByRole('status').filter({ hasText: 'Joanic added' })).toBeVisible()
  await page.keyboard.press('z')
  await expect(row(page, 'Joanic')).toHaveCount(0)
  await expect(row(page, 'Verdi')).toBeVisible()
})

test('a store is added with the keyboard alone, pasting its place', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL })
  const brand = await newBrand()
  await open(page, brand, '/stores/new')

  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type('Sarrià')
  await page.getByRole('textbox', { name: 'Latitude' }).focus()
  await page.evaluate(() => navigator.clipboard.writeText('41.40031, 2.12117'))
  await page.keyboard.press('ControlOrMeta+v')
  await expect(page.getByRole('textbox', { name: 'Longitude' })).toHaveValue('2.12117')
  await page.keyboard.press('ControlOrMeta+Enter')

  await expect(row(page, 'Sarrià')).toBeVisible()
  const [added] = (await brand.owner.api.get('/stores', { query: { q: 'Sarrià' } })).rows()
  expect(added).toMatchObject({ position: { latitude: 41.40031, longitude: 2.12117 }, timeZone: 'Europe/Madrid' })
})

test('the pin is put and moved with keys', async ({ page }) => {
  const brand = await newBrand()
  const id = await addStore(brand)
  await open(page, brand, `/stores/${id}`)

  await map(page).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const longitude = page.getByRole('textbox', { name: 'Longitude' })
  await expect(longitude).not.toHaveValue('2.15727')
  const placed = await longitude.inputValue()
  await page.getByRole('button', { name: /^Pin at/ }).press('ArrowRight')
  await expect(longitude).not.toHaveValue(placed)
  await save(page).click()

  await expect(page.getByText('Verdi saved')).toBeVisible()
  expect(await storeNow(brand, id)).toMatchObject({ position: { longitude: Number(await longitude.inputValue()) } })
})

test('only what was changed is sent, and Z puts it back', async ({ page }) => {
  const brand = await newBrand()
  const id = await addStore(brand)
  await open(page, brand, `/stores/${id}`)
  const bodies: unknown[] = []
  page.on('request', (request) => request.method() === 'PATCH' && bodies.push(request.postDataJSON()))

  await expect(save(page)).toBeDisabled()
  await page.getByRole('textbox', { name: 'Name' }).fill('Verdi 2')
  await expect(page.getByText('Changes not saved')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByRole('heading', { name: 'Verdi 2' })).toBeVisible()
  await page.getByRole('heading', { name: 'Opening hours' }).click()
  await page.keyboard.press('z')

  await expect(page.getByText('Verdi is as before')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Verdi')
  expect(bodies).toEqual([{ name: 'Verdi 2' }, { name: 'Verdi' }])
})

test('hours over midnight, copied through the week, reach the store as they are meant', async ({ page }) => {
  const brand = await newBrand()
  const id = await addStore(brand)
  await open(page, brand, `/stores/${id}`)

  await page.getByRole('button', { name: 'Set opening hours' }).click()
  await page.getByRole('textbox', { name: 'Monday, opens, period 1' }).fill('18')
  await page.getByRole('textbox', { name: 'Monday, closes, period 1' }).fill('1')
  await page.keyboard.press('Tab')
  await expect(page.getByText('until 01:00 next day')).toHaveCount(1)
  await page.getByRole('button', { name: 'More for Monday' }).click()
  await page.getByRole('menuitem', { name: 'Copy to every day' }).click()
  await expect(page.getByText('until 01:00 next day')).toHaveCount(7)
  await page.getByRole('button', { name: 'Remove period 1 of Sunday' }).click()
  await expectAccessible(page)
  await save(page).click()

  await expect(page.getByText('Verdi saved')).toBeVisible()
  expect(await storeNow(brand, id)).toMatchObject({
    openingHours: { monday: [{ opens: '18:00', closes: '01:00' }], saturday: [{ opens: '18:00', closes: '01:00' }], sunday: [] },
  })
})

test('the time zone is found by its words, with the brand’s first', async ({ page }) => {
  const brand = await newBrand()
  const id = await addStore(brand)
  await open(page, brand, `/stores/${id}`)

  const zone = page.getByRole('combobox', { name: 'Time zone' })
  await zone.click()
  await expect(page.getByRole('option').first()).toHaveText('Europe/MadridThe brand’s')
  await zone.pressSequentially('atl cana')
  await expect(page.getByRole('option')).toHaveText(['Atlantic/Canary'])
  await expectAccessible(page)
  await zone.press('Enter')
  await expect(zone).toHaveValue('Atlantic/Canary')
  await save(page).click()

  await expect(page.getByText('Verdi saved')).toBeVisible()
  expect(await storeNow(brand, id)).toMatchObject({ timeZone: 'Atlantic/Canary' })
})

test('what is wrong is said at its field and nothing is lost', async ({ page, expectTrouble }) => {
  expectTrouble(/422/)
  const brand = await newBrand()
  await open(page, brand, '/stores/new')

  await page.getByRole('button', { name: 'Add a store' }).click()
  const name = page.getByRole('textbox', { name: 'Name' })
  await expect(name).toBeFocused()
  await expect(name).toHaveAccessibleDescription(/needs a name/)
  await name.fill('Clot')
  await page.getByRole('textbox', { name: 'Address' }).fill('x'.repeat(301))
  await page.getByRole('button', { name: 'Add a store' }).click()

  await expect(page.getByRole('textbox', { name: 'Address' })).toHaveAccessibleDescription(/at most 300/)
  await expect(name).toHaveValue('Clot')
})

test('a mistyped hour says so and keeps the form', async ({ page }) => {
  const brand = await newBrand()
  const id = await addStore(brand)
  await open(page, brand, `/stores/${id}`)

  await page.getByRole('button', { name: 'Set opening hours' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'Monday, opens, period 1' })).toBeFocused()
  const closes = page.getByRole('textbox', { name: 'Tuesday, closes, period 1' })
  await closes.fill('25:99')
  await save(page).click()
  await expect(closes).toBeFocused()
  await expect(closes).toHaveAccessibleDescription('Write a time such as 8:30 or 20:00.')
  await expect(page.getByRole('status').filter({ hasText: 'Write a time such as 8:30 or 20:00.' })).toBeVisible()
  await expectAccessible(page)
  await expect(closes).toHaveValue('25:99')
  await closes.fill('21')
  await save(page).click()

  await expect(page.getByText('Verdi saved')).toBeVisible()
  expect(await storeNow(brand, id)).toMatchObject({ openingHours: { tuesday: [{ opens: '09:00', closes: '21:00' }] } })
})

test('two people at once: both versions are shown, mine goes onto theirs', async ({ page, browser, expectTrouble }) => {
  expectTrouble(/412/)
  const brand = await newBrand()
  const id = await addStore(brand)
  const manager = await brand.member('manager')
  const other = await (await browser.newContext()).newPage()
  await Promise.all([open(page, brand, `/stores/${id}`), open(other, brand, `/stores/${id}`, manager)])

  await other.getByRole('textbox', { name: 'Name' }).fill('Theirs')
  await other.getByRole('textbox', { name: 'Address' }).fill('Elsewhere, 1')
  await save(other).click()
  await expect(other.getByText('Theirs saved')).toBeVisible()
  await page.getByRole('textbox', { name: 'Name' }).fill('Mine')
  await save(page).click()
  const dialog = page.getByRole('dialog', { name: /^Somebody saved this at \d\d:\d\d$/ })
  await expect(dialog.getByRole('row', { name: 'Name Mine Theirs' })).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Keep mine' }).click()

  await expect(page.getByText('Mine saved')).toBeVisible()
  expect(await storeNow(brand, id)).toMatchObject({ name: 'Mine', address: 'Elsewhere, 1', version: 3 })

  await other.getByRole('textbox', { name: 'Name' }).fill('Theirs again')
  await save(other).click()
  await other.getByRole('dialog').getByRole('button', { name: 'Take theirs' }).click()
  await expect(other.getByRole('textbox', { name: 'Name' })).toHaveValue('Mine')
  await expect(other.getByText('Changes not saved')).toHaveCount(0)
  await other.context().close()
})

test('without a connection the form keeps everything, and the button tries again', async ({ page, context, expectTrouble }) => {
  expectTrouble(/ERR_INTERNET_DISCONNECTED/)
  const brand = await newBrand()
  await open(page, brand, '/stores/new')

  await page.getByRole('textbox', { name: 'Name' }).fill('Poblenou')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Add a store' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'No connection. What you wrote is still here.' })).toBeVisible()
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()

  await expect(row(page, 'Poblenou')).toBeVisible()
})

test('leaving asks first, and what the Back button leaves can be taken up again', async ({ page }) => {
  const brand = await newBrand()
  const id = await addStore(brand)
  await open(page, brand, '/stores')
  await page.getByRole('link', { name: 'Verdi' }).click()
  const name = page.getByRole('textbox', { name: 'Name' })
  await cameToLife(page)

  await name.fill('Half written')
  await page.getByRole('link', { name: 'Audit log' }).click()
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' })
  await dialog.getByRole('button', { name: 'Stay' }).click()
  await expect(name).toHaveValue('Half written')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await page.goBack()
  await page.getByRole('button', { name: 'Back to them' }).click()
  await expect(name).toHaveValue('Half written')
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Leave' }).click()

  await expect(row(page, 'Verdi')).toBeVisible()
  expect(await storeNow(brand, id)).toMatchObject({ name: 'Verdi', version: 1 })
})

test('a store is deleted by typing its name; the online store is not', async ({ page }) => {
  const brand = await newBrand()
  await addStore(brand)
  await open(page, brand, '/stores')

  await page.getByRole('link', { name: 'Online' }).click()
  await expect(page.getByRole('heading', { name: 'Online has no place' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Delete' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Verdi' }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  const confirm = page.getByRole('button', { name: 'Delete the store' })
  await expect(confirm).toBeDisabled()
  await page.getByRole('textbox', { name: 'Type Verdi to go on' }).fill('Verdi')
  await expectAccessible(page)
  await confirm.click()

  await expect(page.getByText('Verdi deleted')).toBeVisible()
  await expect(row(page, 'Verdi')).toHaveCount(0)
})

test('a store is deleted with the keyboard alone', async ({ page }) => {
  const brand = await newBrand()
  const id = await addStore(brand)
  await open(page, brand, `/stores/${id}`)

  await page.getByRole('button', { name: 'Delete' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'Type Verdi to go on' })).toBeFocused()
  await page.keyboard.type('Verdi')
  await page.keyboard.press('Enter')

  await expect(page.getByText('Verdi deleted')).toBeVisible()
  await expect(row(page, 'Verdi')).toHaveCount(0)
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
