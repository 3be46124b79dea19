import { classes } from '@/components/ui/classes'
import type { Burn } from '@/components/campaigns/listed-campaign'

const nearlySpent = 0.9

/** How far a budget is burnt. Its widths are attributes of a drawing: the policy of our pages drops styles. */
export const BurnBar = ({ burn, className }: { burn: Burn; className?: string }) => (
  <svg
    viewBox="0 0 100 6"
    preserveAspectRatio="none"
    aria-hidden
    className={classes('block h-1.5 w-full overflow-hidden rounded-[2px]', className)}
  >
    <rect width="100" height="6" className="fill-ink/8" />
    <rect width={burn.share * 100} height="6" className={burn.share >= nearlySpent ? 'fill-tomato' : 'fill-ink'} />
  </svg>
)
