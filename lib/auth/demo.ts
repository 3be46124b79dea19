import { eq } from 'drizzle-orm'
import { database } from '@/db'
import { accountIdentifiers } from '@/db/schema'

/** The people of the demo story. Their passwords are in the open, so the story is told only where somebody asks for it. */
export const demoPeople = [
  { who: 'Marta Ribas', role: 'manager', identifier: 'marta@lumen.example', password: 'tira de cupones' },
  { who: 'Nil Torres', role: 'owner', identifier: 'nil@lumen.example', password: 'tira de cupones' },
  { who: 'Ana Belén Ruiz', role: 'viewer', identifier: 'ana@lumen.example', password: 'tira de cupones' },
  { who: 'Laia Ferrer', role: 'shopper', identifier: 'laia', password: 'tira de cupones' },
] as const

/** For the sign-in page; empty where the story was not told. */
export const demoSignIns = async () => {
  const [told] = await database().select({ value: accountIdentifiers.value }).from(accountIdentifiers).where(eq(accountIdentifiers.value, demoPeople[0].identifier))
  return told ? [...demoPeople] : []
}
