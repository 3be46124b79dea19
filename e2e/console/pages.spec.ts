import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BrowserContext, Page } from '@playwright/test'
import { baseURL, expect, expectAccessible, signedIn, test } from '../fixtures'
import { demo, pages } from './pages'

const toleranceKilobytes = 3

/** Pages that only send people on, and the one that stands in for any other while the database is away. */
const withoutAddress = ['/console', '/welcome', '/database-away']

const routesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, '')}`.replace(/\/\([^)]+\)/g, '') || '/')

test('every page is held to a budget and to accessibility', () => {
  const there = routesUnder(join(import.meta.dirname, '../../app')).filter((route) => !withoutAddress.includes(route))

  expect(pages.map((page) => page.route).toSorted()).toEqual(there.toSorted())
})

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>
const signedInOnce = new Map<string, Cookies>()

/** One sign-in for all pages of a worker: a person may sign in only so often. */
const enter = async (context: BrowserContext, as: keyof typeof demo | 'nobody') => {
  if (as === 'nobody') return
  const known = signedInOnce.get(as)
  if (known) return context.addCookies(known)
  await signedIn(context, demo[as])
  signedInOnce.set(as, await context.cookies())
}

/** A colour between two themes is of neither. */
const coloursStandStill = (page: Page) =>
  page.waitForFunction(() => !document.getAnimations().some((one) => one instanceof CSSTransition && one.playState === 'running'))

const gzipped = (body: Buffer) => gzipSync(body).length / 1024

const attributes = (html: string, pattern: RegExp) => [...new Set([...html.matchAll(pattern)].map((match) => match[1] ?? ''))]

/** What the document itself asks for: module scripts and preloads, stylesheets, fonts. What comes later on demand is not first load. */
const weighed = async ({ request }: BrowserContext, path: string) => {
  const fetched = async (url: string) => (await request.get(new URL(url, baseURL).href)).body()
  const response = await request.get(`${baseURL}${path}`)
  const html = await response.text()
  const modern = html.replace(/<script[^>]*nomodule[^>]*>/gi, '')
  const total = async (urls: string[], weigh: (body: Buffer) => number) =>
    (await Promise.all(urls.map(fetched))).reduce((sum, body) => sum + weigh(body), 0)
  return {
    status: response.status(),
    scripts: await total(attributes(modern, /<(?:script|link)[^>]*?(?:src|href)="([^"]+\.js[^"]*)"/g), gzipped),
    styles: await total(attributes(html, /<link[^>]*?href="([^"]+\.css[^"]*)"/g), gzipped),
    fonts: await total(attributes(html, /<link[^>]*?href="([^"]+\.woff2[^"]*)"/g), (body) => body.length / 1024),
    html: gzipped(Buffer.from(html)),
  }
}

for (const { route, at, as, budget } of pages) {
  const path = at ?? (async () => route)

  test(`${route} keeps to its budget`, async ({ context }) => {
    await enter(context, as)

    const weight = await weighed(context, await path())

    expect(weight.status).toBe(200)
    for (const part of ['scripts', 'styles', 'fonts', 'html'] as const)
      expect(weight[part], `${part} of ${route}, gzipped kilobytes`).toBeLessThanOrEqual(budget[part] + toleranceKilobytes)
    expect(weight.scripts).toBeGreaterThan(50)
  })

  test(`${route} is accessible, light and dark, wide and narrow`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await enter(page.context(), as)
    await page.goto(await path())
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

    for (const width of [1440, 390])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 900 })
        await page.emulateMedia({ colorScheme })
        await coloursStandStill(page)

        await expectAccessible(page, { onlyColours: colorScheme === 'dark' })
        const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        expect(tooWide, `${width} px, ${colorScheme}`).toBeLessThanOrEqual(0)
      }
  })
}
