import { baseURL, expect, expectAccessible, newBrand, test } from '../fixtures'
import { addStore, map, open, row, save, storeNow } from './stores'

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

test('a pair of coordinates that is typed into one field becomes two', async ({ page }) => {
  const brand = await newBrand()
  await open(page, brand, '/stores/new')
  const [latitude, longitude] = [page.getByRole('textbox', { name: 'Latitude' }), page.getByRole('textbox', { name: 'Longitude' })]

  await longitude.pressSequentially('41,40031; 2,12117')
  await page.keyboard.press('Tab')
  await expect(latitude).toHaveValue('41.40031')
  await expect(longitude).toHaveValue('2.12117')
  await latitude.fill('41,5')
  await page.keyboard.press('Tab')
  await expect(latitude).toHaveValue('41,5')
  await expect(longitude).toHaveValue('2.12117')
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
