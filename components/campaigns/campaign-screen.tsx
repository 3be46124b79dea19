'use client'

import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { BatchTable } from '@/components/campaigns/batch-table'
import { BurnBar } from '@/components/campaigns/burn-bar'
import { CampaignActions } from '@/components/campaigns/campaign-actions'
import { type Asked, CampaignDialogs, type DetailWords } from '@/components/campaigns/campaign-dialogs'
import { CampaignJobs } from '@/components/campaigns/campaign-jobs'
import { termsOf } from '@/components/campaigns/campaign-terms'
import { CountsView } from '@/components/campaigns/counts-view'
import { FirstCodes } from '@/components/campaigns/first-codes'
import { headlineOf } from '@/components/campaigns/headline'
import { burnOf, issuedOf } from '@/components/campaigns/listed-campaign'
import { type Clock, whenText } from '@/components/campaigns/moment-text'
import { offerTag } from '@/components/campaigns/offer-text'
import { RuleList } from '@/components/campaigns/rule-list'
import { ruleLines } from '@/components/campaigns/rule-lines'
import { StateText, tagTone } from '@/components/campaigns/state-text'
import { type Reading, useBatches, useCampaign, useFirstCodes } from '@/components/campaigns/use-campaign'
import { useMaking } from '@/components/campaigns/use-making'
import { cityOf, clockTime } from '@/components/shell/city-clock'
import { Screen } from '@/components/shell/screen'
import { useFrame } from '@/components/shell/shell-frame'
import { Button } from '@/components/ui/button'
import { Tag } from '@/components/ui/tag'
import { fill, type Words } from '@/components/words'
import type { WireBatch } from '@/lib/campaigns/batches/contract'
import type { WireCode } from '@/lib/campaigns/codes/contract'
import type { WireCampaign } from '@/lib/campaigns/contract'
import type { WireJob } from '@/lib/jobs/contract'

type CampaignScreenProps = {
  initial: { campaign: WireCampaign; batches: WireBatch[]; codes: WireCode[]; jobs: WireJob[] }
  readAt: string
  may: { write: boolean; makeCodes: boolean }
  /** So many codes are about to be made: the address asks for them. */
  make: number | null
  words: DetailWords
  /** The link and its QR code, drawn by the server. */
  link: ReactNode
}

const Headline = ({ campaign, words, clock }: { campaign: WireCampaign; words: Words['campaigns']; clock: Clock }) => {
  const { number, text } = headlineOf(campaign, words.detail, clock)
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
      <span className="tag text-[64px] sm:text-[84px]">{number}</span>
      <p className="max-w-[360px] pb-0.5 text-lg leading-[23px] font-[550] tracking-[-.01em] text-pretty">{text}</p>
    </div>
  )
}

const Exhausted = ({ words }: { words: Words['campaigns']['detail'] }) => (
  <div role="note" className="mb-5 border-l-[3px] border-tomato pl-3 text-sm">
    <p className="font-[650] text-tomato">{words.exhausted}</p>
    <p className="text-ink2">{words.exhaustedText}</p>
  </div>
)

const Budget = ({ campaign, words, clock }: { campaign: WireCampaign; words: Words['campaigns']['detail']; clock: Clock }) => {
  const burn = burnOf(campaign, words.budgetLabel, clock.locale)
  return (
    burn && (
      <section aria-label={words.budget} className="mt-6">
        <div className="mb-1.5 flex items-baseline justify-between gap-4 text-xs">
          <h2 className="font-[600]">{words.budget}</h2>
          <span className="num text-ink2">{burn.text}</span>
        </div>
        <BurnBar burn={burn} className="h-2.5!" />
      </section>
    )
  )
}

const Issued = ({ campaign, words, clock }: { campaign: WireCampaign; words: Words['campaigns']['detail']; clock: Clock }) => {
  const burn = issuedOf(campaign, words, clock.locale)
  return (
    burn && (
      <section aria-label={words.vouchers} className="mt-6">
        <div className="mb-1.5 flex flex-wrap items-baseline justify-between gap-x-4 text-xs">
          <h2 className="font-[600]">{words.vouchers}</h2>
          <span className="num text-ink2">{burn.text}</span>
        </div>
        <BurnBar burn={burn} className="h-2.5!" />
      </section>
    )
  )
}

const Rules = ({ campaign, words, clock }: { campaign: WireCampaign; words: Words['campaigns']; clock: Clock }) => (
  <section aria-labelledby="rules" className="rounded-lg border border-line bg-paper p-4">
    <div className="mb-3 flex items-center gap-3">
      <Tag size="panel" tone={tagTone(campaign.state)}>
        {offerTag(campaign.benefit, clock.locale)}
      </Tag>
      <h2 id="rules" className="text-base font-[650] tracking-[-.01em]">
        {words.rules.title}
      </h2>
    </div>
    <RuleList lines={ruleLines(termsOf(campaign), words.rules, clock)} />
    {campaign.description && <p className="mt-2 border-t border-line pt-3 text-sm whitespace-pre-line text-ink2">{campaign.description}</p>}
    <p className="mt-2 text-2xs text-ink3">{fill(words.rules.zone, { city: cityOf(clock.timeZone) })}</p>
  </section>
)

