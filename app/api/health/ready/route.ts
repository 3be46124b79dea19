import { isReady } from '@/lib/http/health'
import { readOnly } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = readOnly(isReady)
