import { eq } from 'drizzle-orm'
import { database } from '@/db'
import { accountIdentifiers } from '@/db/schema'

export type DemoPerson = { who: string; role: 'owner' | 'manager' | 'viewer' | 'shopper'; identifier: string; password: string }

const manager: DemoPerson = { who: 'Marta Ribas', role: 'manager', identifier: 'marta@lumen.example', password: 'una tira de cupones' }

/** The people of the demo story. Their passwords are in the open, so the story is told only where somebody asks for it. */
export const demoPeople: DemoPerson[] = [
  manager,
  { who: 'Nil Torres', role: 'owner', identifier: 'nil@lumen.example', password: 'una tira de cupones' },
  { who: 'Ana Belén Ruiz', role: 'viewer', identifier: 'ana@lumen.example', password: 'una tira de cupones' },
  { who: 'Laia Ferrer', role: 'shopper', identifier: 'laia', password: 'una tira de cupones' },
]

/** For the sign-in page; empty where the story was not told. */
export const demoSignIns = async (): Promise<DemoPerson[]> => {
  const [told] = await database()
    .select({ value: accountIdentifiers.value })
    .from(accountIdentifiers)
    .where(eq(accountIdentifiers.value, manager.identifier))
  return told ? [...demoPeople] : []
}
