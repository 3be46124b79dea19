import { expect, expectAccessible, newAccount, newBrand, signedIn, test, unique } from '../fixtures'

test('without a place the newest shops are there to start from, and none claims a distance', async ({ page, context, baseURL }) => {
  const { owner } = await newBrand()
  const [near, far] = [unique('Nula'), unique('Wellington')]
  for (const [name, position] of [
    [near, { latitude: 0, longitude: 0 }],
    [far, { latitude: -41.3, longitude: 174.8 }],
  ] as const)
    (await owner.api.post('/stores', { name, position })).expecting(201)

  await page.goto('/')
  await expect(page.getByRole('listitem').filter({ hasText: near })).toBeVisible()
  const cards = page.getByRole('listitem').filter({ hasText: /Nula|Wellington/ })
  const [placeOfFar, placeOfNear] = await Promise.all(
    [far, near].map(async (name) => (await cards.allInnerTexts()).findIndex((text) => text.includes(name))),
  )

  await expect(page.getByRole('heading', { name: 'Or start from a new shop' })).toBeVisible()
  expect(placeOfFar).toBeGreaterThanOrEqual(0)
  expect(placeOfFar).toBeLessThan(placeOfNear ?? -1)
  await expect(page.getByRole('listitem').filter({ hasText: /\d (min|km)\b/ })).toHaveCount(0)

  await context.addCookies([{ name: 'place', value: '0.0000,0.0000', url: baseURL ?? '' }])
  await page.reload()
  await expect(page.getByRole('listitem').filter({ hasText: near })).toContainText('1 min')
})

test('the tab You says who is signed in, on every page of a shopper', async ({ page }) => {
  const person = await newAccount({ name: 'Íñigo Puig' })
  const you = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^You/ })

  await page.goto('/')
  await expect(you).toHaveAccessibleName('You')
  await signedIn(page, person)
  for (const path of ['/', '/wallet', '/you']) {
    await page.goto(path)
    await expect(you).toHaveAccessibleName('You signed in as Íñigo Puig')
    await expect(you).toContainText('Í')
  }
  await expectAccessible(page)
})
