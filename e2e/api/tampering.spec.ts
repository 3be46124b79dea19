import { randomUUID } from 'node:crypto'
import { type Client, expect, newAccount, newBrand, nobody, test } from '../fixtures'
import { type Documented, documentedOperations } from './document'
import { exampleOf, pathOf, type World } from './examples'

const forbiddenMembers: Record<string, unknown> = {
  id: randomUUID(),
  brandId: randomUUID(),
  accountId: randomUUID(),
  role: 'owner',
  version: 7,
  state: 'active',
  createdAt: '2026-01-01T00:00:00Z',
}

const newWorld = async (): Promise<World> => ({ brand: await newBrand(), person: await newAccount() })

/** Whoever may do it. */
const rightful = ({ access }: Documented, { brand, person }: World): Client => {
  if (access === 'public') return nobody
  return access === 'account' ? person.api : brand.owner.api
}

for (const operation of documentedOperations.filter(({ method }) => method !== 'GET')) {
  test(`422 invalid when ${operation.method} ${operation.path} is sent a member that is not there`, async () => {
    const world = await newWorld()
    const extra = Object.keys(forbiddenMembers).filter((member) => !operation.members?.includes(member))

    const refusals: unknown[] = []
    for (const member of extra) {
      const asked = await exampleOf(operation).ask(world)
      const body = { ...asked.body, [member]: forbiddenMembers[member] }
      const answer = await rightful(operation, world).request(operation.method, pathOf(operation, asked), { body })
      refusals.push([answer.status, answer.code, answer.body])
    }

    const named = (member: string) => expect.objectContaining({ errors: [expect.objectContaining({ pointer: `/${member}` })] })
    expect(refusals).toEqual(extra.map((member) => [422, 'invalid', named(member)]))
  })
}

for (const operation of documentedOperations.filter(({ path }) => path.includes('{'))) {
  const ask = async (world: World, foreign: World) => {
    const asked = await exampleOf(operation).ask(foreign)
    return rightful(operation, world).request(operation.method, pathOf(operation, asked), { body: asked.body })
  }

  test(`404 not-found when ${operation.method} ${operation.path} names somebody else's, which looks like none at all`, async () => {
    const [world, foreign] = await Promise.all([newWorld(), newWorld()])
    const example = await exampleOf(operation).ask(world)
    const missing = { ...example, params: { id: randomUUID(), slug: 'nobody-has-this-slug', code: 'nobody-has-this-code' } }

    const ofAnother = await ask(world, foreign)
    const ofNobody = await rightful(operation, world).request(operation.method, pathOf(operation, missing), { body: example.body })

    expect([ofAnother.status, ofAnother.code]).toEqual([404, operation.path.includes('{code}') ? 'code-not-valid' : 'not-found'])
    const withoutInstance = (body: unknown) => ({ ...(body as object), instance: undefined })
    expect(withoutInstance(ofAnother.body)).toEqual(withoutInstance(ofNobody.body))
  })

  test(`404 not-found when ${operation.method} ${operation.path} names what cannot be an id`, async () => {
    const world = await newWorld()
    const example = await exampleOf(operation).ask(world)
    const malformed = ['1', 'null', '..%2F..', '%27%20or%201%3D1--', `${randomUUID()}0`, '%F0%9F%8D%8B', 'a'.repeat(2_000)]

    const statuses: number[] = []
    for (const id of malformed) {
      const path = operation.path.replace(/\{\w+\}/, id)
      statuses.push((await rightful(operation, world).request(operation.method, path, { body: example.body })).status)
    }

    expect(statuses).toEqual(malformed.map(() => 404))
  })
}

test('200 and no rows when a query names an id of another brand', async () => {
  const [brand, other] = await Promise.all([newBrand(), newBrand()])
  const store = (await other.owner.api.get('/stores')).rows()[0]

  const facts = await brand.owner.api.get('/audit', { query: { subjectId: String(store?.id) } })

  expect(facts.expecting(200).rows()).toEqual([])
})
