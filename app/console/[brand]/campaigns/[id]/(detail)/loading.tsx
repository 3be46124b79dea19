import { wordsOf } from '@/app/words'
import { Screen } from '@/components/shell/screen'
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

export default async function CampaignLoading() {
  const [words, common] = await Promise.all([wordsOf('campaigns'), wordsOf('common')])
  return (
    <Screen title={words.title}>
      <div className="space-y-5 pt-2">
        <Skeleton className="h-[84px] w-[300px] max-w-full" />
        <Skeleton className="h-10 w-full" />
        <SkeletonRows rows={8} label={common.loading} />
      </div>
    </Screen>
  )
}
