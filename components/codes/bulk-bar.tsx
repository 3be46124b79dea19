'use client'

import { Ban, ClockPlus, X } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import type { Change } from '@/components/codes/changing'
import type { Selecting } from '@/components/codes/selecting'
import { JobBar } from '@/components/jobs/job-bar'
import { numberText } from '@/components/jobs/job-text'
import { useFrame } from '@/components/shell/shell-frame'
import { Kbd } from '@/components/ui/kbd'
import { fill, type Words } from '@/components/words'
import type { WireJob } from '@/lib/jobs/contract'

const ConfirmDialog = dynamic(() => import('@/components/ui/confirm-dialog').then((module) => module.ConfirmDialog))
const ExtendDialog = dynamic(() => import('@/components/codes/extend-dialog').then((module) => module.ExtendDialog))

type BarWords = { codes: Words['codes']; jobs: Words['jobs']; common: Words['common'] }

type BulkBarProps = {
  selecting: Selecting
  /** What one code is called, where one is selected. */
  only: string | null
  /** How many match the filters; null where nobody counted, `undefined` where all of them are on this page or nothing is filtered. */
  matching: number | null | undefined
  isBusy: boolean
  /** Known a moment after it was asked for. */
  job: WireJob | null
  words: BarWords
  onChange: (change: Change) => void
  onStop: () => void
}

const frame =
  'float fixed bottom-5 left-1/2 z-30 flex max-w-[calc(100vw-32px)] -translate-x-1/2 max-sm:inset-x-4 max-sm:translate-x-0 animate-appear flex-wrap items-center gap-x-1 gap-y-1 rounded-lg bg-ink p-1.5 text-sm text-paper lg:left-[calc(50%+110px)]'

const Deed = ({ icon, kbd, children, ...rest }: { icon?: ReactNode; kbd?: string; children: ReactNode; onClick: () => void }) => (
  <button
    {...rest}
    type="button"
    aria-keyshortcuts={kbd?.toLowerCase()}
    className="flex h-9 items-center gap-2 rounded-md px-3 font-[600] hover:bg-paper/12 focus-visible:outline-paper max-sm:h-11 max-sm:px-2 [&_svg]:size-4 max-sm:[&_svg]:hidden [&_svg]:stroke-[1.75]"
  >
    {icon}
    {children}
    {kbd && (
      <span aria-hidden="true" className="max-md:hidden">
        <Kbd onInk>{kbd}</Kbd>
      </span>
    )}
  </button>
)

const Running = ({ job, words, onStop }: Pick<BulkBarProps, 'job' | 'words' | 'onStop'>) => {
  const { locale } = useFrame()
  const { codes, jobs } = words
  if (!job || job.total === null)
    return (
      <span role="status" className="flex h-9 items-center px-3 font-[600]">
        {codes.bulk.starting}
      </span>
    )
  const text = fill(jobs.progress, { done: numberText(job.done, locale), total: numberText(job.total, locale) })
  return (
    <>
      <span className="num px-3 font-[600]">{text}</span>
      <span className="w-32 rounded-sm bg-paper p-[3px]">
        <JobBar job={{ ...job, rejected: 0 }} label={text} words={jobs} locale={locale} className="h-2.5" />
      </span>
      <Deed onClick={onStop}>{codes.bulk.cancel}</Deed>
    </>
  )
}

const whatOf = (
  { selecting, only, matching }: Pick<BulkBarProps, 'selecting' | 'only' | 'matching'>,
  words: Words['codes']['what'],
  number: (n: number) => string,
) => {
  if (selecting.isAll) return typeof matching === 'number' ? fill(words.all, { count: number(matching) }) : words.allUncounted
  return only === null ? fill(words.some, { count: number(selecting.count) }) : fill(words.one, { code: only })
}

const Selected = ({ selecting, matching, words: { codes } }: Pick<BulkBarProps, 'selecting' | 'matching' | 'words'>) => {
  const { locale } = useFrame()
  const { bulk } = codes
  const count = typeof matching === 'number' ? numberText(matching, locale) : null
  const all = count === null ? bulk.allSelectedUncounted : fill(bulk.allSelected, { count })
  return (
    <>
      <span role="status" className="num px-3 font-[600] max-sm:mr-auto max-sm:px-2">
        {selecting.isAll ? all : fill(bulk.selected, { count: numberText(selecting.count, locale) })}
      </span>
      {selecting.isPage && !selecting.isAll && matching !== undefined && (
        <button
          type="button"
          onClick={selecting.selectAll}
          className="h-9 rounded-md px-2 max-sm:order-last max-sm:h-11 font-[600] underline decoration-paper/45 underline-offset-2 hover:decoration-paper focus-visible:outline-paper"
        >
          {count === null ? bulk.selectAllUncounted : fill(bulk.selectAll, { count })}
        </button>
      )}
    </>
  )
}

type Asked = 'extend' | 'void' | null

type QuestionProps = { asked: Asked; what: string; words: BarWords; onChange: (change: Change) => void; onClose: () => void }

const Question = ({ asked, what, words: { codes, common }, onChange, onClose }: QuestionProps) => {
  if (asked === 'extend')
    return (
      <ExtendDialog
        what={what}
        words={codes}
        common={common}
        onExtend={(until) => onChange({ action: 'extend', until })}
        onClose={onClose}
      />
    )
  if (asked !== 'void') return null
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={fill(codes.voiding.title, { what })}
      description={codes.voiding.text}
      action={codes.voiding.action}
      onConfirm={() => onChange({ action: 'void' })}
      words={common}
    />
  )
}

/** What can be done to the selected codes, and how far it is while it is done. */
export const BulkBar = (props: BulkBarProps) => {
  const { selecting, isBusy, job, words, onChange, onStop } = props
  const { bulk, what } = words.codes
  const { locale } = useFrame()
  const [asked, setAsked] = useState<Asked>(null)
  const go = (change: Change) => {
    setAsked(null)
    onChange(change)
  }
  return (
    <section aria-label={bulk.label} className={frame}>
      {isBusy ? (
        <Running job={job} words={words} onStop={onStop} />
      ) : (
        <>
          <Selected {...props} />
          <Deed icon={<ClockPlus aria-hidden="true" />} kbd="E" onClick={() => setAsked('extend')}>
            {bulk.extend}
          </Deed>
          <Deed icon={<Ban aria-hidden="true" />} kbd="V" onClick={() => setAsked('void')}>
            {bulk.void}
          </Deed>
          <span aria-hidden="true" className="mx-1 h-5 w-px bg-paper/30 max-sm:hidden" />
          <button
            type="button"
            aria-label={bulk.clear}
            onClick={selecting.clear}
            className="grid size-9 place-items-center rounded-md hover:bg-paper/12 focus-visible:outline-paper max-sm:size-11"
          >
            <X aria-hidden="true" strokeWidth={1.75} className="size-4" />
          </button>
        </>
      )}
      <Question
        asked={asked}
        what={whatOf(props, what, (count) => numberText(count, locale))}
        words={words}
        onChange={go}
        onClose={() => setAsked(null)}
      />
    </section>
  )
}
