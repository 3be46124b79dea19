import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll } from 'vitest'
import { closeDatabase, database } from '@/db'
import { members } from '@/db/schema'
import { createAccount } from '@/lib/accounts/commands'
import { signIn } from '@/lib/accounts/sessions/commands'
import { createBrand } from '@/lib/brands/commands'
import type { Brand } from '@/lib/brands/contract'
import { addMember } from '@/lib/brands/members/commands'
import type { Role } from '@/lib/auth/permissions'
import { type AccountCtx, type Ctx, type MemberActor, nobodyCtx } from '@/lib/core/ctx'
import { testDatabase } from './database'

/** Importing this file gives the test file a database of its own; each test makes a brand of its own in it. */
const { url } = await testDatabase()
process.env.DATABASE_URL = url
process.env.TIRA_SECRET = 'a secret for tests that is long enough'
process.env.LOG_LEVEL = 'silent'
for (const name of ['RATE_SIGN_UP_PER_ADDRESS', 'RATE_SIGN_IN_PER_ADDRESS']) process.env[name] = '100000'
afterAll(closeDatabase)

export const databaseUrl = url
export { database }

export const unique = (stem: string) => `${stem}-${randomBytes(5).toString('hex')}`

export const password = 'quite-a-long-pass-phrase'

export type TestAccount = AccountCtx & { email: string }

/** Somebody who signed up with an email and signed in. */
export const anAccount = async (name = 'Somebody', email = `${unique('somebody')}@example.com`): Promise<TestAccount> => {
  await createAccount(nobodyCtx(), { name, email, password, locale: 'en', timeZone: 'UTC' }, unique('address'))
  const { accountId, sessionId } = await signIn(nobodyCtx(), { identifier: email, password }, 'tokens', {
    address: unique('address'),
    userAgent: null,
  })
  return { ...nobodyCtx(), actor: { kind: 'account', accountId, sessionId }, email }
}

export type TestBrand = { brand: Brand; owner: Ctx<MemberActor>; account: TestAccount; member: (role: Role) => Promise<Ctx<MemberActor>> }

const actingAs = (account: AccountCtx, brandId: string, memberId: string, role: Role): Ctx<MemberActor> => ({
  ...account,
  actor: { ...account.actor, kind: 'member', memberId, role, brandId },
})

/** A brand of its own with its owner; `member(role)` adds people. */
export const aBrand = async (): Promise<TestBrand> => {
  const account = await anAccount('Owner')
  const brand = await createBrand(account, {
    name: 'Brand',
    slug: unique('brand'),
    currency: 'EUR',
    timeZone: 'Europe/Madrid',
    locales: ['en'],
    allowedOrigins: [],
  })
  const [own] = await account.db.select({ id: members.id }).from(members).where(eq(members.brandId, brand.id))
  if (!own) throw new Error('a new brand has no member')
  const owner = actingAs(account, brand.id, own.id, 'owner')
  const member = async (role: Role) => {
    const person = await anAccount(role)
    const { id } = await addMember(owner, { identifier: person.email, role })
    return actingAs(person, brand.id, id, role)
  }
  return { brand, owner, account, member }
}
