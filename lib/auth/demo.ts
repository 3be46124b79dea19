import { env } from '@/lib/core/env'

export type DemoPerson = { who: string; role: 'owner' | 'manager' | 'viewer' | 'shopper'; identifier: string; password: string }

/** The people of the demo story. Their passwords are in the open, so the story is told only where somebody asks for it. */
export const demoPeople: DemoPerson[] = [
  { who: 'Marta Ribas', role: 'manager', identifier: 'marta@lumen.example', password: 'una tira de cupones' },
  { who: 'Nil Torres', role: 'owner', identifier: 'nil@lumen.example', password: 'una tira de cupones' },
  { who: 'Ana Belén Ruiz', role: 'viewer', identifier: 'ana@lumen.example', password: 'una tira de cupones' },
  { who: 'Laia Ferrer', role: 'shopper', identifier: 'laia', password: 'una tira de cupones' },
]

/** For the sign-in page; empty unless this server was started with its story told. */
export const demoSignIns = (): DemoPerson[] => (env().TIRA_DEMO === '1' ? demoPeople : [])
