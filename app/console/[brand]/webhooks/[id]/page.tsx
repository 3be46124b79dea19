import type { Metadata } from 'next'
import { z } from 'zod'
import { requireMember } from '@/app/session'
import { wordsOf } from '@/app/words'
import type { SearchParams } from '@/components/ui/query'
import { hostOf } from '@/components/webhooks/standing'
import { WebhookScreen } from '@/components/webhooks/webhook-screen'
import { roleMay } from '@/lib/auth/permissions'
import { Webhook } from '@/lib/webhooks/contract'
import { attemptsOf } from '../listing'
import { askedOf, deliveriesShown, failedShown, storyShown } from '../showing'
import { webhookOfPage } from '../webhook-of-page'

type WebhookProps = { params: Promise<{ brand: string; id: string }>; searchParams: Promise<SearchParams> }

export const generateMetadata = async ({ params }: WebhookProps): Promise<Metadata> => {
  const { brand, id } = await params
  return { title: hostOf((await webhookOfPage(brand, id)).url) }
}

export default async function WebhookPage({ params, searchParams }: WebhookProps) {
  const { brand, id } = await params
  const webhook = await webhookOfPage(brand, id)
  const ctx = await requireMember(brand)
  const asked = askedOf(await searchParams)
  const [attempts, failed, page, story, webhooks, common] = await Promise.all([
    attemptsOf(ctx, id),
    failedShown(ctx, id),
    deliveriesShown(ctx, id, asked, `/console/${brand}/webhooks/${id}`),
    storyShown(ctx, id, asked.peek),
    wordsOf('webhooks'),
    wordsOf('common'),
  ])
  return (
    <WebhookScreen
      key={id}
      initial={{ webhook: z.encode(Webhook, webhook), attempts, failed, page, story }}
      readAt={ctx.now.toISOString()}
      asked={asked}
      mayWrite={roleMay(ctx.actor.role, 'webhooks:write')}
      words={{ webhooks, common }}
    />
  )
}
