import { publicKeySet } from '@/lib/auth/token'
import { readOnly } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = readOnly(async () =>
  Response.json(await publicKeySet(), { headers: { 'cache-control': 'public, max-age=300' } }),
)
