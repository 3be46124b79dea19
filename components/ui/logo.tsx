import { classes } from '@/components/ui/classes'

export const LogoMark = ({ className }: { className?: string }) => (
  <svg viewBox="0 0 44 20" aria-hidden className={classes('overflow-visible', className ?? 'h-[18px]')}>
    <rect width="18" height="20" rx="2.5" className="fill-ink" />
    <rect x="20" width="9" height="20" rx="2" className="fill-ink" opacity=".55" />
    <g transform="rotate(13 37 10)">
      <rect x="32.5" y="0" width="9" height="20" rx="2" className="fill-sticker stroke-ink" strokeWidth="1.5" />
    </g>
  </svg>
)

export const Logo = ({ large = false }: { large?: boolean }) => (
  <span className={classes('flex items-center', large ? 'gap-3' : 'gap-2.5')}>
    <LogoMark className={large ? 'h-6' : 'h-[18px]'} />
    <span className={classes('font-[750] tracking-[-.02em]', large ? 'text-[21px]' : 'text-base')}>Tira</span>
  </span>
)
