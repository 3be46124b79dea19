import type { Frame } from '@/components/shell/shell-frame'
import { needsLook } from '@/components/webhooks/standing'
import { roleMay } from '@/lib/auth/permissions'
import type { BrandCtx } from '@/lib/core/ctx'
import { listWebhooks } from '@/lib/webhooks/queries'
import { mostOfBrand } from '@/lib/webhooks/rules'

/** What the navigation counts for a member: nothing that asks for nobody. */
export const badgesOf = async (ctx: BrandCtx & { actor: { role: Frame['role'] } }): Promise<Frame['badges']> => {
  if (!roleMay(ctx.actor.role, 'webhooks:read')) return {}
  const { data } = await listWebhooks(ctx, { limit: mostOfBrand })
  const failing = data.filter(needsLook).length
  return failing > 0 ? { webhooks: failing } : {}
}
