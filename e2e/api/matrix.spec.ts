import { roleMay, roles, scopes, type Permission, type Role, type Scope } from '@/lib/auth/permissions'
import { bearer, type Brand, type Client, expect, newAccount, newBrand, nobody, type Person, test } from '../fixtures'
import { type Documented, documentedOperations, documentText } from './document'
import { exampleOf, examples, pathOf, type World } from './examples'

type Verdict = { who: string; status: number; code: unknown }
/** `isOwn`: asks of what is theirs and no brand's. */
type Principal = { who: string; api: Client; expected: number; code?: string; isOwn?: true; isShopper?: true }

const isScope = (permission: string): permission is Scope => scopes.some((scope) => scope === permission)
const naming = (api: Client, { slug }: Brand) => api.with({ 'tira-brand': slug })

type Cast = { stranger: Person; other: Brand; keyOfOther: Client; cashier: Person; colleagues: Map<Role, Person> }
let cast: Promise<Cast> | undefined

const newCast = async (): Promise<Cast> => {
  const other = await newBrand()
  const [stranger, cashier, { api: keyOfOther }] = await Promise.all([newAccount(), other.member('cashier'), other.apiKey([...scopes])])
  const colleagues = await Promise.all(roles.map(async (role): Promise<[Role, Person]> => [role, await newAccount({ name: role })]))
  return { stranger, other, keyOfOther, cashier, colleagues: new Map(colleagues) }
}

/** People who only ask, the same for all operations: a new person for each question would be most of the work. */
const theCast = (): Promise<Cast> => (cast ??= newCast())

const colleagueIn = async (brand: Brand, role: Role): Promise<Client> => {
  const colleague = (await theCast()).colleagues.get(role)
  if (!colleague) throw new Error(`nobody plays the ${role}`)
  ;(await brand.owner.api.post('/members', { identifier: colleague.email, role })).expecting(201)
  return naming(colleague.api, brand)
}

const outsiders = async (brand: Brand, { forShoppers }: Documented): Promise<Principal[]> => [
  { who: 'nobody', api: nobody, expected: 401, code: 'unauthenticated' },
  { who: 'a key that nobody gave', api: bearer(`tira_${'0'.repeat(50)}`), expected: 401, code: 'unauthenticated' },
  forShoppers
    ? { who: `a shopper's token`, api: await brand.shopper(), expected: 200, isShopper: true }
    : { who: `a shopper's token`, api: await brand.shopper(), expected: 403, code: 'forbidden' },
]

const strangersTo = async (brand: Brand, isInPath: boolean): Promise<Principal[]> => {
  const { stranger, other, keyOfOther } = await theCast()
  const refusal = isInPath ? { expected: 404, code: 'not-found' } : { expected: 403, code: 'not-a-member' }
  return [
    { who: 'a person of no brand', api: naming(stranger.api, brand), ...refusal },
    { who: `another brand's owner`, api: naming(other.owner.api, brand), ...refusal },
    { who: `another brand's key`, api: naming(keyOfOther, brand), expected: 403 },
  ]
}

const rolesOf = (brand: Brand, needs: Permission): Promise<Principal[]> =>
  Promise.all(
    roles.map(async (role) => {
      const api = role === 'owner' ? brand.owner.api : await colleagueIn(brand, role)
      return { who: role, api, ...(roleMay(role, needs) ? { expected: 200 } : { expected: 403, code: 'forbidden' }) }
    }),
  )

const keysOf = async (brand: Brand, needs: Permission): Promise<Principal[]> => {
  const without = await brand.apiKey(scopes.filter((scope) => scope !== needs))
  const refused = { who: 'a key without the scope', api: without.api, expected: 403, code: 'insufficient-scope' }
  if (!isScope(needs)) return [refused]
  return [refused, { who: 'a key with only the scope', api: (await brand.apiKey([needs])).api, expected: 200 }]
}

const ownersOf = async ({ path, orOwn, forShoppers }: Documented, person: Person): Promise<Principal[]> => {
  if (forShoppers) return [{ who: 'the person, as a shopper', api: person.api, expected: 200, isOwn: true }]
  if (!orOwn) return []
  const refused = path.includes('{') ? { expected: 404, code: 'not-found' } : { expected: 200 }
  const { stranger, cashier } = await theCast()
  return [
    { who: 'the person, of their own', api: person.api, expected: 200, isOwn: true },
    { who: `a person of no brand, of the brand's`, api: stranger.api, ...refused },
    { who: `a person of no brand, of another's own`, api: stranger.api, ...refused, isOwn: true },
    { who: 'a person whose role may not, who names no brand', api: bearer(cashier.accessToken), ...refused, isOwn: true },
  ]
}

const principalsOf = async (operation: Documented, { brand, person }: World): Promise<Principal[]> => {
  const { access, path } = operation
  if (access === 'public') return [{ who: 'nobody', api: nobody, expected: 200 }]
  if (access === 'account')
    return [
      ...(await outsiders(brand, operation)),
      { who: 'a key with every scope', api: (await brand.apiKey([...scopes])).api, expected: 403, code: 'forbidden' },
      { who: 'the person', api: person.api, expected: 200 },
    ]
  const needs = exampleOf(operation).needs ?? access
  return [
    ...(await outsiders(brand, operation)),
    ...(await strangersTo(brand, path.includes('{slug}'))),
    ...(await keysOf(brand, needs)),
    ...(await rolesOf(brand, needs)),
    ...(await ownersOf(operation, person)),
  ]
}

/** Every 2xx is as good as another: which one, the tests of the operation say. */
const kindOf = (status: number) => (status >= 200 && status < 300 ? 200 : status)

test('no operation of the document is missing from the matrix, and none is left over', () => {
  const [known, documented] = [Object.keys(examples), documentedOperations.map(({ id }) => id)]

  const missing = documented.filter((id) => !known.includes(id))
  const leftOver = known.filter((id) => !documented.includes(id))

  expect(missing, 'Add a row to e2e/api/examples.ts with a request that its rightful caller gets a 2xx for.').toEqual([])
  expect(leftOver, 'Remove these rows from e2e/api/examples.ts: the document does not know them.').toEqual([])
})

test('200 and the committed document, when the server is asked for it', async () => {
  const served = (await nobody.get('/api/openapi.json')).expecting(200)

  expect(served.body, 'openapi.json is stale: npm run openapi').toEqual(documentText())
})

for (const operation of documentedOperations) {
  test(`401, 403 or 2xx: who may ${operation.method} ${operation.path}`, async () => {
    const world: World = { brand: await newBrand(), person: await newAccount() }
    const principals = await principalsOf(operation, world)

    const verdicts: Verdict[] = []
    for (const { who, api, code, isOwn, isShopper } of principals) {
      const { ask, askOwn = ask, askAsShopper = ask } = exampleOf(operation)
      const asked = await (isShopper ? askAsShopper : isOwn ? askOwn : ask)({ ...world, asking: api })
      const answer = await api.request(operation.method, pathOf(operation, asked), { body: asked.body })
      verdicts.push({ who, status: kindOf(answer.status), code: code === undefined ? undefined : answer.code })
    }

    expect(verdicts).toEqual(principals.map(({ who, expected, code }) => ({ who, status: expected, code })))
  })
}
