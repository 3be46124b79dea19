import { wordsOf } from '@/app/words'
import { Screen } from '@/components/shell/screen'
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

export default async function CodesLoading() {
  const [words, common] = await Promise.all([wordsOf('codes'), wordsOf('common')])
  return (
    <Screen title={words.title}>
      <div className="space-y-4">
        <div className="flex h-9 items-center gap-6 border-b border-line">
          <Skeleton className="h-3 w-16" />
          <Skeleton className="h-3 w-16" />
          <Skeleton className="h-3 w-16" />
        </div>
        <Skeleton className="h-11 w-full rounded-md sm:h-8 sm:w-[236px]" />
        <SkeletonRows rows={14} label={common.loading} />
      </div>
    </Screen>
  )
}
