const nouns = [
  'stores',
  'products',
  'stock',
  'orders',
  'shoppers',
  'segments',
  'campaigns',
  'codes',
  'claims',
  'redemptions',
  'flash-promos',
  'reservations',
  'notifications',
  'webhooks',
  'events',
  'jobs',
  'audit',
] as const

/** What a key may be given. */
export const scopes = [...nouns.flatMap((noun) => [`${noun}:read`, `${noun}:write`] as const), 'tokens:issue'] as const
export type Scope = (typeof scopes)[number]

/** What only people may do. */
export const memberPermissions = [
  'brand:read',
  'brand:write',
  'members:read',
  'members:write',
  'api-keys:read',
  'api-keys:write',
  'runs:read',
  'runs:write',
] as const
export type Permission = Scope | (typeof memberPermissions)[number]

export const roles = ['owner', 'manager', 'cashier', 'viewer'] as const
export type Role = (typeof roles)[number]

const reads = scopes.filter((scope) => scope.endsWith(':read'))

const permissionsOf: Record<Role, ReadonlySet<Permission>> = {
  owner: new Set([...scopes, ...memberPermissions]),
  manager: new Set([...scopes, 'brand:read', 'members:read']),
  cashier: new Set(['brand:read', 'codes:read', 'redemptions:write']),
  viewer: new Set([...reads, 'brand:read', 'members:read']),
}

export const roleMay = (role: Role, permission: Permission) => permissionsOf[role].has(permission)
