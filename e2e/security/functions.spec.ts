import { randomUUID } from 'node:crypto'
import { baseURL, expect, sql, test } from '../fixtures'

const now = () => Math.floor(Date.now() / 1_000)

const signatures: [what: string, signature: () => string | undefined][] = [
  ['no signature', () => undefined],
  ['a wrong signature', () => `t=${now()}&s=${'0'.repeat(64)}`],
  ['nonsense for a signature', () => 'nonsense'],
]

for (const method of ['GET', 'PUT', 'POST'])
  for (const [what, signature] of signatures)
    test(`${method} of the functions with ${what} is refused, and says nothing of them`, async () => {
      const said = signature()
      const answer = await fetch(`${baseURL}/api/inngest?fnId=tira-expire-exports&stepId=step`, {
        method,
        headers: { 'content-type': 'application/json', 'x-inngest-sync-kind': 'in_band', ...(said && { 'x-inngest-signature': said }) },
        body: method === 'GET' ? null : JSON.stringify({ url: baseURL, event: { name: 'x', data: {} }, events: [], steps: {}, version: 2 }),
      })

      expect(answer.status).toBe(401)
      expect(await answer.json()).toEqual({ message: 'Unauthorized' })
    })

test('whoever does not sign hears that first, whatever they send', async () => {
  const answer = await fetch(`${baseURL}/api/inngest?fnId=tira-expire-exports&stepId=step`, { method: 'POST', body: 'no JSON at all' })

  expect(answer.status).toBe(401)
})

test('there is no door for events from outside', async () => {
  const id = randomUUID()
  const body = JSON.stringify([{ id, name: 'export.requested', data: {}, ts: Date.now() }])

  for (const path of ['/e/key', '/api/e/key', '/api/inngest/e/key', '/api/v1/checkpoint/x/async']) {
    const answer = await fetch(`${baseURL}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect([404, 405]).toContain(answer.status)
  }

  expect(await sql((sql) => sql`select id from engine_events where id = ${id}`)).toHaveLength(0)
})
