import type { BrandActor, Ctx } from '@/lib/core/ctx'
import { Problem } from '@/lib/core/problem'
import { findFacts, listFacts } from '@/lib/events/queries'
import type { Claim } from '../../claims/contract'
import { findRedemptions, ofCode } from '../../redemptions/queries'
import { campaignStateAt } from '../../rules'
import { claimOf, codeOf, findCode, type Found } from '../found/queries'
import type { CodeStory } from './contract'

const redemptionsTold = 20
const eventsTold = 100

/** What happened to the code itself, and to its redemptions. */
const historyOf = async (ctx: Ctx<BrandActor>, { code }: Found, redemptionIds: string[]): Promise<CodeStory['history']> => {
  const [own, rollbacks] = await Promise.all([
    listFacts(ctx, { subjectId: code.id, limit: eventsTold }),
    redemptionIds.length > 0 ? findFacts(ctx, [], { types: ['redemption.rolled-back'], subjectIds: redemptionIds }) : [],
  ])
  return [...own.data, ...rollbacks]
    .toSorted((one, other) => other.at.getTime() - one.at.getTime() || (one.id < other.id ? 1 : -1))
    .slice(0, eventsTold)
    .map(({ type, at, actor }) => ({ type, at, by: actor }))
}

const campaignOf = ({ campaign, brand }: Found, now: Date): CodeStory['campaign'] => ({
  id: campaign.id,
  name: campaign.name,
  benefit: campaign.benefit,
  minimumSpend: campaign.minimumSpend === null ? null : { amount: campaign.minimumSpend, currency: brand.currency },
  scope: campaign.scope,
  state: campaignStateAt(campaign, now),
  startsAt: campaign.startsAt,
  endsAt: campaign.endsAt,
  usesPerCode: campaign.usesPerCode,
})

const storyOf = async (ctx: Ctx<BrandActor>, found: Found): Promise<CodeStory> => {
  const redemptions = found.claim ? await findRedemptions(ctx, ofCode(found), redemptionsTold) : []
  const history = await historyOf(
    ctx,
    found,
    redemptions.flatMap(({ id, rolledBackAt }) => (rolledBackAt ? [id] : [])),
  )
  return { ...codeOf(found, ctx.now), campaign: campaignOf(found, ctx.now), redemptions, history }
}

const isOfBrand = (ctx: Ctx): ctx is Ctx<BrandActor> => 'brandId' in ctx.actor && ctx.actor.brandId !== null && ctx.actor.kind !== 'shopper'

/** A member is a person too: what is not their brand's may be their own. */
const asPerson = ({ actor }: Ctx) => (actor.kind === 'member' ? ({ ...actor, kind: 'account' } as const) : null)

export const getCode = async (ctx: Ctx, text: string): Promise<CodeStory | Claim> => {
  const found = await findCode(ctx, text)
  if (found && isOfBrand(ctx)) return storyOf(ctx, found)
  const person = asPerson(ctx)
  const own = found ?? (person && (await findCode(ctx, text, person)))
  const claim = own && claimOf(own, ctx.now)
  if (!claim) throw new Problem('code-not-valid')
  return claim
}
