'use client'

import { type SubmitEvent, useState } from 'react'
import { cityOf } from '@/components/shell/city-clock'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { type Clock, momentText } from '@/components/ui/moment'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { sayReplayed } from '@/components/webhooks/changing'
import { type Moment, moments, offeredMoments, type ReplayValues, sinceRead } from '@/components/webhooks/replay-values'
import { refusalText, replaySince } from '@/components/webhooks/saving'
import { hostOf } from '@/components/webhooks/standing'
import { lookAgain, type Reading } from '@/components/webhooks/use-webhook'
import { fill, type Words } from '@/components/words'
import { Refusal } from '@/lib/http/client'
import type { WireWebhook } from '@/lib/webhooks/contract'

type ReplayDialogProps = {
  webhook: WireWebhook
  reading: Reading
  words: Words['webhooks']
  common: Words['common']
  clock: Clock
  onClose: () => void
}

const useReplay = ({ webhook, reading, words, clock, onClose }: ReplayDialogProps) => {
  const [values, setValues] = useState<ReplayValues>({ what: 'failed', moment: offeredMoments(webhook)[0] ?? 'day', day: '', time: '' })
  const [error, setError] = useState<{ own?: string; form?: string }>({})
  const [busy, setBusy] = useState(false)
  const set = (changed: Partial<ReplayValues>) => setValues({ ...values, ...changed })
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy) return
    const read = sinceRead(values, webhook, clock.timeZone, new Date())
    if ('wrong' in read) return setError({ own: fill(words.failures[read.wrong], { time: values.time, city: cityOf(clock.timeZone) }) })
    setError({})
    setBusy(true)
    try {
      sayReplayed(await replaySince(reading.brand, webhook.id, { since: read.since, onlyFailed: values.what === 'failed' }), words)
      onClose()
    } catch (failed) {
      if (!(failed instanceof Refusal)) throw failed
      setError({ form: refusalText(failed, words.failures) })
    } finally {
      setBusy(false)
    }
    await lookAgain(reading)
  }
  return { values, set, error, busy, submit }
}

const momentLabel = (moment: Moment, { webhook, words: { replay }, clock }: ReplayDialogProps): string => {
  const at = (instant: string | null) => (instant === null ? '' : momentText(new Date(instant), clock))
  const said: Record<Moment, string> = {
    failing: fill(replay.sinceFailing, { time: at(webhook.failingSince) }),
    hour: replay.hour,
    day: replay.day,
    week: replay.week,
    always: replay.always,
    own: replay.moment,
  }
  return said[moment]
}

type FormPartProps = Pick<ReturnType<typeof useReplay>, 'values' | 'set'> & Pick<ReplayDialogProps, 'words'>

const What = ({ values, set, words: { replay } }: FormPartProps) => (
  <div>
    <Segmented
      label={replay.what}
      value={values.what}
      options={(['failed', 'all'] as const).map((value) => ({ value, label: replay[value] }))}
      onChange={(what) => set({ what })}
    />
    <p className="mt-1 text-xs text-ink3">{values.what === 'all' ? replay.allHint : replay.failedHint}</p>
  </div>
)

type OwnMomentProps = FormPartProps & Pick<ReturnType<typeof useReplay>, 'error'> & Pick<ReplayDialogProps, 'clock'>

const OwnMoment = ({ values, set, error, words: { replay }, clock }: OwnMomentProps) => (
  <div className="grid grid-cols-2 gap-3">
    <Field label={replay.onDay} error={error.own} hint={fill(replay.zone, { city: cityOf(clock.timeZone) })}>
      {(control) => <Input {...control} type="date" value={values.day} onChange={({ target }) => set({ day: target.value })} />}
    </Field>
    <Field label={replay.atTime}>
      {(control) => <Input {...control} type="time" value={values.time} onChange={({ target }) => set({ time: target.value })} />}
    </Field>
  </div>
)

export const ReplayDialog = (props: ReplayDialogProps) => {
  const { webhook, words, common, clock, onClose } = props
  const { values, set, error, busy, submit } = useReplay(props)
  const { replay } = words
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={fill(replay.title, { host: hostOf(webhook.url) })}
      description={replay.text}
      closeLabel={common.close}
    >
      <form noValidate onSubmit={submit} className="space-y-4">
        <What values={values} set={set} words={words} />
        <Field label={replay.since}>
          {(control) => (
            <Select
              {...control}
              value={values.moment}
              onChange={({ target }) => set({ moment: moments.find((one) => one === target.value) ?? 'day' })}
            >
              {offeredMoments(webhook).map((moment) => (
                <option key={moment} value={moment}>
                  {momentLabel(moment, props)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {values.moment === 'own' && <OwnMoment values={values} set={set} error={error} words={words} clock={clock} />}
        <p role="alert" className="text-sm font-[550] text-tomato empty:hidden">
          {error.form}
        </p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button size={36} onClick={onClose}>
            {common.cancel}
          </Button>
          <Button size={36} variant="primary" type="submit" busy={busy}>
            {replay.action}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
