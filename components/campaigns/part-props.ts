import type { UseFormReturn } from 'react-hook-form'
import type { CampaignField, CampaignValues, Writing } from '@/components/campaigns/campaign-values'
import type { Words } from '@/components/words'

/** What every part of the editor is given. */
export type PartProps = {
  form: UseFormReturn<CampaignValues>
  words: Words['campaigns']
  writing: Writing
  error: (field: CampaignField) => string | undefined
}