const useDetail = ({ initial, readAt }: CampaignScreenProps) => {
  const { brand } = useFrame()
  const reading: Reading = { brand: brand.slug, id: initial.campaign.id, readAt }
  const [wasBusy, setWasBusy] = useState(false)
  const batches = useBatches(reading, initial.batches, wasBusy)
  const making = useMaking(
    reading,
    initial.jobs,
    batches.map(({ id }) => id),
  )
  if (making.isBusy !== wasBusy) setWasBusy(making.isBusy)
  const { data: campaign, isError, dataUpdatedAt } = useCampaign(reading, initial.campaign, making.isBusy)
  const codes = useFirstCodes(reading, initial.codes, making.isBusy)
  return { reading, campaign, batches, codes, making, staleSince: isError ? dataUpdatedAt : null }
}

const Sheet = (props: CampaignScreenProps & { detail: ReturnType<typeof useDetail>; clock: Clock; onAsk: (asked: Asked) => void }) => {
  const { detail, clock, may, words, onAsk } = props
  const { campaign, reading, batches, codes, making, staleSince } = detail
  const { campaigns } = words
  return (
    <div className="min-w-0">
      {campaign.exhausted && campaign.state === 'live' && <Exhausted words={campaigns.detail} />}
      <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <Headline campaign={campaign} words={campaigns} clock={clock} />
        {may.makeCodes && campaign.state !== 'archived' && (
          <Button
            variant={campaign.counts.total === 0 && !campaign.issueOn ? 'primary' : 'secondary'}
            icon={<Plus aria-hidden="true" />}
            aria-keyshortcuts="c"
            onClick={() => onAsk('make')}
          >
            {campaigns.make.open}
          </Button>
        )}
      </div>
      <CountsView counts={campaign.counts} words={campaigns.strip} locale={clock.locale} />
      <p role="status" className="text-xs text-ink2 not-empty:mt-2">
        {staleSince !== null && fill(campaigns.detail.updated, { time: clockTime(clock.locale, clock.timeZone, staleSince) })}
      </p>
      <Issued campaign={campaign} words={campaigns.detail} clock={clock} />
      <Budget campaign={campaign} words={campaigns.detail} clock={clock} />
      <CampaignJobs {...making} brand={reading.brand} mayWrite={may.makeCodes} clock={clock} words={words.jobs} />
      <FirstCodes codes={codes} codesHref={`/console/${reading.brand}/codes?campaign=${campaign.id}`} clock={clock} words={campaigns} />
      <BatchTable batches={batches} brand={reading.brand} mayWrite={may.makeCodes} clock={clock} words={words} onUndoing={making.add} />
    </div>
  )
}

/** Where the bar above has no room: on phones for the name, on narrow screens for the rest. */
const NameBelowBar = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="mb-4 text-xs xl:hidden">
    <p aria-hidden="true" className="mb-1 text-lg font-[700] tracking-[-.015em] break-words md:hidden">
      {name}
    </p>
    {children}
  </div>
)

export const CampaignScreen = (props: CampaignScreenProps) => {
  const { readAt, may, make, words, link } = props
  const { brand, locale } = useFrame()
  const detail = useDetail(props)
  const [asked, setAsked] = useState<Asked | null>(make !== null && may.makeCodes ? 'make' : null)
  const { campaign, reading, making } = detail
  const clock: Clock = { locale, timeZone: brand.timeZone, now: readAt }
  const path = `/console/${brand.slug}/campaigns`
  const onMaking = (job: WireJob) => {
    making.add(job)
    setAsked(null)
  }
  const state = (
    <span className="flex items-center gap-3">
      <StateText state={campaign.state} words={words.campaigns.states} />
      <span className="num truncate">{whenText(campaign, clock, words.campaigns.when)}</span>
    </span>
  )
  return (
    <Screen
      title={campaign.name}
      subtitle={<span className="max-xl:hidden">{state}</span>}
      actions={
        <CampaignActions campaign={campaign} reading={reading} path={path} mayWrite={may.write} words={words.campaigns} onAsk={setAsked} />
      }
    >
      <NameBelowBar name={campaign.name}>{state}</NameBelowBar>
      <div className="grid gap-x-8 gap-y-7 pt-2 min-[1360px]:grid-cols-[minmax(0,1fr)_320px]">
        <Sheet {...props} detail={detail} clock={clock} onAsk={setAsked} />
        <aside className="grid content-start gap-5 max-[1359px]:md:grid-cols-2">
          <Rules campaign={campaign} words={words.campaigns} clock={clock} />
          {link}
        </aside>
      </div>
      {asked && (
        <CampaignDialogs
          asked={asked}
          make={make}
          campaign={campaign}
          reading={reading}
          path={path}
          clock={clock}
          words={words}
          onMaking={onMaking}
          onClose={() => setAsked(null)}
        />
      )}
    </Screen>
  )
}
