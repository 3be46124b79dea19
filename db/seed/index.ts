import { connect, type Database } from '@/db'
import { brands } from '@/db/schema'
import { createAccount } from '@/lib/accounts/commands'
import { type DemoPerson, demoPeople } from '@/lib/auth/demo'
import { createBrand } from '@/lib/brands/commands'
import { addMember } from '@/lib/brands/members/commands'
import type { AccountCtx, BrandCtx, Ctx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { transaction } from '@/lib/core/transaction'
import { createStore } from '@/lib/stores/commands'
import { tellCampaigns } from './campaigns'
import { daysFrom } from './chance'
import { brand, hours, storeWithoutPlace, stores } from './story'

export { demoPeople as demoSignIns } from '@/lib/auth/demo'

const worldAt = (db: Database, now: Date): Ctx => ({ actor: { kind: 'system', name: 'demo', brandId: '' }, db, now, requestId: null })

const personOf = async (ctx: Ctx, person: DemoPerson): Promise<AccountCtx> => {
  const identifier = person.identifier.includes('@') ? { email: person.identifier } : { username: person.identifier }
  const input = { ...identifier, name: person.who, password: person.password, locale: 'en' as const, timeZone: brand.timeZone }
  const account = await createAccount({ ...ctx, actor: { kind: 'nobody' } }, input, 'demo')
  return { ...ctx, actor: { kind: 'account', accountId: account.id, sessionId: newId() } }
}

const openStores = async (ctx: BrandCtx): Promise<string[]> => {
  const storeIds: string[] = []
  for (const { name, address, latitude, longitude, hours: kind } of stores) {
    const { id } = await createStore(ctx, { name, address, position: { latitude, longitude }, openingHours: kind && hours[kind] })
    storeIds.push(id)
  }
  await createStore(ctx, { ...storeWithoutPlace, position: null })
  return storeIds
}

/** In days from the present. */
const foundedAt = -45

/** The story is told by the commands that everybody uses, so its facts are as real as any. */
const tell = async (ctx: Ctx) => {
  const founding = { ...ctx, now: daysFrom(ctx.now, foundedAt) }
  const owner = demoPeople.find((person) => person.role === 'owner')
  if (!owner) throw new Error('the story has no owner')
  const founder = await personOf(founding, owner)
  const made = await createBrand(founder, { ...brand, allowedOrigins: [] })
  const asOwner: BrandCtx = { ...founder, actor: { ...founder.actor, kind: 'member', memberId: newId(), role: 'owner', brandId: made.id } }
  let laiaId = ''
  for (const person of demoPeople) {
    if (person.role === 'owner') continue
    const { actor } = await personOf(founding, person)
    if (person.role === 'shopper') laiaId = actor.accountId
    else await addMember(asOwner, { identifier: person.identifier, role: person.role })
  }
  const storeIds = await openStores(asOwner)
  await tellCampaigns((days) => ({ ...asOwner, now: daysFrom(ctx.now, days) }), { laiaId, storeIds })
}

/** Tells the demo story to a database without brands; does nothing to any other. */
export const seed = async (databaseUrl: string): Promise<void> => {
  const { client, db } = connect(databaseUrl, 1)
  try {
    const [told] = await db.select({ id: brands.id }).from(brands).limit(1)
    if (!told) await transaction(worldAt(db, new Date()), tell)
  } finally {
    await client.end({ timeout: 5 })
  }
}
