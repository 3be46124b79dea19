import { redirect } from 'next/navigation'
import { z } from 'zod'
import { accountCtx } from '@/app/session'
import { OwnCode, type WireOwnCode } from '@/lib/campaigns/wallet/contract'
import { listWallet } from '@/lib/campaigns/wallet/queries'
import { Problem } from '@/lib/core/problem'

type Listed = WireOwnCode & { timeZone: string }
export type ReadWallet = { person: string; codes: Listed[]; isWhole: boolean; nextCursor: string | null; now: string }

/** Null for nobody. A cursor that was cut short on its way here leads to the first page. */
export const readWallet = async (cursor: string | undefined): Promise<ReadWallet | null> => {
  const ctx = await accountCtx()
  if (!ctx) return null
  const { data, nextCursor } = await listWallet(ctx, { limit: 50, cursor }).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'invalid') redirect('/wallet')
    throw error
  })
  const codes = data.map(({ timeZone, ...one }) => ({ ...z.encode(OwnCode, one), timeZone }))
  return { person: ctx.actor.accountId, codes, isWhole: cursor === undefined, nextCursor, now: ctx.now.toISOString() }
}
