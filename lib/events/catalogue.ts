/** Every fact by its name: which noun it is about. The id of that noun stands in the data under `<noun>Id`. */
export const catalogue = {
  'account.created': 'account',
  'account.first-login': 'account',
  'account.signed-in': 'account',
  'account.sign-in-failed': 'account',
  'account.signed-out': 'account',
  'account.changed': 'account',
  'account.password-changed': 'account',
  'account.erased': 'account',
  'session.ended': 'session',
  'refresh-token.reused': 'session',
  'brand.created': 'brand',
  'brand.changed': 'brand',
  'member.added': 'member',
  'member.invited': 'member',
  'member.joined': 'member',
  'member.changed': 'member',
  'member.removed': 'member',
  'api-key.created': 'apiKey',
  'api-key.changed': 'apiKey',
  'api-key.rotated': 'apiKey',
  'api-key.revoked': 'apiKey',
  'export.requested': 'job',
  'job.cancelled': 'job',
  'job.resumed': 'job',
  'job.succeeded': 'job',
  'job.failed': 'job',
  'run.repeated': 'run',
  'store.created': 'store',
  'store.changed': 'store',
  'store.deleted': 'store',
} as const

export type FactType = keyof typeof catalogue
export type Subject<T extends FactType = FactType> = (typeof catalogue)[T]
export type FactData<T extends FactType> = Record<`${Subject<T>}Id`, string> & Record<string, unknown>

export const factTypes = Object.keys(catalogue) as FactType[]
