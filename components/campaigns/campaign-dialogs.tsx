'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { move, removeDraft } from '@/components/campaigns/changing'
import type { Clock } from '@/components/campaigns/moment-text'
import { failureOf } from '@/components/campaigns/saving'
import type { Reading } from '@/components/campaigns/use-campaign'
import { toast } from '@/components/ui/toast'
import { fill, type Words } from '@/components/words'
import type { WireCampaign } from '@/lib/campaigns/contract'
import type { WireJob } from '@/lib/jobs/contract'

const ConfirmDialog = dynamic(() => import('@/components/ui/confirm-dialog').then((module) => module.ConfirmDialog))
const JsonDialog = dynamic(() => import('@/components/campaigns/json-dialog').then((module) => module.JsonDialog))
const MakeCodesDialog = dynamic(() => import('@/components/campaigns/make-codes-dialog').then((module) => module.MakeCodesDialog))
const PublishDialog = dynamic(() => import('@/components/campaigns/publish-dialog').then((module) => module.PublishDialog))

export type Asked = 'publish' | 'archive' | 'delete' | 'json' | 'make'

export type DetailWords = { campaigns: Words['campaigns']; common: Words['common']; jobs: Words['jobs'] }

type CampaignDialogsProps = {
  asked: Asked
  make: number | null
  campaign: WireCampaign
  reading: Reading
  path: string
  clock: Clock
  words: DetailWords
  onMaking: (job: WireJob) => void
  onClose: () => void
}

const Archive = ({ campaign, reading, words, onClose }: CampaignDialogsProps) => {
  const router = useRouter()
  const archive = async () => {
    if (await move(reading, 'archive', words.campaigns)) router.refresh()
    onClose()
  }
  const { title, text, confirm } = words.campaigns.archive
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => open || onClose()}
      title={fill(title, { name: campaign.name })}
      description={text}
      action={confirm}
      name={campaign.name}
      onConfirm={archive}
      words={words.common}
    />
  )
}

const Delete = ({ campaign, reading, path, words, onClose }: CampaignDialogsProps) => {
  const router = useRouter()
  const [error, setError] = useState<string | undefined>()
  const { title, text, confirm } = words.campaigns.delete
  const remove = async () => {
    try {
      await removeDraft(reading.brand, campaign)
      router.push(path)
      router.refresh()
      toast.note(fill(words.campaigns.toasts.deleted, { name: campaign.name }))
    } catch (refusal) {
      setError(failureOf(refusal, words.campaigns).form ?? undefined)
    }
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => open || onClose()}
      title={fill(title, { name: campaign.name })}
      description={text}
      action={confirm}
      name={campaign.name}
      error={error}
      onConfirm={remove}
      words={words.common}
    />
  )
}

const Publish = ({ campaign, reading, clock, words, onClose }: CampaignDialogsProps) => {
  const router = useRouter()
  const publish = async () => {
    if (await move(reading, 'publish', words.campaigns)) router.refresh()
    onClose()
  }
  return (
    <PublishDialog
      campaign={campaign}
      clock={clock}
      words={words.campaigns}
      cancelLabel={words.common.cancel}
      onPublish={publish}
      onClose={onClose}
    />
  )
}

export const CampaignDialogs = (props: CampaignDialogsProps) => {
  const { asked, make, campaign, reading, clock, words, onMaking, onClose } = props
  switch (asked) {
    case 'publish':
      return <Publish {...props} />
    case 'archive':
      return <Archive {...props} />
    case 'delete':
      return <Delete {...props} />
    case 'json':
      return <JsonDialog campaign={campaign} words={words.campaigns.json} copy={words.common} onClose={onClose} />
    case 'make':
      return (
        <MakeCodesDialog
          campaign={campaign}
          brand={reading.brand}
          wanted={make}
          locale={clock.locale}
          words={words.campaigns}
          onStarted={onMaking}
          onClose={onClose}
        />
      )
  }
}
