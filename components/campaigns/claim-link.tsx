import { Printer } from 'lucide-react'
import { QrPicture } from '@/components/campaigns/qr-picture'
import { isOver } from '@/components/campaigns/state-text'
import { ButtonLink } from '@/components/ui/button'
import { Code } from '@/components/ui/code'
import type { Words } from '@/components/words'
import type { WireCampaign } from '@/lib/campaigns/contract'

type ClaimLinkProps = {
  campaign: Pick<WireCampaign, 'claimUrl' | 'state' | 'claimableByShoppers'>
  posterHref: string
  words: Words['campaigns']['detail']
  copy: { copy: string; copied: string }
}

const noteOf = ({ state, claimableByShoppers }: ClaimLinkProps['campaign'], words: ClaimLinkProps['words']): string => {
  if (isOver(state)) return words.linkOver
  if (state === 'draft') return words.linkDraft
  return claimableByShoppers ? words.linkText : words.linkClosed
}

/** Where shoppers claim: to copy, to scan, to print. */
export const ClaimLink = ({ campaign, posterHref, words, copy }: ClaimLinkProps) => {
  return (
    <section aria-labelledby="claim-link" className="rounded-lg border border-line bg-paper p-4">
      <h2 id="claim-link" className="text-base font-[650] tracking-[-.01em]">
        {words.linkTitle}
      </h2>
      <p className="mt-0.5 text-xs text-ink2">{noteOf(campaign, words)}</p>
      <div className="mt-3 flex items-start gap-4 min-[1360px]:flex-col">
        <QrPicture
          text={campaign.claimUrl}
          label={words.qr}
          className="w-[120px] shrink-0 rounded-sm border border-line min-[1360px]:w-[168px]"
        />
        <div className="flex min-w-0 flex-col items-start gap-3">
          <Code words={copy}>{campaign.claimUrl}</Code>
          {!isOver(campaign.state) && (
            <ButtonLink href={posterHref} icon={<Printer aria-hidden="true" />}>
              {words.poster}
            </ButtonLink>
          )}
        </div>
      </div>
    </section>
  )
}
