import { wordsOf } from '@/app/words'
import { Screen } from '@/components/shell/screen'
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

export default async function RunsLoading() {
  const [words, common] = await Promise.all([wordsOf('runs'), wordsOf('common')])
  return (
    <Screen title={words.title} subtitle={words.subtitle}>
      <div className="gap-6 xl:grid xl:grid-cols-[minmax(0,1fr)_360px]">
        <div className="space-y-4">
          <div className="flex flex-wrap gap-3">
            <Skeleton className="mt-5 h-11 w-40 rounded-md sm:h-9" />
            <Skeleton className="mt-5 h-11 w-[240px] rounded-md sm:h-9" />
          </div>
          <SkeletonRows rows={12} label={common.loading} />
        </div>
        <Skeleton className="h-64 rounded-lg max-xl:hidden" />
      </div>
    </Screen>
  )
}
