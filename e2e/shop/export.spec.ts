import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { finishedExport } from '../api/jobs'
import { baseURL, expect, expectAccessible, newAccount, type Person, signedIn, sql, test } from '../fixtures'

const open = async (page: Page, person: Person) => {
  await signedIn(page, person)
  await page.goto('/you', { waitUntil: 'networkidle' })
}

const box = (page: Page) => page.locator('#data')

const anExport = async (person: Person, state: 'running' | 'failed' | 'cancelled', { total = 40, done = 10 } = {}) => {
  const id = randomUUID()
  const isOver = state !== 'running'
  await sql(
    (sql) => sql`
      insert into jobs (id, account_id, kind, subject_type, subject_id, state, total, done, started_at, finished_at, problem)
      values (${id}, ${person.id}, 'export', 'account', ${person.id}, ${state}, ${total}, ${done}, now(), ${isOver ? new Date() : null},
        ${state === 'failed' ? sql.json({ code: 'internal', detail: 'It stopped.' }) : null})`,
  )
  return id
}

test('asked for, made, fetched: a file of what is held of the person', async ({ page }) => {
  const person = await newAccount({ name: 'Núria Ñandú' })
  await open(page, person)

  await box(page).getByRole('button', { name: 'Put it into a file' }).click()
  const link = box(page).getByRole('link', { name: /^Download \d+ (bytes|kB)$/ })
  await expect(link).toBeVisible({ timeout: 20_000 })
  await expect(box(page).getByRole('status')).toHaveText(/^Your file is ready\. It stays until \d+ \w+\.$/)
  const download = page.waitForEvent('download')
  await link.click()
  const file = await (await download).path()
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ accountId: person.id, sections: { profile: [{ name: 'Núria Ñandú' }] } })
  await page.reload()
  await expect(link).toBeVisible()
  await box(page).getByRole('button', { name: 'Make a new one' }).click()
  await expect.poll(async () => (await person.api.get('/jobs')).rows().length).toBe(2)
  await expect(box(page).getByRole('status')).toHaveText(/^Your file is ready/, { timeout: 20_000 })
})

test('while it is made it can be watched, and the focus stays where the button was', async ({ page }) => {
  const person = await newAccount()
  const id = await anExport(person, 'running')
  await open(page, person)

  await expect(box(page).getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25')
  await expect(box(page)).toContainText('You can leave this page.')
  await expect(box(page).getByRole('button')).toHaveCount(0)
  await sql((sql) => sql`update jobs set done = 30 where id = ${id}`)
  await expect(box(page).getByRole('progressbar')).toHaveAttribute('aria-valuenow', '75')
  await sql(
    (sql) =>
      sql`update jobs set state = 'failed', finished_at = now(), problem = ${sql.json({ code: 'internal', detail: 'x' })} where id = ${id}`,
  )
  await expect(box(page)).toContainText('It stopped because something broke on our side.')
  await box(page).getByRole('button', { name: 'Try again' }).click()
  await expect(page.locator('#data :focus')).toBeVisible()
  await expect(box(page).getByRole('status')).toHaveText(/^Your file is ready/, { timeout: 20_000 })
})

test('without a connection nothing is lost, and it goes on afterwards', async ({ page, context, expectTrouble }) => {
  expectTrouble(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/)
  const person = await newAccount()
  const id = await anExport(person, 'running')
  await open(page, person)

  await context.setOffline(true)
  await expect(box(page)).toContainText('No connection just now.')
  await context.setOffline(false)
  await sql((sql) => sql`update jobs set done = 30 where id = ${id}`)
  await expect(box(page).getByRole('progressbar')).toHaveAttribute('aria-valuenow', '75', { timeout: 15_000 })
  await sql((sql) => sql`update jobs set state = 'cancelled', finished_at = now() where id = ${id}`)
  await expect(box(page)).toContainText('It was stopped before it was done.')
  await context.setOffline(true)
  await box(page).getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('No connection. Nothing was changed.')).toBeVisible()
})

test('after its week the file is gone and a new one is offered', async ({ page }) => {
  const person = await newAccount()
  const id = await finishedExport(person)
  const past = new Date(Date.now() - 60_000).toISOString()
  await sql((sql) => sql`update jobs set result = jsonb_set(result, '{expiresAt}', to_jsonb(${past}::text)) where id = ${id}`)
  await open(page, person)

  await expect(box(page).getByRole('status')).toHaveText(/^Your last file was deleted on \d+ \w+\.$/)
  await expect(box(page).getByRole('link')).toHaveCount(0)
  await expect(box(page).getByRole('button', { name: 'Put it into a file' })).toBeVisible()
})

test('in Spanish, light and dark', async ({ page, context }) => {
  const person = await newAccount()
  await finishedExport(person)
  await context.addCookies([{ name: 'locale', value: 'es', url: baseURL }])
  await page.setViewportSize({ width: 390, height: 844 })

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await open(page, person)
    await expect(box(page).getByRole('status')).toHaveText(/^Tu archivo está listo\. Se guarda hasta el \d+ de \p{L}+\.$/u)
    await expect(box(page).getByRole('link', { name: /^Descargar / })).toBeVisible()
    await expectAccessible(page)
  }
})
