import { useForm } from 'react-hook-form'
import { differing, readTerms, type WireTerms } from '@/components/campaigns/campaign-terms'
import { campaignFields, type CampaignValues, mergedOnto, valuesOf, type Writing } from '@/components/campaigns/campaign-values'
import { addCampaign, earlyFailure, failureOf, readCampaign, saveCampaign } from '@/components/campaigns/saving'
import { draftsOf } from '@/components/editor/drafts'
import { beginning, useBase } from '@/components/editor/use-base'
import { type Conflict, useEditorForm } from '@/components/editor/use-editor-form'
import type { Words } from '@/components/words'
import type { WireCampaign } from '@/lib/campaigns/contract'

export type CampaignConflict = Conflict<WireCampaign, CampaignValues>

export type SavedChange = { saved: WireCampaign; before: WireTerms; after: WireTerms }

type CampaignFormProps = {
  brand: string
  campaign: WireCampaign | null
  /** What the form of a new campaign begins with. */
  start: CampaignValues
  writing: Writing
  draftKey: string
  words: Pick<Words['campaigns'], 'failures' | 'troubles'>
  onAdded: (campaign: WireCampaign) => void
  onSaved: (change: SavedChange) => void
}

export const drafts = draftsOf<WireCampaign, CampaignValues>()

export const useCampaignForm = ({ brand, campaign, start, writing, draftKey, words, onAdded, onSaved }: CampaignFormProps) => {
  const based = useBase({ thing: campaign, drafts, draftKey })
  const written = (onto: WireCampaign) => valuesOf(onto, writing)
  const form = useForm<CampaignValues>(beginning(based, written, start))
  const change = (values: CampaignValues, onto: WireCampaign) => ({
    before: readTerms(written(onto), writing).terms,
    after: readTerms(values, writing).terms,
  })
  const saving = useEditorForm({
    thing: campaign,
    based,
    form,
    fields: campaignFields,
    valuesOf: written,
    earlyFailure: ({ values }) => earlyFailure(readTerms(values, writing).wrongs, values, { troubles: words.troubles, ...writing }),
    failureOf: (error) => failureOf(error, words),
    sendingAgain: words.failures.sendingAgain,
    isSame: (values, onto) => {
      const { before, after } = change(values, onto)
      return differing(before, after).length === 0
    },
    add: async (values, idempotencyKey) => onAdded(await addCampaign(brand, readTerms(values, writing).terms, idempotencyKey)),
    change: (values, onto, idempotencyKey) => saveCampaign({ brand, base: onto, ...change(values, onto), idempotencyKey }),
    onChanged: (saved, { values, onto }) => onSaved({ saved, ...change(values, onto) }),
    read: (id) => readCampaign(brand, id),
    merge: (mine, { theirs, base }) =>
      mergedOnto({ theirs: written(theirs), mine, base: written(base), isPublished: theirs.publishedAt !== null }),
  })
  return { form, ...saving }
}
