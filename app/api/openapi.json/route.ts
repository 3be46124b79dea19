import { openapiDocument } from '@/lib/http/openapi'
import { readOnly } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = readOnly(async () => Response.json(openapiDocument(), { headers: { 'cache-control': 'public, max-age=300' } }))
