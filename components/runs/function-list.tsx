import Link from 'next/link'
import { RunStateMark } from '@/components/runs/run-state'
import type { RunState } from '@/components/runs/shown'
import type { Words } from '@/components/words'

export type ShownFunction = {
  id: string
  name: string
  starts: string
  next: string | null
  last: { state: RunState; at: string } | null
  href: string | null
}

type FunctionListProps = { functions: readonly ShownFunction[]; words: Words['runs'] }

const Item = ({ one, words }: { one: ShownFunction; words: Words['runs'] }) => (
  <li className="border-t border-line px-4 py-3 first:border-t-0">
    <div className="flex items-start justify-between gap-3 text-sm">
      <h3 className="min-w-0 font-[600] wrap-anywhere">
        {one.href === null ? (
          one.name
        ) : (
          <Link href={one.href} className="hover:underline">
            {one.name}
          </Link>
        )}
      </h3>
      <div className="num flex shrink-0 items-center gap-2 text-xs text-ink2">
        {one.last ? (
          <>
            <RunStateMark state={one.last.state} words={words} />
            {one.last.at}
          </>
        ) : (
          <span className="text-ink3">{words.never}</span>
        )}
      </div>
    </div>
    <p className="mt-0.5 text-xs text-ink2">{[one.starts, one.next].filter(Boolean).join(', ')}</p>
    <p className="code mt-0.5 text-2xs break-all text-ink3">{one.id}</p>
  </li>
)

/** What works in the background, what starts it, and how it went last. */
export const FunctionList = ({ functions, words }: FunctionListProps) => (
  <section aria-labelledby="functions">
    <h2 id="functions" className="mb-2 text-lg font-[650] tracking-[-.01em]">
      {words.functionsTitle}
    </h2>
    <ul className="overflow-hidden rounded-lg border border-line bg-paper">
      {functions.map((one) => (
        <Item key={one.id} one={one} words={words} />
      ))}
    </ul>
  </section>
)
