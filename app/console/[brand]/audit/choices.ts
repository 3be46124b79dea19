import type { Choices } from '@/components/audit/audit-filters'
import { typeName } from '@/components/audit/sentence'
import type { MemberCtx } from '@/app/session'
import type { Words } from '@/components/words'
import { roleMay } from '@/lib/auth/permissions'
import { listApiKeys } from '@/lib/brands/api-keys/queries'
import { listMembers } from '@/lib/brands/members/queries'
import { catalogue, factTypes } from '@/lib/events/catalogue'

const most = 100

export const typeChoices = (words: Words['audit']): Choices =>
  (['campaign', 'batch', 'code', 'redemption', 'store', 'member', 'apiKey', 'webhook', 'brand', 'job', 'run'] as const).map((noun) => ({
    label: words.groups[noun],
    options: factTypes.filter((type) => catalogue[type] === noun).map((type) => ({ value: type, label: typeName(type, words) })),
  }))

/** Everybody of the brand, the API keys for those who may see them, and whoever is asked for although gone. */
export const actorChoices = async (ctx: MemberCtx, asked: string | undefined, words: Words['audit']): Promise<Choices> => {
  const [members, keys] = await Promise.all([
    listMembers(ctx, { limit: most }),
    roleMay(ctx.actor.role, 'api-keys:read') ? listApiKeys(ctx, { limit: most }) : { data: [] },
  ])
  const people = members.data.flatMap(({ accountId, name, identifier }) =>
    accountId ? [{ value: accountId, label: name || identifier || words.somebody }] : [],
  )
  const apiKeys = keys.data.map(({ id, name }) => ({ value: id, label: name }))
  const isKnown = asked === undefined || [...people, ...apiKeys].some(({ value }) => value === asked)
  return [
    { label: words.people, options: isKnown ? people : [...people, { value: asked, label: words.somebody }] },
    ...(apiKeys.length > 0 ? [{ label: words.keys, options: apiKeys }] : []),
  ]
}
