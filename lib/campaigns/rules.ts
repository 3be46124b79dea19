export const campaignStates = ['draft', 'scheduled', 'live', 'paused', 'ended', 'archived'] as const
export type CampaignState = (typeof campaignStates)[number]

/** What may make a campaign give codes by itself. */
export const issueEvents = ['first-login', 'signup'] as const
export type IssueEvent = (typeof issueEvents)[number]

export const hasTwoDecimals = (percent: number): boolean => Number.isInteger(Math.round(percent * 1e6) / 1e4)

type Window = { startsAt: Date | null; endsAt: Date | null }
type Marks = Window & { publishedAt: Date | null; pausedAt: Date | null; archivedAt: Date | null }

/** The state follows from what was decided and from the clock; nothing has to flip it. */
export const campaignStateAt = (campaign: Marks, now: Date): CampaignState => {
  if (campaign.archivedAt) return 'archived'
  if (!campaign.publishedAt) return 'draft'
  if (campaign.endsAt && campaign.endsAt <= now) return 'ended'
  if (campaign.pausedAt) return 'paused'
  return campaign.startsAt && campaign.startsAt > now ? 'scheduled' : 'live'
}
