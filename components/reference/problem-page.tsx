import type { ReactNode } from 'react'
import { CodeText } from '@/components/reference/code-text'
import { MethodMark, PathText } from '@/components/reference/method-mark'
import { SamplePanel } from '@/components/reference/sample'
import { Code } from '@/components/ui/code'
import { PlainLink } from '@/components/ui/plain-link'
import { TextLink } from '@/components/ui/text-link'
import { fill, type Words } from '@/components/words'
import { problemEntry, type ProblemCode } from '@/lib/core/problem'

type Answering = { href: string; method: string; path: string; summary: string }
type ProblemPageProps = {
  code: ProblemCode
  example: string
  answering: { own: Answering[]; general: Answering[] }
  words: Words['reference']
  problem: Words['problems'][ProblemCode]
}

const Answerers = ({ list }: { list: Answering[] }) => (
  <ul lang="en" className="overflow-hidden rounded-lg border border-line bg-paper">
    {list.map(({ href, method, path, summary }) => (
      <li key={href} className="border-t border-line first:border-t-0">
        <PlainLink
          href={href}
          className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3 gap-y-0.5 px-4 py-2 hover:bg-ink/4 sm:grid-cols-[auto_minmax(0,1fr)_minmax(0,1fr)]"
        >
          <MethodMark method={method} />
          <PathText path={path} />
          <span className="text-sm text-ink2 max-sm:col-start-2">{summary}</span>
        </PlainLink>
      </li>
    ))}
  </ul>
)

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="mt-8">
    <h2 className="mb-2 text-lg font-[650] tracking-[-.01em]">{title}</h2>
    {children}
  </section>
)

const WhoAnswers = ({ answering, words }: Pick<ProblemPageProps, 'answering' | 'words'>) => (
  <Part title={words.whoAnswers}>
    <div className="space-y-3">
      {answering.own.length > 0 && <Answerers list={answering.own} />}
      {answering.general.length > 0 && (
        <details>
          <summary className="w-fit py-1 text-sm font-[550] text-ink2 hover:text-ink">
            {fill(words.generalAnswers, { count: answering.general.length })}
          </summary>
          <div className="mt-2">
            <Answerers list={answering.general} />
          </div>
        </details>
      )}
      {answering.own.length + answering.general.length === 0 && <p className="max-w-[60ch] text-base text-ink2">{words.anyAddress}</p>}
    </div>
  </Part>
)

export const ProblemPage = ({ code, example, answering, words, problem }: ProblemPageProps) => (
  <article className="max-w-[760px]">
    <p className="tag text-[96px] text-ink sm:text-[132px]">{problemEntry(code).status}</p>
    <h1 className="mt-7 text-2xl font-[750] tracking-[-.03em] text-balance">{problem.title}</h1>
    <p className="mt-2">
      <Code words={{ copy: words.copy, copied: words.copied }}>{code}</Code>
    </p>
    <Part title={words.whatHappened}>
      <p className="max-w-[60ch] text-[17px] leading-6 text-ink2">{problem.happened}</p>
    </Part>
    <Part title={words.whatToDo}>
      <p className="max-w-[60ch] text-[17px] leading-6 text-ink2">{problem.remedy}</p>
    </Part>
    <Part title={words.example}>
      <SamplePanel words={words} head={<span className="text-xs font-[600]">application/problem+json</span>}>
        <CodeText>{example}</CodeText>
      </SamplePanel>
    </Part>
    <WhoAnswers answering={answering} words={words} />
    <p className="mt-10 text-sm">
      <TextLink href="/problems" prefetch={false} className="inline-flex min-h-8 items-center">
        {words.allProblems}
      </TextLink>
    </p>
  </article>
)
