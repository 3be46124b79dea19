import type { Page } from '@playwright/test'
import { Webhook } from 'standardwebhooks'
import { openReceiver, type Receiver, status } from '@/db/testing/receiver'
import { baseURL, type Brand, expect as expectSoon, expectAccessible, newBrand, type Person, signedIn, sql, test } from '../fixtures'

/** What one waits for here goes through the queue of deliveries and somebody else's system. */
const expect = expectSoon.configure({ timeout: 20_000 })

const receivers: Receiver[] = []
test.afterAll(() => Promise.all(receivers.map((receiver) => receiver.close())))

const aReceiver = async (): Promise<Receiver & { host: string }> => {
  const receiver = await openReceiver()
  receivers.push(receiver)
  return { ...receiver, host: new URL(receiver.url).host }
}

type Listening = Awaited<ReturnType<typeof aReceiver>> & { id: string }

const aWebhook = async ({ owner: { api } }: Brand, body: Record<string, unknown> = {}): Promise<Listening> => {
  const receiver = await aReceiver()
  return { ...receiver, id: (await api.post('/webhooks', { url: receiver.url, ...body })).expecting(201).text('id') }
}

/** A test that is over: the shortest way to a delivery. */
const aTest = async ({ owner: { api } }: Brand, { id }: Listening, state: string): Promise<string> => {
  const asked = (await api.post(`/webhooks/${id}/test`)).expecting(202).text('id')
  await expect.poll(async () => (await api.get(`/deliveries/${asked}`)).text('state')).toBe(state)
  return asked
}

