import { Screen } from '@/components/shell/screen'
import { KeepFresh } from '@/components/webhooks/keep-fresh'
import { NewWebhook } from '@/components/webhooks/new-webhook'
import { NoWebhooks } from '@/components/webhooks/no-webhooks'
import type { ShownWebhook } from '@/components/webhooks/shown-webhook'
import { WebhookTable } from '@/components/webhooks/webhook-table'
import type { Words } from '@/components/words'

type WebhooksScreenProps = {
  brand: string
  webhooks: readonly ShownWebhook[]
  mayWrite: boolean
  publicUrl: string
  words: Words['webhooks']
  common: Words['common']
  showing: string
}

export const WebhooksScreen = ({ brand, webhooks, mayWrite, publicUrl, words, common, showing }: WebhooksScreenProps) => (
  <Screen title={words.title} subtitle={words.subtitle} actions={mayWrite && <NewWebhook words={words} common={common} />}>
    {webhooks.length > 0 ? (
      <>
        <WebhookTable webhooks={webhooks} path={`/console/${brand}/webhooks`} words={words} />
        <p className="mt-4 text-xs text-ink2">{showing}</p>
      </>
    ) : (
      <NoWebhooks brand={brand} publicUrl={publicUrl} mayWrite={mayWrite} words={words} common={common} />
    )}
    <KeepFresh brand={brand} />
  </Screen>
)
