import Link from 'next/link'
import { RunRows } from '@/components/runs/run-rows'
import { RunStateMark } from '@/components/runs/run-state'
import type { ShownRun } from '@/components/runs/shown'
import { classes } from '@/components/ui/classes'
import { fill, type Words } from '@/components/words'

type RunWords = Words['runs']

const whenOf = ({ started, goesOn }: ShownRun, words: RunWords) =>
  goesOn ? fill(words.waitsUntil, { time: goesOn }) : (started ?? words.notStarted)

const StartedBy = ({ run: { startedBy } }: { run: ShownRun }) =>
  startedBy.href === null ? (
    startedBy.text
  ) : (
    <Link href={startedBy.href} className="relative z-10 hover:underline">
      {startedBy.text}
    </Link>
  )

type RowProps = { run: ShownRun; href: string; selected: boolean; words: RunWords }

const Row = ({ run, href, selected, words }: RowProps) => (
  <tr
    className={classes(
      'relative h-10 scroll-my-24 border-t border-line has-[a[data-row]:focus-visible]:z-10 has-[a[data-row]:focus-visible]:outline-2 has-[a[data-row]:focus-visible]:-outline-offset-2 has-[a[data-row]:focus-visible]:outline-cobalt',
      selected ? 'bg-cobalt2/60' : 'hover:bg-ink/[.025]',
    )}
  >
    <td className="pr-3 pl-4 whitespace-nowrap @max-2xl:hidden">
      <RunStateMark state={run.state} words={words} />
    </td>
    <th scope="row" className="max-w-0 py-2 pr-3 text-left font-[600] @max-2xl:pl-4 @2xl:py-0">
      <Link
        href={href}
        scroll={false}
        data-row=""
        aria-current={selected || undefined}
        className="block truncate outline-none after:absolute after:inset-0"
      >
        {run.name}
      </Link>
      <span className="num mt-0.5 flex flex-wrap gap-x-3 text-xs font-[450] text-ink2 @2xl:hidden">
        <RunStateMark state={run.state} words={words} />
        <span>{whenOf(run, words)}</span>
        <span>{run.took}</span>
        <span className="min-w-0 truncate text-ink3">{run.startedBy.text}</span>
      </span>
    </th>
    <td className="max-w-0 truncate pr-3 text-ink2 @max-2xl:hidden">
      <StartedBy run={run} />
    </td>
    <td className="num pr-3 whitespace-nowrap text-ink2 @max-2xl:hidden">{whenOf(run, words)}</td>
    <td className="num pr-3 text-right whitespace-nowrap text-ink2 @max-2xl:hidden">{run.took}</td>
    <td className="num pr-4 text-right text-ink2 @max-2xl:hidden">{run.attempts}</td>
  </tr>
)

type RunTableProps = { runs: readonly ShownRun[]; selectedId: string | undefined; hrefOf: (id: string) => string; words: RunWords }

export const RunTable = ({ runs, selectedId, hrefOf, words }: RunTableProps) => (
  <RunRows words={words}>
    <table className="w-full table-fixed border-collapse text-sm">
      <caption className="sr-only">{words.runsTitle}</caption>
      <thead>
        <tr className="h-9 text-left text-2xs text-ink3 *:font-[600]">
          <th scope="col" className="w-[116px] pr-3 pl-4 @max-2xl:hidden">
            {words.state}
          </th>
          <th scope="col" className="pr-3 @max-2xl:pl-4 @2xl:w-[26%]">
            {words.function}
          </th>
          <th scope="col" className="pr-3 @max-2xl:hidden">
            {words.startedBy}
          </th>
          <th scope="col" className="w-[136px] pr-3 @max-2xl:hidden">
            {words.started}
          </th>
          <th scope="col" className="w-[92px] pr-3 text-right @max-2xl:hidden">
            {words.took}
          </th>
          <th scope="col" className="w-[76px] pr-4 text-right @max-2xl:hidden">
            {words.tries}
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <Row key={run.id} run={run} href={hrefOf(run.id)} selected={run.id === selectedId} words={words} />
        ))}
      </tbody>
    </table>
  </RunRows>
)
