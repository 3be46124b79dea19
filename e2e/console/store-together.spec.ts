import { expect, expectAccessible, newBrand, test } from '../fixtures'
import { addStore, cameToLife, open, row, save, storeNow } from './stores'

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
