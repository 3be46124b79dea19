'use client'

import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Told } from '@/components/webhooks/saving'
import { useWebhookForm } from '@/components/webhooks/use-webhook-form'
import { WebhookFields } from '@/components/webhooks/webhook-fields'
import type { WebhookValues } from '@/components/webhooks/webhook-values'
import type { Words } from '@/components/words'

type WebhookFormProps = {
  title: string
  action: string
  start: WebhookValues
  words: Words['webhooks']
  common: Words['common']
  send: (told: Told, idempotencyKey: string) => Promise<void>
  onClose: () => void
}

export const WebhookForm = ({ title, action, common, onClose, ...form }: WebhookFormProps) => {
  const { values, set, failure, busy, submit } = useWebhookForm(form)
  const first = useRef<HTMLInputElement>(null)
  return (
    <Dialog open wide onOpenChange={onClose} title={title} closeLabel={common.close} firstFocus={first}>
      <form noValidate onSubmit={submit}>
        <WebhookFields
          values={values}
          set={set}
          failures={failure.fields}
          first={first}
          words={form.words}
          optional={common.optional.toLowerCase()}
        />
        <p role="alert" className="text-sm font-[550] text-tomato not-empty:mt-4">
          {failure.form}
        </p>
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button size={36} onClick={onClose}>
            {common.cancel}
          </Button>
          <Button size={36} variant="primary" type="submit" busy={busy}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
