import { expect, test } from 'vitest'
import { changeBrand, createBrand } from './contract'

const molino = { name: 'Molino', slug: 'molino', currency: 'EUR', timeZone: 'Europe/Madrid', locales: ['es', 'en'] }

const refused = (body: object) =>
  createBrand.body.safeParse({ ...molino, ...body }).error?.issues.map((issue) => issue.path.join('/') || issue.code)

test('takes a brand as api.md draws it', () => {
  expect(createBrand.body.parse(molino)).toEqual({ ...molino, allowedOrigins: [] })
})

test.each([
  [{ slug: 'Molino' }, 'slug'],
  [{ slug: 'console' }, 'slug'],
  [{ currency: 'eur' }, 'currency'],
  [{ timeZone: 'Madrid' }, 'timeZone'],
  [{ timeZone: '+02:00' }, 'timeZone'],
  [{ locales: [] }, 'locales'],
  [{ locales: ['fr'] }, 'locales/0'],
  [{ locales: ['en', 'en'] }, 'locales'],
  [{ name: '  ' }, 'name'],
  [{ name: 'a\r\nb' }, 'name'],
  [{ name: 'x'.repeat(81) }, 'name'],
  [{ allowedOrigins: ['https://shop.example/'] }, 'allowedOrigins/0'],
  [{ allowedOrigins: ['https://a.example', 'https://a.example'] }, 'allowedOrigins'],
  [{ allowedOrigins: Array.from({ length: 21 }, (_, at) => `https://shop${at}.example`) }, 'allowedOrigins'],
  [{ id: 'mine' }, 'unrecognized_keys'],
  [{ version: 7 }, 'unrecognized_keys'],
])('refuses a brand with %j', (body, where) => {
  expect(refused(body)).toContain(where)
})

test.each(['slug', 'currency', 'role', 'version'])('%s of a brand is not to be changed', (member) => {
  expect(changeBrand.body.safeParse({ [member]: 'eur' }).success).toBe(false)
})
