import type { WhoMayAsk } from '@/components/reference/content'
import { fill, type Words } from '@/components/words'

const saidOf = (access: WhoMayAsk, words: Words['reference']): string => {
  if (access.kind !== 'permission') return words[access.kind]
  const said = fill(access.isForKeys ? words.scope : words.people, {
    permission: `\`${access.permission}\``,
    roles: access.roles.join(', '),
  })
  return access.orOwn ? `${said} ${words.orOwn}` : said
}

export const accessSaid = (access: WhoMayAsk, words: Words['reference']): string =>
  access.forShoppers ? `${saidOf(access, words)} ${words.forShoppers}` : saidOf(access, words)