const open = async (page: Page, brand: Brand, path = '', person: Person = brand.owner) => {
  await signedIn(page, person)
  await page.goto(`/console/${brand.slug}/webhooks${path}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

const rows = (page: Page) => page.getByRole('table', { name: 'Deliveries' }).locator('tbody').getByRole('row')
const panel = (page: Page, name = 'A test') => page.getByRole('region', { name, exact: true })
const shown = (page: Page) => page.getByRole('region', { name: /This is the only time/ })

const secretOf = async (page: Page): Promise<string> =>
  /whsec_[\w+/=]+/.exec(
    await shown(page)
      .getByRole('button', { name: /^whsec_/ })
      .innerText(),
  )?.[0] ?? ''

const choose = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name }).click()
}

test('a webhook is added, tested with the secret that is shown once, rotated with an overlap, turned off and on, and deleted by its host', async ({
  page,
}) => {
  const brand = await newBrand()
  const receiver = await aReceiver()
  await open(page, brand)
  await expect(page.getByRole('heading', { name: 'No system of yours is told anything' })).toBeVisible()
  for (const line of ['cloudflared tunnel --url', "from 'standardwebhooks'", `curl ${baseURL}/api/v1/webhooks`])
    await expect(page.getByText(line)).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('main').getByRole('button', { name: 'New webhook', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'New webhook' })
  await dialog.getByText('Only these').click()
  await dialog.getByRole('button', { name: 'Add the webhook' }).click()
  await expect(dialog.getByText('Choose at least one event, or everything.')).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: 'Address' })).toBeFocused()
  await expectAccessible(page)
  await dialog.getByRole('checkbox', { name: 'A code is claimed' }).check()
  await dialog.getByRole('textbox', { name: 'Address' }).fill(receiver.url)
  await dialog.getByRole('textbox', { name: 'Description' }).fill('The shop')
  await dialog.getByRole('button', { name: 'Add the webhook' }).click()

  await expect(page.getByRole('heading', { name: `${receiver.host} is added.` })).toBeFocused()
  const first = await secretOf(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Send a test' }).click()
  await expect(page.getByText(`${receiver.host} took the test: 200`)).toBeVisible()
  const [told] = receiver.received
  expect(new Webhook(first).verify(told?.body ?? '', told?.headers ?? {})).toMatchObject({ type: 'webhook.test' })
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText(['A test'])
  await expect(page.getByRole('img', { name: 'Last 1 attempts: 1 taken, 0 refused, 0 without an answer' })).toBeVisible()
  await page.getByRole('button', { name: 'I have put it away' }).click()
  expect(await page.content()).not.toContain(first)

  await choose(page, 'New secret')
  await page.getByRole('dialog').getByRole('button', { name: 'Make a new secret' }).click()
  await expect(page.getByRole('heading', { name: /has a new secret/ })).toBeFocused()
  const second = await secretOf(page)
  await page.getByRole('button', { name: 'Send a test' }).click()
  await expect.poll(() => receiver.received.length).toBe(2)
  for (const secret of [first, second])
    expect(new Webhook(secret).verify(receiver.received[1]?.body ?? '', receiver.received[1]?.headers ?? {})).toBeTruthy()
  await expect(page.getByText('The one from before signs along until').last()).toBeVisible()

  await choose(page, 'Turn off')
  await expect(page.getByText(`${receiver.host} is off`, { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send a test' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(page.getByRole('button', { name: 'Send a test' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Replay it/ })).toBeVisible()

  await choose(page, 'Delete')
  const question = page.getByRole('dialog', { name: `Delete ${receiver.host}?` })
  await expect(question.getByRole('button', { name: 'Delete' })).toBeDisabled()
  await question.getByRole('textbox').fill(receiver.host)
  await question.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('heading', { name: 'No system of yours is told anything' })).toBeVisible()
})

test('what fails says so in the navigation and on its page, each attempt shows what went out and came back, and a replay helps', async ({
  page,
}) => {
  const brand = await newBrand()
  const webhook = await aWebhook(brand, { description: 'Orders' })
  webhook.answer((response) => void response.writeHead(410, { 'content-type': 'application/json' }).end('{"error":"moved"}'))
  const delivery = await aTest(brand, webhook, 'failed')
  await open(page, brand)

  await expect(page.getByRole('link', { name: 'Webhooks 1 to look at' })).toBeVisible()
  await expect(page.getByRole('row', { name: webhook.host })).toContainText('Stopped')
  await expect(page.getByRole('img', { name: 'Last 1 attempts: 0 taken, 1 refused, 0 without an answer' })).toBeVisible()
  await page.getByRole('row', { name: webhook.host }).getByRole('link').click()
  await expect(page.getByText(`${webhook.host} said that it is gone`)).toBeVisible()
  await page.getByRole('link', { name: 'A test' }).click()
  await expect(panel(page)).toContainText('Nothing is sent while the webhook is off.')
  await expect(panel(page).getByText('"error": "moved"')).toBeVisible()
  await expect(panel(page)).toContainText('webhook-signature: v1,')
  await expect(panel(page)).toContainText('"type": "webhook.test"')
  await expectAccessible(page)

  webhook.answer(status(200))
  await page.getByRole('button', { name: 'Turn on' }).click()
  await panel(page).getByRole('button', { name: 'Replay' }).click()
  await expect(panel(page)).toContainText('Attempt 2')
  await expect(panel(page)).toContainText('Delivered')
  await expect(panel(page)).toContainText(/webhook-timestamp: \d+changed/)
  await expect(rows(page)).toContainText(['Delivered'])
  expect(new Set(webhook.received.map(({ id, body }) => id + body)).size).toBe(1)
  await expect(page).toHaveURL(new RegExp(`peek=${delivery}`))

  await page
    .getByRole('button', { name: 'Close the delivery' })
    .or(page.getByRole('link', { name: 'Close the delivery' }))
    .click()
  await page.getByRole('button', { name: 'Replay since' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Replay', exact: true }).click()
  await expect(page.getByText('There is nothing to replay since then.')).toBeVisible()
  await page.getByRole('button', { name: 'Replay since' }).click()
  await dialog.getByText('Everything', { exact: true }).click()
  await dialog.getByRole('combobox', { name: 'Since' }).selectOption('The beginning')
  await dialog.getByRole('button', { name: 'Replay', exact: true }).click()
  await expect(page.getByText('1 event is sent again')).toBeVisible()
  await expect.poll(() => webhook.received.length).toBe(3)
})

test('what comes while one looks waits above the rows, and failed deliveries are replayed by their number', async ({ page }) => {
  const brand = await newBrand()
  const webhook = await aWebhook(brand)
  await aTest(brand, webhook, 'succeeded')
  await open(page, brand, `/${webhook.id}`)
  await expect(rows(page)).toHaveCount(1)

  webhook.answer(status(503))
  for (let count = 0; count < 2; count += 1) (await brand.owner.api.post(`/webhooks/${webhook.id}/test`)).expecting(202)
  await expect(page.getByRole('button', { name: /^2 new/ })).toBeVisible()
  await expect(rows(page)).toHaveCount(1)
  await page.keyboard.press('n')
  await expect(rows(page)).toHaveCount(3)
  await expect(page.getByText(`${webhook.host} does not take what is sent`)).toBeVisible()
  await page.getByRole('link', { name: 'Waiting' }).click()
  await expect(page).toHaveURL(/view=waiting/)
  await expect(rows(page)).toHaveCount(2)

  await sql(
    (sql) => sql`update deliveries set state = 'failed', next_attempt_at = null, finished_at = now()
      where webhook_id = ${webhook.id} and state = 'pending'`,
  )
  await expect(page.getByRole('button', { name: 'Replay 2' })).toBeVisible()
  await expect(page.getByText('Given up: 2.')).toBeVisible()
  webhook.answer(status(200))
  await page.getByRole('button', { name: 'Replay 2' }).click()
  await expect(page.getByText('2 events are sent again')).toBeVisible()
  await expect(page.getByText(`${webhook.host} does not take what is sent`)).toHaveCount(0)
  await page.getByRole('link', { name: 'Delivered' }).click()
  await expect(rows(page)).toHaveCount(3)
  await page.getByRole('combobox', { name: 'Event' }).selectOption('A code is claimed')
  await expect(page.getByText('Nothing like this')).toBeVisible()
})

test('somebody else’s change, a wrong address and a lost connection are said where one stands', async ({
  page,
  context,
  expectTrouble,
}) => {
  expectTrouble(/412/, /422/, /ERR_INTERNET_DISCONNECTED/)
  const brand = await newBrand()
  const webhook = await aWebhook(brand, { description: 'Shop' })
  await open(page, brand, `/${webhook.id}`)
  await page.getByRole('button', { name: 'Edit' }).click()
  const dialog = page.getByRole('dialog', { name: `Change ${webhook.host}` })
  await dialog.getByRole('textbox', { name: 'Address' }).fill('https://10.0.0.1/tira')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('The address must be a public one.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Address' }).fill(webhook.url)

  await dialog.getByRole('textbox', { name: 'Description' }).fill('Shop, mine')
  ;(await brand.owner.api.patch(`/webhooks/${webhook.id}`, { description: 'Shop, theirs', types: ['code.claimed'] })).expecting(200)
  await dialog.getByRole('button', { name: 'Save' }).click()
  const conflict = page.getByRole('dialog', { name: /^Somebody saved this at/ })
  await expect(conflict.getByRole('row')).toHaveText([/^Field/, 'DescriptionShop, mineShop, theirs'])
  await expectAccessible(page)
  await conflict.getByRole('button', { name: 'Keep mine' }).click()
  await expect(page.getByText(`${webhook.host} is changed`)).toBeVisible()
  expect((await brand.owner.api.get(`/webhooks/${webhook.id}`)).body).toMatchObject({ description: 'Shop, mine', types: ['code.claimed'] })
  await page.keyboard.press('z')
  await expect(page.getByText(`${webhook.host} is as it was`)).toBeVisible()
  expect((await brand.owner.api.get(`/webhooks/${webhook.id}`)).body).toMatchObject({ description: 'Shop, theirs' })

  await context.setOffline(true)
  await choose(page, 'Turn off')
  await expect(page.getByText('No connection. Nothing has changed.')).toBeVisible()
  await context.setOffline(false)
})

test('a viewer looks and changes nothing; a cashier does not even look', async ({ page, browser, expectTrouble }) => {
  expectTrouble(/403/, /favicon\.ico/)
  const brand = await newBrand()
  const webhook = await aWebhook(brand)
  const delivery = await aTest(brand, webhook, 'succeeded')
  await open(page, brand, `/${webhook.id}?peek=${delivery}`, await brand.member('viewer'))
  await expect(panel(page)).toContainText('Delivered')
  for (const name of ['Send a test', 'Edit', 'More', 'Replay', 'Replay since'])
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)

  const other = await browser.newPage()
  await signedIn(other, await brand.member('cashier'))
  expect((await other.goto(`${baseURL}/console/${brand.slug}/webhooks/${webhook.id}`))?.status()).toBe(403)
  await other.close()
})

test('by keys alone: there, a webhook added, tested, looked at and closed', async ({ page }) => {
  const brand = await newBrand()
  const receiver = await aReceiver()
  await signedIn(page, brand.owner)
  await page.goto(`/console/${brand.slug}`, { waitUntil: 'networkidle' })

  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await expect(page).toHaveURL(`/console/${brand.slug}/webhooks`)
  const dialog = page.getByRole('dialog', { name: 'New webhook' })
  await expect(async () => {
    await page.keyboard.press('c')
    await expect(dialog).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await page.keyboard.type(receiver.url)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /is added/ })).toBeFocused()
  await page.keyboard.press('t')
  await expect(page.getByText('took the test: 200')).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(rows(page).getByRole('link')).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('Space')
  await expect(panel(page)).toBeVisible()
  await page.keyboard.press('r')
  await expect(panel(page)).toContainText('Attempt 2')
  await page.keyboard.press('Escape')
  await expect(panel(page)).toHaveCount(0)
})

test('in Spanish, on a phone, light and dark', async ({ page, context }) => {
  const brand = await newBrand()
  const webhook = await aWebhook(brand, { types: ['code.claimed', 'campaign.exhausted'] })
  const delivery = await aTest(brand, webhook, 'succeeded')
  await context.addCookies([{ name: 'locale', value: 'es', url: baseURL }])
  await signedIn(page, brand.owner)
  await page.setViewportSize({ width: 390, height: 844 })

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const [path, said] of [
      ['', 'Alguien consigue un código y una campaña se queda sin códigos'],
      [`/${webhook.id}`, 'Entregada'],
      [`/${webhook.id}?peek=${delivery}`, 'Lo que se envía'],
    ] as const) {
      await page.goto(`/console/${brand.slug}/webhooks${path}`)
      await expect(page.getByText(said).filter({ visible: true }).first()).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
      await expectAccessible(page)
    }
  }
})
