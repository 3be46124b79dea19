import { expect, expectAccessible, newBrand, test } from '../fixtures'
import { addStore, open, row } from './stores'

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

  const [question, name] = [page.getByRole('button', { name: 'Delete' }), page.getByRole('textbox', { name: 'Type Verdi to go on' })]
  await question.press('Enter')
  await expect(name).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(question).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(name).toBeFocused()
  await page.keyboard.type('Verdi')
  await page.keyboard.press('Enter')

  await expect(page.getByText('Verdi deleted')).toBeVisible()
  await expect(row(page, 'Verdi')).toHaveCount(0)
})
