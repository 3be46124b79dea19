import { campaignStateAt, type IssueEvent } from '../rules'

export const issueEventOf = (fact: string): IssueEvent => (fact === 'account.created' ? 'signup' : 'first-login')

export type Happened = { event: IssueEvent; accountId: string; at: Date }

type Marks = Parameters<typeof campaignStateAt>[0] & { resumedAt: Date | null }

/** Only a campaign that was running when it happened and still runs gives its voucher: who comes before it or in a pause never gets one. */
export const isOwed = (campaign: Marks, at: Date, now: Date): boolean => {
  const { publishedAt, resumedAt } = campaign
  const isRunningSince = publishedAt !== null && publishedAt <= at && (resumedAt === null || resumedAt <= at)
  return isRunningSince && campaignStateAt(campaign, at) === 'live' && campaignStateAt(campaign, now) === 'live'
}

const dayMilliseconds = 24 * 60 * 60 * 1_000

export const validUntil = (now: Date, days: number): Date => new Date(now.getTime() + days * dayMilliseconds)
