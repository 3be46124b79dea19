import type { ReferenceOperation } from '@/components/reference/content'
import { PlainLink } from '@/components/ui/plain-link'
import type { Words } from '@/components/words'
import { problemEntry, type ProblemCode } from '@/lib/core/problem'

type ProblemsProps = { operation: ReferenceOperation; words: Words['reference']; problems: Words['problems'] }

export const ProblemLink = ({ code }: { code: ProblemCode }) => (
  <PlainLink
    href={`/problems/${code}`}
    className="code text-xs font-[550] text-cobalt underline decoration-cobalt/35 underline-offset-2 hover:decoration-cobalt"
  >
    {code}
  </PlainLink>
)

const OwnProblem = ({ code, title }: { code: ProblemCode; title: string }) => (
  <li className="grid grid-cols-[28px_minmax(0,1fr)] gap-x-3 border-t border-line px-4 py-2 first:border-t-0 sm:grid-cols-[28px_minmax(0,13rem)_minmax(0,1fr)]">
    <span className="num text-sm font-[650]">{problemEntry(code).status}</span>
    <ProblemLink code={code} />
    <span className="text-sm text-ink2 max-sm:col-start-2">{title}</span>
  </li>
)

export const OperationProblems = ({ operation, words, problems }: ProblemsProps) => (
  <section>
    <h3 className="mb-1.5 text-sm font-[650]">{words.problemsHere}</h3>
    <div className="overflow-hidden rounded-lg border border-line bg-paper">
      {operation.ownProblems.length > 0 && (
        <ul className="border-b border-line">
          {operation.ownProblems.map((code) => (
            <OwnProblem key={code} code={code} title={problems[code].title} />
          ))}
        </ul>
      )}
      <details>
        <summary className="w-fit px-4 py-2 text-xs font-[550] text-ink2 hover:text-ink">{words.problemsGeneral}</summary>
        <ul className="flex flex-wrap gap-x-4 gap-y-1.5 px-4 pb-3">
          {operation.generalProblems.map((code) => (
            <li key={code} className="inline-flex min-h-6 items-baseline gap-1.5">
              <span className="num text-xs text-ink3">{problemEntry(code).status}</span>
              <ProblemLink code={code} />
            </li>
          ))}
        </ul>
      </details>
    </div>
  </section>
)
