import type { MemberCtx } from '@/app/session'
import { wordsOf } from '@/app/words'
import { QrPicture } from '@/components/campaigns/qr-picture'
import { Checklist, type OnboardingStep } from '@/components/onboarding/checklist'
import { ButtonLink } from '@/components/ui/button'
import type { Words } from '@/components/words'
import { roleMay, type Permission } from '@/lib/auth/permissions'
import { firstStepsOf } from '@/lib/brands/first-steps/queries'
import type { Campaign } from '@/lib/campaigns/contract'
import { listCampaigns } from '@/lib/campaigns/queries'

const newest = async (ctx: MemberCtx, state: 'draft' | 'live'): Promise<Campaign | undefined> =>
  (await listCampaigns(ctx, { state, sort: '-createdAt', limit: 1 })).data[0]

/** To scan from a large screen; a phone opens it. */
const ClaimAid = ({ claimUrl, words }: { claimUrl: string; words: Words['onboarding']['claim'] }) => (
  <>
    <QrPicture text={claimUrl} label={words.qr} className="size-28 rounded-sm max-sm:hidden" />
    <ButtonLink href={claimUrl} className="sm:hidden">
      {words.open}
    </ButtonLink>
  </>
)

/** The way from a new brand to a code that is redeemed: each step ticks itself. */
export const FirstSteps = async ({ ctx, hasPlace }: { ctx: MemberCtx; hasPlace: boolean }) => {
  const [done, words] = await Promise.all([firstStepsOf(ctx), wordsOf('onboarding')])
  const [draft, live] = await Promise.all([
    done.campaign ? undefined : newest(ctx, 'draft'),
    done.codes && done.claim ? undefined : newest(ctx, 'live'),
  ])
  const path = `/console/${ctx.brand.slug}`
  const forWhom = (permission: Permission, href: string | undefined) => (href && roleMay(ctx.actor.role, permission) ? href : null)
  const maker = live ?? draft
  const steps: OnboardingStep[] = [
    { key: 'brand', done: true, href: null },
    { key: 'store', done: hasPlace, href: forWhom('stores:write', `${path}/stores/new`) },
    {
      key: 'campaign',
      done: done.campaign,
      href: forWhom('campaigns:write', draft ? `${path}/campaigns/${draft.id}` : `${path}/campaigns/new`),
    },
    { key: 'codes', done: done.codes, href: forWhom('codes:write', maker && `${path}/campaigns/${maker.id}?make=100`) },
    {
      key: 'claim',
      done: done.claim,
      href: null,
      aid: live?.claimableByShoppers && done.codes && <ClaimAid claimUrl={live.claimUrl} words={words.claim} />,
    },
    { key: 'redemption', done: done.redemption, href: done.claim ? forWhom('redemptions:write', `/till/${ctx.brand.slug}`) : null },
    { key: 'webhook', done: done.webhook, href: forWhom('webhooks:write', `${path}/webhooks`) },
  ]
  return <Checklist steps={steps} words={words} />
}
