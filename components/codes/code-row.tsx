import Link from 'next/link'
import type { MouseEvent } from 'react'
import { CodeStateMark } from '@/components/codes/code-state'
import type { ShownCode } from '@/components/codes/shown-code'
import { Checkbox } from '@/components/ui/checkbox'
import { classes } from '@/components/ui/classes'
import { fill, type Words } from '@/components/words'

export type ListedCode = ShownCode & { href: string }

type CodeRowProps = {
  code: ListedCode
  peeked: boolean
  selected: boolean
  maySelect: boolean
  words: Words['codes']
  onToggle: (id: string, isRange: boolean) => void
}

const SelectCell = ({ code, selected, words, onToggle }: Omit<CodeRowProps, 'peeked' | 'maySelect'>) => (
  <td className="w-11 pl-2.5">
    <Checkbox
      checked={selected}
      onChange={() => undefined}
      onClick={(event: MouseEvent) => onToggle(code.id, event.shiftKey)}
      aria-label={fill(words.selectCode, { code: code.code })}
      className="relative z-10"
    />
  </td>
)

/** In a narrow list: what else there is to know, below the code. */
const Briefly = ({ code, words }: Pick<CodeRowProps, 'code' | 'words'>) => (
  <span className="num mt-0.5 flex flex-wrap gap-x-3 text-xs font-[450] text-ink2 @2xl:hidden">
    <CodeStateMark state={code.state} words={words} />
    {code.holder && <span className="min-w-0 truncate">{code.holder}</span>}
    <span className="text-ink3">{code.until}</span>
  </span>
)

export const CodeRow = ({ code, peeked, selected, maySelect, words, onToggle }: CodeRowProps) => (
  <tr
    className={classes(
      'relative h-10 scroll-my-24 border-t border-line has-[a:focus-visible]:z-10 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-cobalt',
      selected || peeked ? 'bg-cobalt2/60' : 'hover:bg-ink/[.025]',
      peeked && 'outline-2 -outline-offset-2 outline-cobalt',
    )}
  >
    {maySelect && <SelectCell code={code} selected={selected} words={words} onToggle={onToggle} />}
    <th scope="row" className={classes('max-w-0 py-2 pr-3 text-left @2xl:py-0', maySelect ? 'pl-1' : 'pl-4')}>
      <Link
        href={code.href}
        scroll={false}
        data-row=""
        data-code={code.id}
        aria-current={peeked || undefined}
        className="code block truncate text-[12.5px] font-[500] outline-none after:absolute after:inset-0"
      >
        {code.code}
      </Link>
      <Briefly code={code} words={words} />
    </th>
    <td className="pr-3 whitespace-nowrap @max-2xl:hidden">
      <CodeStateMark state={code.state} words={words} />
    </td>
    <td className="max-w-0 truncate pr-3 @max-2xl:hidden">{code.holder}</td>
    <td className="max-w-0 truncate pr-3 text-ink2 @max-2xl:hidden">{code.campaign}</td>
    <td className="num max-w-0 truncate pr-3 text-ink2 @max-3xl:hidden">{code.claimed}</td>
    <td className="num max-w-0 truncate pr-4 text-ink2 @max-2xl:hidden">{code.until}</td>
  </tr>
)
