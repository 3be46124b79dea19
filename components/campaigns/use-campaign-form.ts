import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { differing, readTerms, type WireTerms } from '@/components/campaigns/campaign-terms'
import { campaignFields, type CampaignValues, mergedOnto, valuesOf, type Writing } from '@/components/campaigns/campaign-values'
import { draftOf } from '@/components/campaigns/drafts'
import { addCampaign, earlyFailure, type Failure, failureOf, isConflict, readCampaign, saveCampaign } from '@/components/campaigns/saving'
import { isAwayRefusal, useAgain } from '@/components/live/use-again'
import type { Words } from '@/components/words'
import type { WireCampaign } from '@/lib/campaigns/contract'
import type { Refusal } from '@/lib/http/client'

export type Conflict = { theirs: WireCampaign; merged: CampaignValues }

export type SavedChange = { saved: WireCampaign; before: WireTerms; after: WireTerms }

type CampaignFormProps = {
  brand: string
  campaign: WireCampaign | null
  /** What the form of a new campaign begins with. */
  start: CampaignValues
  writing: Writing
  draftKey: string
  words: Pick<Words['campaigns'], 'failures' | 'troubles'>
  onAdded: (campaign: WireCampaign) => void
  onSaved: (change: SavedChange) => void
}

type Sent = { values: CampaignValues; onto: WireCampaign | null }

/** The same thing sent again after no answer came carries the same key, so that it is done once. */
const useRetryKey = () => {
  const last = useRef({ sent: '', key: '' })
  return ({ values, onto }: Sent) => {
    const sent = JSON.stringify([values, onto?.version])
    if (last.current.sent !== sent) last.current = { sent, key: crypto.randomUUID() }
    return last.current.key
  }
}

const useBase = ({ campaign, start, writing, draftKey }: CampaignFormProps) => {
  const [draft] = useState(() => draftOf(draftKey))
  const [base, setBase] = useState(draft ? draft.base : campaign)
  const form = useForm<CampaignValues>({
    defaultValues: base ? valuesOf(base, writing) : start,
    ...(draft && { values: draft.values, resetOptions: { keepDefaultValues: true } }),
  })
  const adopt = (next: WireCampaign, written?: CampaignValues) => {
    setBase(next)
    form.reset(valuesOf(next, writing))
    if (written) form.reset(written, { keepDefaultValues: true })
  }
  return { base, form, adopt }
}

const readWritten = ({ values, onto }: Sent, writing: Writing) => {
  const before = onto && valuesOf(onto, writing)
  return { before: before && readTerms(before, writing).terms, ...readTerms(values, writing) }
}

type Based = ReturnType<typeof useBase>

/** Sends what is written, unless it says what is there already. */
const useSend = ({ brand, writing, onAdded, onSaved }: CampaignFormProps, { adopt }: Based) => {
  const keyOf = useRetryKey()
  return async (sent: Sent) => {
    const { terms, before } = readWritten(sent, writing)
    if (!sent.onto || !before) return onAdded(await addCampaign(brand, terms, keyOf(sent)))
    if (differing(before, terms).length === 0) return adopt(sent.onto)
    const saved = await saveCampaign({ brand, base: sent.onto, before, after: terms, idempotencyKey: keyOf(sent) })
    adopt(saved)
    onSaved({ saved, before, after: terms })
  }
}

const useSaving = (props: CampaignFormProps, based: Based, onConflict: (conflict: Conflict) => void) => {
  const { brand, writing, words } = props
  const { base, form } = based
  const [failure, setFailure] = useState<string | null>(null)
  const [refusals, setRefusals] = useState(0)
  const [isSaving, setIsSaving] = useState(false)
  const [away, setAway] = useState<Refusal | null>(null)
  const send = useSend(props, based)

  const show = ({ form: whole, fields }: Failure) => {
    setAway(null)
    setFailure(whole)
    setRefusals((count) => count + 1)
    for (const field of campaignFields) if (fields[field]) form.setError(field, { message: fields[field] })
  }
  const meet = async (error: unknown, values: CampaignValues) => {
    setAway(isAwayRefusal(error) ? error : null)
    if (isAwayRefusal(error)) return
    if (!isConflict(error) || !base) return show(failureOf(error, words))
    const theirs = await readCampaign(brand, base.id)
    const versions = { theirs: valuesOf(theirs, writing), mine: values, base: valuesOf(base, writing) }
    onConflict({ theirs, merged: mergedOnto({ ...versions, isPublished: theirs.publishedAt !== null }) })
  }
  const save = async (sent: Sent) => {
    if (isSaving) return
    form.clearErrors()
    setFailure(null)
    const early = earlyFailure(readWritten(sent, writing).wrongs, sent.values, { troubles: words.troubles, ...writing })
    if (early) return show(early)
    setIsSaving(true)
    try {
      await send(sent)
      setAway(null)
    } catch (error) {
      await meet(error, sent.values).catch((another: unknown) => show(failureOf(another, words)))
    } finally {
      setIsSaving(false)
    }
  }
  useAgain(away, () => void save({ values: form.getValues(), onto: base }))
  return { failure: away ? words.failures.sendingAgain : failure, refusals, isSaving, save }
}

export const useCampaignForm = (props: CampaignFormProps) => {
  const { campaign } = props
  const based = useBase(props)
  const { base, form, adopt } = based
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const { failure, refusals, isSaving, save } = useSaving(props, based, setConflict)
  const { isDirty } = form.formState
  const follow = useEffectEvent((next: WireCampaign | null) => {
    if (next && base && next.version > base.version && !isDirty && !isSaving) adopt(next)
  })
  useEffect(() => follow(campaign), [campaign])
  return {
    form,
    base,
    isDirty,
    adopt,
    isSaving,
    failure,
    refusals,
    conflict,
    save: () => save({ values: form.getValues(), onto: base }),
    keepMine: ({ theirs, merged }: Conflict) => {
      setConflict(null)
      adopt(theirs, merged)
      return save({ values: merged, onto: theirs })
    },
    takeTheirs: ({ theirs }: Conflict) => {
      setConflict(null)
      adopt(theirs)
    },
    leaveConflict: () => setConflict(null),
  }
}
