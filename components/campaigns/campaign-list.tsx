'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { CampaignTable } from '@/components/campaigns/campaign-table'
import type { ListedCampaign } from '@/components/campaigns/listed-campaign'
import { useKeys } from '@/components/keys/registry'
import { useRowKeys } from '@/components/ui/row-keys'
import type { Words } from '@/components/words'

const CampaignPeek = dynamic(() => import('@/components/campaigns/campaign-peek').then((module) => module.CampaignPeek))

type CampaignListProps = {
  campaigns: readonly ListedCampaign[]
  path: string
  peek: string | null
  mayWrite: boolean
  words: Words['campaigns']
  children: ReactNode
}

const rememberPeek = (id: string | null) => {
  const address = new URL(location.href)
  if (id === null) address.searchParams.delete('peek')
  else address.searchParams.set('peek', id)
  history.replaceState(null, '', address)
}

const focusedRow = () => (document.activeElement instanceof HTMLElement ? (document.activeElement.dataset.row ?? null) : null)

export const CampaignList = ({ campaigns, path, peek, mayWrite, words, children }: CampaignListProps) => {
  const router = useRouter()
  const table = useRef<HTMLTableElement>(null)
  const [peeked, setPeeked] = useState(peek)
  const moveRow = useRowKeys(table, words.list)
  const shown = campaigns.find(({ id }) => id === peeked)
  const show = (id: string | null) => {
    setPeeked(id)
    rememberPeek(id)
  }
  const editRow = () => {
    const id = focusedRow()
    if (id) router.push(`${path}/${id}/edit`)
  }
  useKeys([
    { keys: 'Space', label: words.list.peek, group: 'page', run: () => show(focusedRow()) },
    ...(mayWrite ? [{ keys: 'e', label: words.list.editRow, group: 'page' as const, run: editRow }] : []),
  ])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    moveRow(event)
    if (event.key !== ' ' || !(event.target instanceof HTMLElement) || !event.target.dataset.row) return
    event.preventDefault()
    show(event.target.dataset.row)
  }
  return (
    <>
      {campaigns.length > 0 && (
        <CampaignTable ref={table} campaigns={campaigns} path={path} selectedId={shown?.id ?? null} words={words} onKeyDown={onKeyDown} />
      )}
      {children}
      {shown && (
        <CampaignPeek
          campaign={shown}
          href={`${path}/${shown.id}`}
          editHref={mayWrite ? `${path}/${shown.id}/edit` : null}
          words={words}
          onClose={() => show(null)}
        />
      )}
    </>
  )
}
