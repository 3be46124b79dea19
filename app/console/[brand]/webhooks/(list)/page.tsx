import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { forbidden } from 'next/navigation'
import { requireMember } from '@/app/session'
import { locale, wordsOf } from '@/app/words'
import { shownWebhook } from '@/components/webhooks/shown-webhook'
import { WebhooksScreen } from '@/components/webhooks/webhooks-screen'
import { roleMay } from '@/lib/auth/permissions'
import { env } from '@/lib/core/env'
import { webhooksShown } from '../listing'

type WebhooksProps = { params: Promise<{ brand: string }> }

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('webhooks')).title })

export default async function WebhooksPage({ params }: WebhooksProps) {
  const { brand } = await params
  const ctx = await requireMember(brand)
  if (!roleMay(ctx.actor.role, 'webhooks:read')) forbidden()
  const [webhooks, words, common, language, say] = await Promise.all([
    webhooksShown(ctx),
    wordsOf('webhooks'),
    wordsOf('common'),
    locale(),
    getTranslations('webhooks'),
  ])
  const said = { words, locale: language, timeZone: ctx.brand.timeZone, now: ctx.now }
  return (
    <WebhooksScreen
      brand={brand}
      webhooks={webhooks.map(({ webhook, attempts }) => shownWebhook(webhook, attempts, said))}
      mayWrite={roleMay(ctx.actor.role, 'webhooks:write')}
      publicUrl={env().PUBLIC_URL}
      words={words}
      common={common}
      showing={say('showing', { count: webhooks.length })}
    />
  )
}
