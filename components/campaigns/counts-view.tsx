'use client'

import { useState } from 'react'
import { countedStates, stripLabel, stripParts } from '@/components/campaigns/counts'
import { percentText } from '@/components/campaigns/offer-text'
import { countText } from '@/components/campaigns/rule-lines'
import { Strip, type StripState } from '@/components/pictures/strip/strip'
import { type Mark, StateMark } from '@/components/ui/state-mark'
import type { Locale, Words } from '@/components/words'
import type { CodeCounts } from '@/lib/campaigns/contract'

const marks: Record<StripState, Mark> = { redeemed: 'solid', claimed: 'pale', available: 'empty', expired: 'hatch', void: 'void' }

type CountsProps = { counts: CodeCounts; words: Words['campaigns']['strip']; locale: Locale }

const Legend = ({ counts, words, locale }: CountsProps) => (
  <ul className="flex flex-wrap gap-x-7 gap-y-1.5">
    {countedStates
      .filter((state) => counts[state] > 0 || state === 'redeemed' || state === 'claimed' || state === 'available')
      .map((state) => (
        <li key={state}>
          <StateMark mark={marks[state]} className="text-ink!">
            <span className="num text-base font-[700]">{countText(counts[state], locale)}</span>
            <span className="text-xs text-ink2">{words[state]}</span>
          </StateMark>
        </li>
      ))}
  </ul>
)

const Table = ({ counts, words, locale }: CountsProps) => {
  const share = (count: number) => percentText(counts.total === 0 ? 0 : Math.round((count / counts.total) * 1_000) / 10, locale)
  return (
    <table className="num w-full max-w-[420px] border-collapse text-sm">
      <thead>
        <tr className="h-8 text-left text-2xs text-ink3 *:font-[600]">
          <th scope="col">{words.state}</th>
          <th scope="col" className="text-right">
            {words.count}
          </th>
          <th scope="col" className="text-right">
            {words.share}
          </th>
        </tr>
      </thead>
      <tbody>
        {[...countedStates, 'total' as const].map((state) => (
          <tr key={state} className="h-8 border-t border-line last:font-[650]">
            <th scope="row" className="text-left font-[inherit]">
              {words[state]}
            </th>
            <td className="text-right">{countText(counts[state], locale)}</td>
            <td className="text-right">{share(counts[state])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The campaign's strip as one bar, and the same numbers as a table. */
export const CountsView = (props: CountsProps) => {
  const { counts, words, locale } = props
  const [isTable, setIsTable] = useState(false)
  return (
    <div>
      {isTable ? (
        <Table {...props} />
      ) : (
        <>
          <Strip parts={stripParts(counts)} label={stripLabel(counts, words, locale)} stubs={72} className="h-10! max-sm:hidden" />
          <Strip parts={stripParts(counts)} label={stripLabel(counts, words, locale)} stubs={36} className="h-10! sm:hidden" />
        </>
      )}
      <div className="mt-2 flex items-start justify-between gap-4">
        {isTable ? <span /> : <Legend {...props} />}
        <button
          type="button"
          aria-pressed={isTable}
          onClick={() => setIsTable(!isTable)}
          className="min-h-6 shrink-0 text-xs max-sm:-my-2.5 max-sm:min-h-11 font-[550] text-cobalt hover:underline"
        >
          {words.table}
        </button>
      </div>
    </div>
  )
}
