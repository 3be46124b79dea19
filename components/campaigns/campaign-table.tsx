import Link from 'next/link'
import type { KeyboardEvent, RefObject } from 'react'
import { BurnBar } from '@/components/campaigns/burn-bar'
import type { ListedCampaign } from '@/components/campaigns/listed-campaign'
import { isOver, StateText, tagTone } from '@/components/campaigns/state-text'
import { Strip } from '@/components/pictures/strip/strip'
import { classes } from '@/components/ui/classes'
import { Tag } from '@/components/ui/tag'
import type { Words } from '@/components/words'

type CampaignWords = Words['campaigns']
type RowProps = { campaign: ListedCampaign; href: string; hasBurn: boolean; selected: boolean; words: CampaignWords }

const Codes = ({ campaign }: { campaign: ListedCampaign }) => (
  <span className="block">
    <Strip parts={campaign.parts} label={campaign.stripLabel} className="h-3.5!" />
    <span className="num mt-1 block truncate text-2xs text-ink2">{campaign.codes}</span>
  </span>
)

const Note = ({ note }: Pick<ListedCampaign, 'note'>) =>
  note && (
    <span className={classes('block truncate text-xs', note.isWarning ? 'font-[600] text-tomato' : 'font-[450] text-ink3')}>
      {note.text}
    </span>
  )

/** In a narrow list, what the other columns say stands below the name. */
const Briefly = ({ campaign, words }: { campaign: ListedCampaign; words: CampaignWords }) => (
  <span className="mt-1 block font-[450] @2xl:hidden">
    <span className="num flex items-center justify-between gap-3 text-xs">
      <StateText state={campaign.state} words={words.states} />
      <span className="truncate text-ink2">{campaign.when}</span>
    </span>
    <span className="mt-2 block">
      <Codes campaign={campaign} />
    </span>
  </span>
)

const Row = ({ campaign, href, hasBurn, selected, words }: RowProps) => (
  <tr
    data-selected={selected || undefined}
    className={classes(
      'relative h-[60px] scroll-my-24 border-t border-line has-[a:focus-visible]:z-10 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-cobalt',
      selected ? 'bg-cobalt2/60' : 'hover:bg-ink/[.025]',
      isOver(campaign.state) && 'text-ink2',
    )}
  >
    <td className="w-[104px] py-3 pr-3 pl-4 align-top @2xl:py-0 @2xl:align-middle">
      <Tag tone={tagTone(campaign.state)} className="max-w-full">
        {campaign.tag}
      </Tag>
    </td>
    <th scope="row" className="max-w-0 py-3 pr-4 text-left font-[600] @2xl:py-0">
      <Link href={href} data-row={campaign.id} className="block truncate outline-none after:absolute after:inset-0">
        {campaign.name}
      </Link>
      <Note note={campaign.note} />
      <Briefly campaign={campaign} words={words} />
    </th>
    <td className="w-[184px] pr-5 @max-2xl:hidden">
      <Codes campaign={campaign} />
    </td>
    <td className="w-[104px] pr-3 @max-2xl:hidden">
      <StateText state={campaign.state} words={words.states} />
    </td>
    <td className="num w-[148px] pr-3 text-ink2 @max-2xl:hidden">{campaign.when}</td>
    {hasBurn && (
      <td className="w-[132px] pr-4 @max-4xl:hidden">
        {campaign.burn && (
          <>
            <BurnBar burn={campaign.burn} />
            <span className="num mt-1.5 block truncate text-2xs text-ink2">{campaign.burn.text}</span>
          </>
        )}
      </td>
    )}
  </tr>
)

type CampaignTableProps = {
  campaigns: readonly ListedCampaign[]
  path: string
  selectedId: string | null
  words: CampaignWords
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  ref: RefObject<HTMLTableElement | null>
}

export const CampaignTable = ({ campaigns, path, selectedId, words, onKeyDown, ref }: CampaignTableProps) => {
  const hasBurn = campaigns.some(({ burn }) => burn !== null)
  return (
    <div className="@container overflow-hidden rounded-lg border border-line bg-paper">
      <table ref={ref} onKeyDown={onKeyDown} className="w-full table-fixed border-collapse text-sm">
        <caption className="sr-only">{words.title}</caption>
        <thead>
          <tr className="h-9 text-left text-2xs text-ink3 *:font-[600]">
            <th scope="col" className="w-[104px] pr-3 pl-4">
              {words.list.offer}
            </th>
            <th scope="col" className="pr-4">
              {words.list.name}
            </th>
            <th scope="col" className="w-[184px] pr-5 @max-2xl:hidden">
              {words.list.codes}
            </th>
            <th scope="col" className="w-[104px] pr-3 @max-2xl:hidden">
              {words.list.state}
            </th>
            <th scope="col" className="w-[148px] pr-3 @max-2xl:hidden">
              {words.list.when}
            </th>
            {hasBurn && (
              <th scope="col" className="w-[132px] pr-4 @max-4xl:hidden">
                {words.list.budget}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {campaigns.map((campaign) => (
            <Row
              key={campaign.id}
              campaign={campaign}
              href={`${path}/${campaign.id}`}
              hasBurn={hasBurn}
              selected={campaign.id === selectedId}
              words={words}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
