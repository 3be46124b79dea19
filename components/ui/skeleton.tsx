import { classes } from '@/components/ui/classes'

export const Skeleton = ({ className }: { className?: string }) => (
  <span aria-hidden className={classes('block animate-late rounded-sm bg-ink/8', className)} />
)

export const SkeletonRows = ({ rows, label }: { rows: number; label: string }) => (
  <div role="status" aria-label={label} className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-paper">
    {Array.from({ length: rows }, (_, row) => (
      <div key={row} className="flex h-10 items-center gap-4 px-4">
        <Skeleton className="size-4" />
        <Skeleton className={classes('h-3', row % 3 === 0 ? 'w-1/3' : row % 3 === 1 ? 'w-1/4' : 'w-2/5')} />
        <Skeleton className="ml-auto h-3 w-16" />
      </div>
    ))}
  </div>
)
