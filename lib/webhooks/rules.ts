/** What a brand can be told of. */
export const webhookTypes = [
  'codes.generated',
  'code.claimed',
  'code.redeemed',
  'redemption.rolled-back',
  'voucher.issued',
  'campaign.exhausted',
  'webhook.test',
] as const
export type WebhookType = (typeof webhookTypes)[number]

export const isWebhookType = (type: string): type is WebhookType => webhookTypes.some((one) => one === type)

/** Why nothing is sent to an endpoint: somebody said so, it answered 410, or it did nothing but fail. */
export const disabledReasons = ['asked', 'gone', 'failing'] as const
export type DisabledReason = (typeof disabledReasons)[number]

const hourMilliseconds = 60 * 60 * 1_000

export const rotationHours = 24
export const previousUntilOf = (now: Date): Date => new Date(now.getTime() + rotationHours * hourMilliseconds)

/** So long may an endpoint do nothing but fail. */
export const failingDays = 5
export const isLostCause = (failingSince: Date, now: Date): boolean =>
  now.getTime() - failingSince.getTime() >= failingDays * 24 * hourMilliseconds

export const mostOfBrand = 50

/** What an endpoint is told: what it asked for, or everything; and of tests only its own. */
export const wants = (
  { id, types }: { id: string; types: readonly string[] },
  fact: { type: string; subjectId: string },
): fact is { type: WebhookType; subjectId: string } => {
  if (fact.type === 'webhook.test') return fact.subjectId === id
  return isWebhookType(fact.type) && (types.length === 0 || types.includes(fact.type))
}
