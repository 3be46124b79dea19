import { wordsOf } from '@/app/words'
import { Screen } from '@/components/shell/screen'
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

export default async function CampaignsLoading() {
  const [words, common] = await Promise.all([wordsOf('campaigns'), wordsOf('common')])
  return (
    <Screen title={words.title}>
      <div className="space-y-4">
        <div className="h-11 border-b border-line md:h-10" />
        <div className="flex gap-2">
          <Skeleton className="h-11 w-full max-w-[280px] rounded-md md:h-[34px]" />
          <Skeleton className="h-[42px] w-40 rounded-md md:h-[34px]" />
        </div>
        <SkeletonRows rows={14} label={common.loading} />
      </div>
    </Screen>
  )
}
