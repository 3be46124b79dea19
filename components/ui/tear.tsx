import { classes } from '@/components/ui/classes'

export const Tear = ({ className }: { className?: string }) => <div aria-hidden className={classes('tear', className)} />
