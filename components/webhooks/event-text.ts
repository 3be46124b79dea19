import type { Locale, Words } from '@/components/words'
import { type WebhookType, webhookTypes } from '@/lib/webhooks/rules'

type EventWords = Words['webhooks']['events']

const keys: Record<WebhookType, keyof EventWords> = {
  'codes.generated': 'codesGenerated',
  'code.claimed': 'codeClaimed',
  'code.redeemed': 'codeRedeemed',
  'redemption.rolled-back': 'redemptionRolledBack',
  'voucher.issued': 'voucherIssued',
  'campaign.exhausted': 'campaignExhausted',
  'webhook.test': 'webhookTest',
}

export const eventText = (type: WebhookType, words: EventWords): string => words[keys[type]]

/** What one can ask for. A test comes to whoever it is meant for, asked or not. */
export const offeredTypes: readonly WebhookType[] = webhookTypes.filter((type) => type !== 'webhook.test')

const mostSaid = 2

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/** What an endpoint is told of, in one line. Nothing chosen means everything. */
export const toldText = (types: readonly WebhookType[], words: Words['webhooks'], locale: Locale): string => {
  if (types.length === 0) return words.everything
  const isLong = types.length > mostSaid + 1
  const said = types.slice(0, isLong ? mostSaid : undefined).map((type) => eventText(type, words.events))
  const rest = isLong ? [words.more.replace('{count}', String(types.length - mostSaid))] : []
  const [first = '', ...others] = [...said, ...rest]
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format([first, ...others.map(lowered)])
}
