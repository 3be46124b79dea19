import { useFound } from '@/components/shell/palette/found'
import { call } from '@/lib/http/client'
import type { listStores } from '@/lib/stores/contract'

export const useFoundStores = (brand: string, query: string, allowed: boolean) =>
  useFound(
    brand,
    'stores',
    query,
    allowed ? (q, signal) => call<typeof listStores>({ method: 'GET', path: '/stores', query: { q, limit: 8 }, brand, signal }) : null,
  )
