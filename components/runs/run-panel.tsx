import { X } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { RepeatButton } from '@/components/runs/repeat-button'
import { RunStateMark } from '@/components/runs/run-state'
import { RunSteps } from '@/components/runs/run-steps'
import type { PeekedRun, ShownError } from '@/components/runs/shown'
import { Code } from '@/components/ui/code'
import { Tear } from '@/components/ui/tear'
import { TextLink } from '@/components/ui/text-link'
import { fill, type Words } from '@/components/words'

type RunWords = Words['runs']
type Copy = { copy: string; copied: string }

const Close = ({ href, label }: { href: string; label: string }) => (
  <Link
    href={href}
    scroll={false}
    aria-label={label}
    className="-my-1.5 -mr-1.5 grid size-8 shrink-0 place-items-center rounded-md text-ink3 hover:bg-ink/6 hover:text-ink"
  >
    <X aria-hidden="true" strokeWidth={1.75} className="size-4" />
  </Link>
)

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="mt-4">
    <Tear className="mb-4" />
    <h3 className="mb-2 text-xs font-[600] text-ink3">{title}</h3>
    {children}
  </section>
)

const Failure = ({ error, words }: { error: ShownError; words: RunWords }) => (
  <Part title={words.errorTitle}>
    <p className="code border-l-[3px] border-tomato pl-3 text-[12.5px] break-words whitespace-pre-wrap text-tomato">{error.said}</p>
    {error.stack && (
      <details className="mt-2">
        <summary className="w-fit rounded-sm text-xs font-[550] text-ink2 hover:text-ink">{words.stack}</summary>
        <pre tabIndex={0} className="code mt-2 max-h-72 overflow-auto rounded-md bg-ink/4 p-3 text-2xs text-ink2">
          {error.stack}
        </pre>
      </details>
    )}
  </Part>
)

const Facts = ({ run, words }: { run: PeekedRun; words: RunWords }) => (
  <dl className="mt-3 grid grid-cols-[104px_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm">
    <dt className="text-ink3">{words.startedBy}</dt>
    <dd className="break-words">
      {run.startedBy.href === null ? run.startedBy.text : <TextLink href={run.startedBy.href}>{run.startedBy.text}</TextLink>}
    </dd>
    <dt className="text-ink3">{words.started}</dt>
    <dd className="num">{run.started ?? words.notStarted}</dd>
    {run.took && (
      <>
        <dt className="text-ink3">{words.took}</dt>
        <dd className="num">{run.took}</dd>
      </>
    )}
    <dt className="text-ink3">{words.tries}</dt>
    <dd className="num">{run.attempts}</dd>
  </dl>
)

type RunPanelProps = {
  run: PeekedRun
  path: string
  closeHref: string
  brand: string
  mayRepeat: boolean
  words: RunWords
  copy: Copy
  triesText: (count: number) => string
}

export const RunPanel = ({ run, path, closeHref, brand, mayRepeat, words, copy, triesText }: RunPanelProps) => (
  <section aria-labelledby="run" className="rounded-lg border border-line bg-paper p-4">
    <div className="flex items-start justify-between gap-3 text-sm">
      <span className="num flex flex-wrap gap-x-3 text-ink2">
        <RunStateMark state={run.state} words={words} />
        {run.goesOn && fill(words.waitsUntil, { time: run.goesOn })}
      </span>
      <Close href={closeHref} label={words.close} />
    </div>
    <h2 id="run" className="mt-1 text-lg font-[650] tracking-[-.01em] text-balance">
      {run.name}
    </h2>
    <Code words={copy} className="text-2xs">
      {run.id}
    </Code>
    <Facts run={run} words={words} />
    {mayRepeat && (
      <div className="mt-4 flex items-center gap-3">
        {run.isOver ? (
          <RepeatButton id={run.id} brand={brand} path={path} words={words} />
        ) : (
          <p className="text-xs text-ink3">{words.unfinished}</p>
        )}
      </div>
    )}
    {run.error && <Failure error={run.error} words={words} />}
    <Part title={words.stepsTitle}>
      {run.steps.length > 0 ? (
        <RunSteps steps={run.steps} words={words} triesText={triesText} />
      ) : (
        <p className="text-sm text-ink2">{words.noSteps}</p>
      )}
    </Part>
    {run.data && (
      <Part title={words.dataTitle}>
        <pre tabIndex={0} className="code max-h-60 overflow-auto text-[12px] break-all whitespace-pre-wrap">
          {run.data}
        </pre>
      </Part>
    )}
  </section>
)

export const RunGone = ({ closeHref, words }: { closeHref: string; words: RunWords }) => (
  <section aria-labelledby="run" className="rounded-lg border border-line bg-paper p-4">
    <div className="flex items-start justify-between gap-3">
      <h2 id="run" className="text-lg font-[650] tracking-[-.01em]">
        {words.goneTitle}
      </h2>
      <Close href={closeHref} label={words.close} />
    </div>
    <p className="mt-1 text-sm text-ink2">{words.gone}</p>
  </section>
)
