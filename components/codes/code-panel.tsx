import type { ReactNode } from 'react'
import { CodeDeeds } from '@/components/codes/code-deeds'
import { CodeStateMark } from '@/components/codes/code-state'
import { CodeTimeline } from '@/components/codes/code-timeline'
import type { ShownRedemption, ShownStory } from '@/components/codes/shown-story'
import { TakeBack } from '@/components/codes/take-back'
import { ButtonLink } from '@/components/ui/button'
import { Code } from '@/components/ui/code'
import { PeekClose } from '@/components/ui/peek-close'
import { Tag } from '@/components/ui/tag'
import { Tear } from '@/components/ui/tear'
import { TextLink } from '@/components/ui/text-link'
import type { Words } from '@/components/words'

type CodeWords = Words['codes']

export type CodeMay = { write: boolean; redeem: boolean }

export type CodePlaces = {
  close: string
  batch: string
  /** What else they have; null where nobody in particular has it. */
  holder: string | null
  /** Null for whoever may not open campaigns. */
  campaign: string | null
  till: string | null
}

type CodePanelProps = { story: ShownStory; places: CodePlaces; may: CodeMay; words: CodeWords; common: Words['common'] }

const Offer = ({ story, places, words }: Pick<CodePanelProps, 'story' | 'places' | 'words'>) => (
  <div className="mt-3 flex items-center gap-4">
    <Tag tone={story.isLive ? 'plain' : 'ended'} size="panel">
      {story.tag}
    </Tag>
    <div className="min-w-0">
      <p className="font-[650] break-words">
        {places.campaign ? <TextLink href={places.campaign}>{story.campaign.name}</TextLink> : story.campaign.name}
      </p>
      <p className="num text-ink2">{story.campaign.when}</p>
      {story.minimum && <p className="text-xs text-ink3">{story.minimum}</p>}
      <span className="sr-only">{words.states[story.state]}</span>
    </div>
  </div>
)

const Holder = ({ story, places, words }: Pick<CodePanelProps, 'story' | 'places' | 'words'>) => {
  if (story.holder === null) return <span className="text-ink3">{words.panel.nobody}</span>
  return places.holder ? <TextLink href={places.holder}>{story.holder}</TextLink> : story.holder
}

const Facts = ({ story, places, words }: Pick<CodePanelProps, 'story' | 'places' | 'words'>) => {
  const { panel } = words
  const lines: [string, ReactNode][] = [
    [panel.holder, <Holder key="holder" story={story} places={places} words={words} />],
    [panel.orderRef, story.orderRef],
    [panel.uses, story.uses],
    [
      panel.batch,
      <TextLink key="batch" href={places.batch}>
        {story.batch.name}
      </TextLink>,
    ],
    [panel.position, story.position],
  ]
  return (
    <dl className="grid grid-cols-[112px_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm">
      {lines.map(
        ([term, text]) =>
          text && (
            <div key={term} className="contents">
              <dt className="text-ink3">{term}</dt>
              <dd className="num break-words">{text}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

type RedemptionsProps = { redemptions: readonly ShownRedemption[]; may: CodeMay; words: CodeWords; common: Words['common'] }

const Redemptions = ({ redemptions, may, words, common }: RedemptionsProps) => (
  <>
    <Tear className="my-4" />
    <h3 className="mb-2 text-xs font-[600] text-ink3">{words.panel.redemptions}</h3>
    <ul className="space-y-2 text-sm">
      {redemptions.map((one) => (
        <li key={one.id} className="flex items-start justify-between gap-3">
          <span className="min-w-0 break-words">
            <span className={one.takenBack ? 'text-ink3 line-through' : 'font-[550]'}>{one.text}</span>
            <span className="num block text-xs text-ink3">{[one.at, one.orderRef].filter(Boolean).join(' · ')}</span>
            {one.takenBack && <span className="num block text-xs text-ink2">{one.takenBack}</span>}
          </span>
          {may.redeem && !one.takenBack && <TakeBack id={one.id} words={words} common={common} />}
        </li>
      ))}
    </ul>
  </>
)

const isOpen = ({ state }: ShownStory) => state === 'available' || state === 'claimed'

/** A code, looked at: what it gives, what became of it, who has it, and what may be done. */
export const CodePanel = ({ story, places, may, words, common }: CodePanelProps) => (
  <section aria-labelledby="code" className="rounded-lg border border-line bg-paper p-4">
    <div className="flex items-start justify-between gap-3 text-sm">
      <CodeStateMark state={story.state} words={words} />
      <PeekClose href={places.close} label={words.panel.close} />
    </div>
    <h2 id="code" className="sr-only">
      {story.code}
    </h2>
    <Code words={common} className="mt-1 text-[21px] [&_.code]:leading-7">
      {story.code}
    </Code>
    <Offer story={story} places={places} words={words} />
    <Tear className="my-4" />
    <CodeTimeline lines={story.lines} label={words.panel.story} />
    {story.redemptions.length > 0 && <Redemptions redemptions={story.redemptions} may={may} words={words} common={common} />}
    <Tear className="my-4" />
    <Facts story={story} places={places} words={words} />
    {places.till && may.redeem && isOpen(story) && (
      <ButtonLink href={places.till} className="mt-4 w-full">
        {words.panel.byHand}
      </ButtonLink>
    )}
    {may.write && (isOpen(story) || story.state === 'expired') && <CodeDeeds key={story.id} story={story} words={words} common={common} />}
  </section>
)

export const CodeGone = ({ closeHref, words }: { closeHref: string; words: CodeWords }) => (
  <section aria-labelledby="code" className="rounded-lg border border-line bg-paper p-4">
    <div className="flex items-start justify-between gap-3">
      <h2 id="code" className="text-lg font-[650] tracking-[-.01em]">
        {words.panel.goneTitle}
      </h2>
      <PeekClose href={closeHref} label={words.panel.close} />
    </div>
    <p className="mt-1 text-sm text-ink2">{words.panel.gone}</p>
  </section>
)
