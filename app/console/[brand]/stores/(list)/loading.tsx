import { wordsOf } from '@/app/words'
import { Screen } from '@/components/shell/screen'
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

export default async function StoresLoading() {
  const [{ list: words }, common] = await Promise.all([wordsOf('stores'), wordsOf('common')])
  return (
    <Screen title={words.title}>
      <div className="lg:flex lg:items-start lg:gap-5">
        <div className="min-w-0 flex-1 space-y-4">
          <div className="flex gap-2">
            <Skeleton className="h-8 w-full max-w-[280px] rounded-md max-sm:h-11" />
            <Skeleton className="h-[34px] w-40 rounded-md" />
          </div>
          <SkeletonRows rows={14} label={common.loading} />
        </div>
        <Skeleton className="h-[380px] rounded-lg max-lg:mt-6 lg:h-[calc(100dvh-88px)] lg:w-[38%]" />
      </div>
    </Screen>
  )
}
