import { PlainLink } from '@/components/ui/plain-link'
import type { Words } from '@/components/words'
import { type ProblemCode, problemCodes, problemEntry } from '@/lib/core/problem'

const byStatus = (): [number, ProblemCode[]][] => {
  const statuses = [...new Set(problemCodes.map((code) => problemEntry(code).status))].toSorted((one, other) => one - other)
  return statuses.map((status) => [status, problemCodes.filter((code) => problemEntry(code).status === status)])
}

const Row = ({ code, problem }: { code: ProblemCode; problem: Words['problems'][ProblemCode] }) => (
  <li className="border-t border-line first:border-t-0">
    <PlainLink
      href={`/problems/${code}`}
      className="grid gap-x-4 gap-y-0.5 px-4 py-2.5 hover:bg-ink/4 sm:grid-cols-[minmax(0,13rem)_minmax(0,1fr)]"
    >
      <span className="code text-[12.5px] font-[600]">{code}</span>
      <span className="text-sm">
        <span className="font-[600]">{problem.title}.</span> <span className="text-ink2">{problem.remedy}</span>
      </span>
    </PlainLink>
  </li>
)

export const ProblemList = ({ problems }: { problems: Words['problems'] }) =>
  byStatus().map(([status, codes]) => (
    <section key={status} id={String(status)} className="mt-7 grid scroll-mt-16 gap-x-6 gap-y-2 sm:grid-cols-[72px_minmax(0,1fr)]">
      <h2 className="tag pt-2.5 text-[38px]">{status}</h2>
      <ul className="overflow-hidden rounded-lg border border-line bg-paper">
        {codes.map((code) => (
          <Row key={code} code={code} problem={problems[code]} />
        ))}
      </ul>
    </section>
  ))
