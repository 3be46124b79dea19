import { headers as requestHeaders } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { cache } from 'react'
import { findProfile, listSessions } from '@/lib/accounts/queries'
import type { Brand } from '@/lib/brands/contract'
import { getBrand, listBrands } from '@/lib/brands/queries'
import { type Caller, identify } from '@/lib/auth/caller'
import { admit } from '@/lib/auth/admit'
import { requestIdHeader } from '@/lib/auth/peer'
import { type AccountCtx, type Ctx, type MemberActor, nobodyCtx } from '@/lib/core/ctx'
import { Problem } from '@/lib/core/problem'
import { listJobs } from '@/lib/jobs/queries'

const worldOfRequest = async () => nobodyCtx((await requestHeaders()).get(requestIdHeader))

/** The browser's session only: a page is never opened by a key or a token. */
const callerOf = async (slug: string | null): Promise<Caller | null> => {
  const cookie = (await requestHeaders()).get('cookie')
  const brands = slug === null ? 'none' : { slug }
  return identify((await worldOfRequest()).db, new Headers(cookie === null ? {} : { cookie }), { brands }).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'unauthenticated') return null
    throw error
  })
}

export const accountCtx = cache(async (): Promise<AccountCtx | null> => {
  const caller = await callerOf(null)
  if (caller?.kind !== 'account') return null
  return { ...(await worldOfRequest()), actor: { kind: 'account', accountId: caller.accountId, sessionId: caller.sessionId } }
})

export const currentAccount = cache(async () => {
  const ctx = await accountCtx()
  return ctx && findProfile(ctx, ctx.actor.accountId)
})

const signInFirst = async (): Promise<never> =>
  redirect(`/sign-in?next=${encodeURIComponent((await requestHeaders()).get('x-tira-path') ?? '/')}`)

export const requireAccount = cache(async () => (await currentAccount()) ?? (await signInFirst()))

export const listMyBrands = cache(async () => {
  const ctx = await accountCtx()
  return ctx ? (await listBrands(ctx, { limit: 100 })).data : []
})

export const listMySessions = cache(async () => {
  const ctx = await accountCtx()
  return ctx ? (await listSessions(ctx)).data : []
})

/** The last copy of their data that they asked for. */
export const findMyExport = cache(async () => {
  const ctx = await accountCtx()
  return ctx && ((await listJobs(ctx, { limit: 1, kind: 'export' })).data[0] ?? null)
})

export type MemberCtx = Ctx<MemberActor> & { brand: Brand }

/** The world of a member of that brand; whoever is not signed in goes there first, whoever is not a member is refused. */
export const requireMember = cache(async (slug: string): Promise<MemberCtx> => {
  const caller = (await callerOf(slug)) ?? (await signInFirst())
  try {
    const actor = admit(caller, { access: 'brand:read', brandSlug: slug, brandInPath: false })
    if (actor.kind === 'member') {
      const ctx = { ...(await worldOfRequest()), actor }
      return { ...ctx, brand: await getBrand(ctx) }
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
  return forbidden()
})
