'use client'

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { termsOf } from '@/components/campaigns/campaign-terms'
import { readCount } from '@/components/campaigns/reading'
import { roomFor, RoomText } from '@/components/campaigns/room-check'
import { countText } from '@/components/campaigns/rule-lines'
import { saidRefusal } from '@/components/live/said-refusal'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { fill, type Locale, type Words } from '@/components/words'
import type { createBatch } from '@/lib/campaigns/batches/contract'
import { newCodes } from '@/lib/campaigns/codes/rules'
import type { WireCampaign } from '@/lib/campaigns/contract'
import { call, Refusal } from '@/lib/http/client'
import type { WireJob } from '@/lib/jobs/contract'

const most = 5_000_000
const usual = 1_000

type MakeCodesProps = {
  campaign: WireCampaign
  brand: string
  /** How many are wanted, where somebody has said so. */
  wanted: number | null
  locale: Locale
  words: Words['campaigns']
  onStarted: (job: WireJob) => void
  onClose: () => void
}

const useMaking = ({ campaign, brand, words, onStarted }: MakeCodesProps) => {
  const [error, setError] = useState<string | undefined>()
  const [isBusy, setIsBusy] = useState(false)
  const key = useRef({ count: 0, text: '' })
  const start = async (count: number) => {
    if (key.current.count !== count) key.current = { count, text: crypto.randomUUID() }
    setIsBusy(true)
    setError(undefined)
    try {
      const asked = { params: { id: campaign.id }, body: { count }, brand, idempotencyKey: key.current.text }
      onStarted(await call<typeof createBatch>({ method: 'POST', path: '/campaigns/{id}/batches', ...asked }))
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal
      const own = { 'too-many-jobs': words.make.tooMany, 'campaign-state': words.make.state, 'codes-too-guessable': refusal.message }
      setError(saidRefusal(refusal, { ...words.failures, ...words.deedFailures, other: words.make.failures }, own))
      key.current = { count: 0, text: '' }
    } finally {
      setIsBusy(false)
    }
  }
  return { error, isBusy, start, forget: () => setError(undefined) }
}

const useSample = (campaign: WireCampaign) => {
  const [sample, setSample] = useState('')
  useEffect(() => setSample(newCodes(termsOf(campaign).codeStyle, 1)[0]?.code ?? ''), [campaign])
  return sample
}

/** How many that is; or what is wrong with it, once something is written. */
const readWanted = (typed: string, limit: string, { editor }: Words['campaigns']): { count: number | null; wrong?: string } => {
  const count = readCount(typed)
  if (count !== null && count >= 1 && count <= most) return { count }
  return typed.trim() === '' ? { count: null } : { count: null, wrong: (count ?? 0) > most ? limit : editor.roomUnread }
}

export const MakeCodesDialog = (props: MakeCodesProps) => {
  const { campaign, wanted, locale, words, onClose } = props
  const [typed, setTyped] = useState(countText(wanted ?? usual, locale))
  const field = useRef<HTMLInputElement>(null)
  const { error, isBusy, start, forget } = useMaking(props)
  const sample = useSample(campaign)
  const limit = fill(words.make.most, { most: countText(most, locale) })
  const { count, wrong } = readWanted(typed, limit, words)
  const room = count ? roomFor(campaign.counts.total + count, termsOf(campaign).codeStyle.length, words.editor, locale) : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (count && room?.isEnough && !isBusy) void start(count)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={fill(words.make.title, { name: campaign.name })}
      description={sample && fill(words.make.sample, { code: sample })}
      closeLabel={words.editor.close}
      firstFocus={field}
    >
      <form onSubmit={submit}>
        <Field label={words.make.count} hint={wrong ? undefined : limit} error={error ?? wrong}>
          {(control) => (
            <Input
              {...control}
              ref={field}
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              onChange={(event) => (forget(), setTyped(event.target.value))}
              className="num"
            />
          )}
        </Field>
        <div role="status" className="mt-3 min-h-8">
          {room && <RoomText room={room} />}
        </div>
        <div className="mt-4 flex justify-end">
          <Button type="submit" variant="primary" size={36} busy={isBusy} disabled={!room?.isEnough}>
            {count ? fill(words.make.confirm, { count: countText(count, locale) }) : words.make.confirmNone}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
