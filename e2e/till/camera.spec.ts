import { newCode } from '../api/strips'
import { type Brand, expect, expectAccessible, newBrand, signedIn, test, watchTrouble } from '../fixtures'
import { filmQr, readsCodes } from './fake-camera'

const tillOf = async (brand: Brand, page: Parameters<typeof signedIn>[0]) => {
  await signedIn(page, await brand.member('cashier'))
  return `/till/${brand.slug}`
}

test('the camera finds the code in front of it, looks it up at once, and is off', async ({
  playwright,
  launchOptions,
  baseURL,
}, testInfo) => {
  const brand = await newBrand()
  const code = await newCode(brand)
  const film = testInfo.outputPath('code.y4m')
  filmQr(code, film)
  const camera = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`]
  const browser = await playwright.chromium.launch({ ...launchOptions, args: [...(launchOptions.args ?? []), ...camera] })
  const context = await browser.newContext({ ...(baseURL && { baseURL }), permissions: ['camera'] })
  const trouble = await watchTrouble(context)
  await readsCodes(context, code)
  const page = await context.newPage()

  await page.goto(await tillOf(brand, page))
  await page.getByRole('button', { name: 'Scan' }).press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: /Campaign/ })).toBeVisible()
  await expect(page.getByText(code)).toBeVisible()
  await expect(page.getByLabel('Order total')).toBeFocused()
  await expect(page.locator('video')).toHaveCount(0)

  await context.clearPermissions()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Scan' }).press('Enter')
  await expect(page.getByText('This browser may not use the camera.')).toBeVisible()
  await expectAccessible(page)
  await expect(page.getByLabel('Code', { exact: true })).toBeFocused()
  expect(trouble).toEqual([])
  await browser.close()
})

test('where there is no camera, the till says so and takes the code by hand', async ({ page, context }) => {
  const brand = await newBrand()
  const code = await newCode(brand)
  await readsCodes(context, code)
  await page.goto(await tillOf(brand, page))

  await page.getByRole('button', { name: 'Scan' }).click()
  await expect(page.getByText('There is no camera here.')).toBeVisible()
  await page.getByLabel('Code', { exact: true }).fill(code)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Order total')).toBeFocused()
})
