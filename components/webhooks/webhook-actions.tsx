'use client'

import { Ellipsis, KeyRound, Pencil, Power, PowerOff, Send, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu'
import { turnOff, turnOn } from '@/components/webhooks/changing'
import type { Reading } from '@/components/webhooks/use-webhook'
import type { Asked } from '@/components/webhooks/webhook-dialogs'
import type { Words } from '@/components/words'
import type { WireWebhook } from '@/lib/webhooks/contract'

type WebhookActionsProps = {
  webhook: WireWebhook
  reading: Reading
  test: { send: () => void; isBusy: boolean }
  words: Words['webhooks']
  onAsk: (asked: Asked) => void
}

const More = ({ webhook, reading, words, onAsk }: Omit<WebhookActionsProps, 'test'>) => (
  <Menu
    align="end"
    trigger={
      <button
        type="button"
        aria-label={words.actions.more}
        className="grid size-8 shrink-0 place-items-center rounded-md text-ink2 hover:bg-ink/6 hover:text-ink max-md:size-11"
      >
        <Ellipsis aria-hidden="true" strokeWidth={1.75} className="size-4" />
      </button>
    }
  >
    <MenuItem icon={<KeyRound aria-hidden="true" />} onSelect={() => onAsk('rotate')}>
      {words.actions.rotate}
    </MenuItem>
    {webhook.enabled && (
      <MenuItem icon={<PowerOff aria-hidden="true" />} onSelect={() => void turnOff(reading, webhook, words)}>
        {words.actions.turnOff}
      </MenuItem>
    )}
    <MenuSeparator />
    <MenuItem danger icon={<Trash2 aria-hidden="true" />} onSelect={() => onAsk('delete')}>
      {words.actions.delete}
    </MenuItem>
  </Menu>
)

/** What its state asks for first: a test while it is on, and else to be turned on. */
const Main = ({ webhook, reading, test, words }: WebhookActionsProps) => {
  const [isBusy, setIsBusy] = useState(false)
  const turn = () => {
    setIsBusy(true)
    void turnOn(reading, webhook, words).finally(() => setIsBusy(false))
  }
  const { actions } = words
  const [label, icon, busy, act] = webhook.enabled
    ? ([actions.test, <Send key="icon" aria-hidden="true" />, test.isBusy, test.send] as const)
    : ([actions.turnOn, <Power key="icon" aria-hidden="true" />, isBusy, turn] as const)
  return (
    <Button
      variant="primary"
      icon={icon}
      aria-label={label}
      aria-keyshortcuts={webhook.enabled ? 't' : undefined}
      busy={busy}
      onClick={act}
    >
      <span className="max-sm:hidden">{label}</span>
    </Button>
  )
}

export const WebhookActions = (props: WebhookActionsProps) => {
  const { words, onAsk } = props
  return (
    <>
      <Button icon={<Pencil aria-hidden="true" />} aria-keyshortcuts="e" aria-label={words.actions.edit} onClick={() => onAsk('edit')}>
        <span className="max-xl:hidden">{words.actions.edit}</span>
      </Button>
      <Main {...props} />
      <More {...props} />
    </>
  )
}
