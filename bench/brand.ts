import { randomBytes } from 'node:crypto'

const asked = async <Answer>(address: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
  const response = await fetch(`${address}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${await response.text()}`)
  return response.json() as Promise<Answer>
}

type BenchBrand = { key: string; ask: <Answer>(path: string, body: unknown) => Promise<Answer> }

const scopes = [
  'stores:read',
  'stores:write',
  'campaigns:read',
  'campaigns:write',
  'codes:write',
  'claims:read',
  'claims:write',
  'jobs:read',
  'codes:read',
  'redemptions:write',
]

/** A brand with fifty stores and a key, made through the door that everybody uses. */
export const makeBrand = async (address: string): Promise<BenchBrand> => {
  const email = `${randomBytes(6).toString('hex')}@example.com`
  const password = randomBytes(12).toString('base64url')
  await asked(address, '/accounts', { name: 'Bench', email, password })
  const { accessToken } = await asked<{ accessToken: string }>(address, '/tokens', { identifier: email, password })
  const bearer = { authorization: `Bearer ${accessToken}` }
  await asked(
    address,
    '/brands',
    { name: 'Bench', slug: `bench-${randomBytes(4).toString('hex')}`, currency: 'EUR', timeZone: 'UTC', locales: ['en'] },
    bearer,
  )
  const key = await asked<{ secret: string }>(address, '/api-keys', { name: 'bench', scopes }, bearer)
  for (let number = 1; number < 50; number += 1)
    await asked(
      address,
      '/stores',
      { name: `Store ${number}`, position: { latitude: number / 2, longitude: number / 3 } },
      { authorization: `Bearer ${key.secret}` },
    )
  const ask = <Answer>(path: string, body: unknown) => asked<Answer>(address, path, body, { authorization: `Bearer ${key.secret}` })
  return { key: key.secret, ask }
}
