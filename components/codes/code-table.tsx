import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { CodeRow, type ListedCode } from '@/components/codes/code-row'
import type { Selecting } from '@/components/codes/selecting'
import { Checkbox } from '@/components/ui/checkbox'
import { classes } from '@/components/ui/classes'
import type { Words } from '@/components/words'

type CodeTableProps = {
  codes: readonly ListedCode[]
  peekedId: string | undefined
  selecting: Selecting
  maySelect: boolean
  words: Words['codes']
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  ref: RefObject<HTMLTableElement | null>
}

const SelectPage = ({ selecting, label }: { selecting: Selecting; label: string }) => {
  const box = useRef<HTMLSpanElement>(null)
  const { isPage, count } = selecting
  useEffect(() => {
    const input = box.current?.querySelector('input')
    if (input) input.indeterminate = count > 0 && !isPage
  }, [count, isPage])
  return (
    <span ref={box}>
      <Checkbox aria-label={label} checked={isPage} onChange={selecting.togglePage} />
    </span>
  )
}

const Head = ({ selecting, maySelect, words }: Pick<CodeTableProps, 'selecting' | 'maySelect' | 'words'>) => {
  const { columns } = words
  return (
    <thead>
      <tr className="h-9 text-left text-2xs text-ink3 *:font-[600]">
        {maySelect && (
          <th scope="col" className="w-11 pl-2.5">
            <span className="sr-only">{columns.select}</span>
            <SelectPage selecting={selecting} label={words.selectPage} />
          </th>
        )}
        <th scope="col" className={classes('pr-3 @2xl:w-[174px]', maySelect ? 'pl-1' : 'pl-4')}>
          {columns.code}
        </th>
        <th scope="col" className="w-[122px] pr-3 @max-2xl:hidden">
          {columns.state}
        </th>
        <th scope="col" className="pr-3 @max-2xl:hidden">
          {columns.holder}
        </th>
        <th scope="col" className="pr-3 @max-2xl:hidden">
          {columns.campaign}
        </th>
        <th scope="col" className="w-[104px] pr-3 @max-3xl:hidden">
          {columns.claimed}
        </th>
        <th scope="col" className="w-[146px] pr-4 @max-2xl:hidden">
          {columns.until}
        </th>
      </tr>
    </thead>
  )
}

export const CodeTable = ({ codes, peekedId, selecting, maySelect, words, onKeyDown, ref }: CodeTableProps) => (
  <div className="@container overflow-hidden rounded-lg border border-line bg-paper">
    <table ref={ref} onKeyDown={onKeyDown} className="w-full table-fixed border-collapse text-sm">
      <caption className="sr-only">{words.title}</caption>
      <Head selecting={selecting} maySelect={maySelect} words={words} />
      <tbody>
        {codes.map((code) => (
          <CodeRow
            key={code.id}
            code={code}
            peeked={code.id === peekedId}
            selected={selecting.has(code.id)}
            maySelect={maySelect}
            words={words}
            onToggle={selecting.toggle}
          />
        ))}
      </tbody>
    </table>
  </div>
)
