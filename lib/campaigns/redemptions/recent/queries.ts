import { and, eq, gt } from 'drizzle-orm'
import { redemptions } from '@/db/schema'
import type { Ctx, MemberActor } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import type { Redemption } from '../contract'
import { findRedemptions } from '../queries'

const dayMilliseconds = 24 * 60 * 60_000

/** What this member redeemed within a day, newest first. Ids grow with time, so that the brand's older ones are never read. */
export const listOwnRecent = (ctx: Ctx<MemberActor>, limit: number): Promise<Redemption[]> =>
  findRedemptions(
    ctx,
    and(
      eq(redemptions.actorKind, 'member'),
      eq(redemptions.actorId, ctx.actor.accountId),
      gt(redemptions.id, newId(ctx.now.getTime() - dayMilliseconds)),
    ),
    limit,
  )
