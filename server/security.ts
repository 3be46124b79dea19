import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { env } from '@/lib/core/env'

const tilesOrigin = () => {
  const url = env().MAP_TILES_URL
  return url === undefined ? '' : ` ${new URL(url.replace(/[{}]/g, '0')).origin}`
}

const policyOf = (nonce: string) => {
  const dev = env().TIRA_DEV === '1'
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' ${dev ? `'unsafe-inline'` : `'nonce-${nonce}'`}`,
    `img-src 'self' data: blob:${tilesOrigin()}`,
    `font-src 'self'`,
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    `worker-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    ...(env().PUBLIC_URL.startsWith('https:') ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

const permissionsWith = (camera: string) => `geolocation=(self), ${camera}, microphone=(), payment=()`

const plain: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': permissionsWith('camera=()'),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

const transport = (): Record<string, string> =>
  env().PUBLIC_URL.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}

const apiPolicy = { 'content-security-policy': `default-src 'none'; frame-ancestors 'none'` }

const setAll = (response: ServerResponse, headers: Record<string, string>) => {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}

export const setPlainHeaders = (response: ServerResponse) => setAll(response, { ...plain, ...transport() })

/** Names and values by turns, as Node takes them at once. */
export const apiHeaders = (): string[] => Object.entries({ ...plain, ...transport(), ...apiPolicy }).flat()

/** Where codes are scanned, and nowhere else. */
export const isTill = (path: string) => path.startsWith('/till/')

/** A fresh nonce for a page: Next reads it from the request's policy and stamps its own scripts with it. */
export const setPagePolicy = (request: IncomingMessage, response: ServerResponse, path: string) => {
  const nonce = randomBytes(16).toString('base64')
  const policy = policyOf(nonce)
  request.headers['content-security-policy'] = policy
  request.headers['x-nonce'] = nonce
  response.setHeader('content-security-policy', policy)
  if (isTill(path)) response.setHeader('permissions-policy', permissionsWith('camera=(self)'))
}

export const setApiPolicy = (response: ServerResponse) => setAll(response, apiPolicy)
