'use client'

import Link from 'next/link'
import { type KeyboardEvent, useRef } from 'react'
import { KeyStateMark } from '@/components/api-keys/key-state'
import type { ShownKey } from '@/components/api-keys/shown-key'
import { classes } from '@/components/ui/classes'
import { useRowKeys } from '@/components/ui/row-keys'
import type { Words } from '@/components/words'

type KeyWords = Words['keys']
type RowProps = { apiKey: ShownKey; href: string; selected: boolean; words: KeyWords }

const Row = ({ apiKey, href, selected, words }: RowProps) => (
  <tr
    className={classes(
      'relative h-14 scroll-my-24 border-t border-line has-[a:focus-visible]:z-10 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-cobalt',
      selected ? 'bg-cobalt2/60' : 'hover:bg-ink/[.025]',
    )}
  >
    <th scope="row" className="max-w-0 py-2 pr-3 pl-4 text-left font-[600]">
      <Link
        href={href}
        scroll={false}
        data-row=""
        aria-current={selected || undefined}
        className={classes('block truncate outline-none after:absolute after:inset-0', apiKey.state === 'revoked' && 'text-ink2')}
      >
        {apiKey.name}
      </Link>
      <span className="code block truncate text-2xs font-[450] text-ink3">{apiKey.prefix}</span>
      <span className="mt-0.5 block text-xs font-[450] text-ink2 @2xl:hidden">{apiKey.may}</span>
      <KeyStateMark state={apiKey.state} words={words} className="mt-1 text-xs font-[450] @2xl:hidden" />
    </th>
    <td className="py-2 pr-3 text-ink2 @max-2xl:hidden">
      <span className="line-clamp-2">{apiKey.may}</span>
    </td>
    <td className={classes('num pr-3 whitespace-nowrap @max-2xl:hidden', apiKey.lastUsed ? 'text-ink2' : 'text-ink3')}>
      {apiKey.lastUsed ?? words.notUsed}
    </td>
    <td className={classes('num pr-3 whitespace-nowrap @max-4xl:hidden', apiKey.expires ? 'text-ink2' : 'text-ink3')}>
      {apiKey.expires ?? words.never}
    </td>
    <td className="num pr-3 whitespace-nowrap text-ink2 @max-4xl:hidden">{apiKey.made}</td>
    <td className="pr-4 whitespace-nowrap @max-2xl:hidden">
      <KeyStateMark state={apiKey.state} words={words} />
    </td>
  </tr>
)

const Head = ({ words }: { words: KeyWords }) => (
  <thead>
    <tr className="h-9 text-left text-2xs text-ink3 *:font-[600]">
      <th scope="col" className="pr-3 pl-4 @2xl:w-[26%]">
        {words.name}
      </th>
      <th scope="col" className="pr-3 @max-2xl:hidden">
        {words.may}
      </th>
      <th scope="col" className="w-[112px] pr-3 @max-2xl:hidden">
        {words.lastUsed}
      </th>
      <th scope="col" className="w-[112px] pr-3 @max-4xl:hidden">
        {words.expires}
      </th>
      <th scope="col" className="w-[84px] pr-3 @max-4xl:hidden">
        {words.made}
      </th>
      <th scope="col" className="w-[148px] pr-4 @max-2xl:hidden">
        {words.state}
      </th>
    </tr>
  </thead>
)

type KeyTableProps = { keys: readonly (ShownKey & { href: string })[]; selectedId: string | undefined; words: KeyWords }

export const KeyTable = ({ keys, selectedId, words }: KeyTableProps) => {
  const rows = useRef<HTMLDivElement>(null)
  const moveRow = useRowKeys(rows, words)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    moveRow(event)
    if (event.key !== ' ' || !(event.target instanceof HTMLElement) || event.target.dataset.row === undefined) return
    event.preventDefault()
    event.target.click()
  }
  return (
    <div ref={rows} onKeyDown={onKeyDown} className="@container overflow-hidden rounded-lg border border-line bg-paper">
      <table className="w-full table-fixed border-collapse text-sm">
        <caption className="sr-only">{words.title}</caption>
        <Head words={words} />
        <tbody>
          {keys.map((key) => (
            <Row key={key.id} apiKey={key} href={key.href} selected={key.id === selectedId} words={words} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
