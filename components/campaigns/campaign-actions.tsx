'use client'

import { Archive, Braces, CopyPlus, Ellipsis, Pause, Pencil, Play, Send, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Asked } from '@/components/campaigns/campaign-dialogs'
import { cloneOf, move } from '@/components/campaigns/changing'
import { failureOf } from '@/components/campaigns/saving'
import type { Reading } from '@/components/campaigns/use-campaign'
import { Button, ButtonLink } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'
import { fill, type Words } from '@/components/words'
import type { WireCampaign } from '@/lib/campaigns/contract'

type CampaignActionsProps = {
  campaign: WireCampaign
  reading: Reading
  path: string
  mayWrite: boolean
  words: Words['campaigns']
  onAsk: (asked: Asked) => void
}

const useClone = ({ campaign, reading, path, words }: CampaignActionsProps) => {
  const router = useRouter()
  return async () => {
    try {
      const made = await cloneOf(reading.brand, campaign.id)
      router.push(`${path}/${made.id}/edit`)
      toast.note(fill(words.toasts.cloned, { name: made.name }))
    } catch (refusal) {
      const detail = failureOf(refusal, { ...words, failures: { ...words.failures, ...words.deedFailures } }).form ?? ''
      toast.error(fill(words.toasts.failed, { name: campaign.name, detail }))
    }
  }
}

/** What the campaign's state asks for first. */
const Main = ({ campaign, reading, words, onAsk }: CampaignActionsProps) => {
  const [isBusy, setIsBusy] = useState(false)
  const { actions } = words
  const change = async (deed: 'pause' | 'resume') => {
    setIsBusy(true)
    await move(reading, deed, words).finally(() => setIsBusy(false))
  }
  switch (campaign.state) {
    case 'draft':
      return (
        <Button variant="primary" icon={<Send aria-hidden="true" />} onClick={() => onAsk('publish')}>
          {actions.publish}
        </Button>
      )
    case 'live':
    case 'scheduled':
      return (
        <Button icon={<Pause aria-hidden="true" />} aria-label={actions.pause} busy={isBusy} onClick={() => void change('pause')}>
          <span className="max-sm:hidden">{actions.pause}</span>
        </Button>
      )
    case 'paused':
      return (
        <Button
          variant="primary"
          icon={<Play aria-hidden="true" />}
          busy={isBusy}
          aria-label={actions.resume}
          onClick={() => void change('resume')}
        >
          <span className="max-sm:hidden">{actions.resume}</span>
        </Button>
      )
    default:
      return null
  }
}

const More = (props: CampaignActionsProps) => {
  const { campaign, words, onAsk } = props
  const { actions } = words
  const clone = useClone(props)
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          aria-label={actions.more}
          className="grid size-8 shrink-0 place-items-center rounded-md text-ink2 hover:bg-ink/6 hover:text-ink max-md:size-11"
        >
          <Ellipsis aria-hidden="true" strokeWidth={1.75} className="size-4" />
        </button>
      }
    >
      <MenuItem icon={<CopyPlus aria-hidden="true" />} onSelect={() => void clone()}>
        {actions.clone}
      </MenuItem>
      <MenuItem icon={<Braces aria-hidden="true" />} onSelect={() => onAsk('json')}>
        {actions.json}
      </MenuItem>
      {campaign.state !== 'archived' && <MenuSeparator />}
      {campaign.state !== 'archived' && campaign.state !== 'draft' && (
        <MenuItem danger icon={<Archive aria-hidden="true" />} onSelect={() => onAsk('archive')}>
          {actions.archive}
        </MenuItem>
      )}
      {campaign.state === 'draft' && (
        <MenuItem danger icon={<Trash2 aria-hidden="true" />} onSelect={() => onAsk('delete')}>
          {actions.delete}
        </MenuItem>
      )}
    </Menu>
  )
}

export const CampaignActions = (props: CampaignActionsProps) => {
  const { campaign, path, mayWrite, words, onAsk } = props
  const { actions } = words
  if (!mayWrite) return <IconButton label={actions.json} icon={<Braces aria-hidden="true" />} onClick={() => onAsk('json')} />
  return (
    <>
      {campaign.state !== 'archived' && (
        <ButtonLink
          href={`${path}/${campaign.id}/edit`}
          icon={<Pencil aria-hidden="true" />}
          aria-keyshortcuts="e"
          aria-label={actions.edit}
        >
          <span className="max-md:hidden">{actions.edit}</span>
        </ButtonLink>
      )}
      <Main {...props} />
      <More {...props} />
    </>
  )
}
