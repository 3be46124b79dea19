import { nothingHere } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = nothingHere
