import type { CampaignValues } from '@/components/campaigns/campaign-values'
import type { WireCampaign } from '@/lib/campaigns/contract'

export type Draft = { values: CampaignValues; base: WireCampaign | null }

const drafts = new Map<string, Draft>()

/** What was written and not saved when the page was left in a way that cannot ask first, such as the browser's Back. */
export const keepDraft = (key: string, draft: Draft) => void drafts.set(key, draft)
export const draftOf = (key: string): Draft | undefined => drafts.get(key)
export const dropDraft = (key: string) => void drafts.delete(key)
