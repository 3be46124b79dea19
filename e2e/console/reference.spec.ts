import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { isProblemCode, problemCodes, problemEntry } from '@/lib/core/problem'
import { baseURL, expect, newBrand, nobody, test } from '../fixtures'

type Operation = { operationId: string; tags: string[]; summary: string; parameters?: { in: string; name: string }[] }
type OpenApiDocument = { paths: Record<string, Record<string, Operation>> }

/** What the test reads of the document; the document's own test holds its shape. */
const operations = async (): Promise<Operation[]> => {
  const { paths } = (await nobody.get('/api/openapi.json')).expecting(200).body as OpenApiDocument
  return Object.values(paths).flatMap((methods) => Object.values(methods))
}

const pageOf = (group: string) => `/reference/${group.toLowerCase().replaceAll(' ', '-')}`

test('every operation of the document has its section, and every parameter an anchor', async ({ page }) => {
  const all = await operations()
  for (const group of new Set(all.flatMap(({ tags }) => tags))) {
    await page.goto(pageOf(group))
    for (const { operationId, summary, parameters = [] } of all.filter(({ tags }) => tags.includes(group))) {
      await expect(page.locator(`section[id="${operationId}"]`).getByRole('heading', { level: 2 })).toHaveText(summary)
      for (const parameter of parameters)
        await expect(page.locator(`[id="${operationId}.${parameter.in}.${parameter.name}"]`)).toHaveCount(1)
    }
  }
})

test('a link to a member inside a fold opens the fold', async ({ page }) => {
  await page.goto('/reference/stores#createStore.body.position.latitude')

  await expect(page.locator('[id="createStore.body.position.latitude"]')).toBeVisible()
  await expect(page.locator('[id="createStore.body.position.latitude"]')).toBeInViewport()
})

test('the first sample works as it stands once it has a key', async ({ page }) => {
  const brand = await newBrand()
  const { secret } = await brand.apiKey(['stores:read'])
  await page.goto('/reference')
  const sample = await page.locator('pre').first().innerText()

  const { stdout } = await promisify(execFile)('bash', ['-c', sample], { env: { ...process.env, TIRA_KEY: secret } })

  expect(JSON.parse(stdout)).toMatchObject({ data: [{ name: 'Online' }], nextCursor: null })
})

test('the sample that adds a store adds one', async ({ page }) => {
  const brand = await newBrand()
  const { secret, api } = await brand.apiKey(['stores:read', 'stores:write'])
  await page.goto('/reference/stores')
  const sample = await page.locator('#createStore pre').first().innerText()
  const command = `uuidgen() { cat /proc/sys/kernel/random/uuid; }; ${sample}`

  const { stdout } = await promisify(execFile)('bash', ['-c', command], { env: { ...process.env, TIRA_KEY: secret } })

  const made: { id: string } = JSON.parse(stdout)
  expect((await api.get(`/stores/${made.id}`)).expecting(200).text('name')).toBe('Gràcia')
})

test('copies the sample that shows, in the language that was chosen, and remembers the choice', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/reference/stores')
  const first = page.locator('#listStores [data-sample]').first()

  await first.getByRole('radio', { name: 'Python' }).check({ force: true })
  await expect(page.locator('#createStore').getByRole('radio', { name: 'Python' })).toBeChecked()
  await first.getByRole('button').click()

  await expect(first.getByRole('button')).toHaveText('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^import os\nimport requests/)
  await page.reload()
  await expect(first.getByText('import requests')).toBeVisible()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('languages can still be chosen', async ({ page }) => {
    await page.goto('/reference/stores')
    const sample = page.locator('#createStore [data-sample]').first()

    await sample.getByRole('radio', { name: 'TypeScript' }).check({ force: true })

    await expect(sample.getByText('await fetch')).toBeVisible()
    await expect(sample.getByText('curl -X POST')).toBeHidden()
  })
})

test('each page has a twin in Markdown with the same operations', async ({ request }) => {
  const all = await operations()
  for (const group of new Set(all.flatMap(({ tags }) => tags))) {
    const answer = await request.get(`${pageOf(group)}.md`)

    expect(answer.headers()['content-type']).toBe('text/markdown; charset=utf-8')
    const text = await answer.text()
    expect(text).toMatch(new RegExp(`^# ${group}\n`))
    for (const { summary } of all.filter(({ tags }) => tags.includes(group))) expect(text).toContain(`\n## ${summary}\n`)
  }
  const start = await request.get('/reference.md')
  expect(await start.text()).toContain('(/reference/stores.md)')
  expect((await request.get('/reference/nothing.md')).status()).toBe(404)
})

test('the address in a problem opens the page of that problem', async ({ page }) => {
  const refusal = (await nobody.get('/stores')).expecting(401)
  await page.goto(refusal.text('type'))

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(problemEntry('unauthenticated').title)
})

test('every problem has a page, and the list leads to each', async ({ page }) => {
  await page.goto('/problems')
  const hrefs = await page.locator('main a[href^="/problems/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  expect(hrefs.toSorted()).toEqual(problemCodes.map((code) => `/problems/${code}`).toSorted())

  const opened = await Promise.all(problemCodes.map(async (code) => ({ code, answer: await page.request.get(`/problems/${code}`) })))
  for (const { code, answer } of opened) {
    expect({ code, status: answer.status() }).toEqual({ code, status: 200 })
    expect(await answer.text()).toContain(problemEntry(code).title.replaceAll('"', '&quot;'))
  }
})

test('every link of a reference page leads somewhere', async ({ page }) => {
  await page.goto('/reference/api-keys')
  const hrefs = await page.locator('main a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))

  for (const href of new Set(hrefs)) {
    if (href.startsWith('#')) await expect(page.locator(`[id="${href.slice(1)}"]`)).toHaveCount(1)
    else expect(isProblemCode(href.replace('/problems/', ''))).toBe(true)
  }
})

test('an unknown problem and an unknown group are not found', async ({ request }) => {
  expect((await request.get('/problems/no-such-code')).status()).toBe(404)
  expect((await request.get('/reference/no-such-group')).status()).toBe(404)
})

test('speaks Spanish around the English of the document', async ({ page, context }) => {
  await context.addCookies([{ name: 'locale', value: 'es', url: baseURL }])
  await page.goto('/problems/invalid')

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Algunos campos no son válidos')
  await page.goto('/reference/stores')
  await expect(page.locator('#createStore').getByText('obligatorio').first()).toBeVisible()
})
