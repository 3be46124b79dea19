import { wordsOf } from '@/app/words'
import { Screen } from '@/components/shell/screen'
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

export default async function AuditLoading() {
  const [words, common] = await Promise.all([wordsOf('audit'), wordsOf('common')])
  return (
    <Screen title={words.title}>
      <div className="max-w-[920px] space-y-6">
        <div className="flex flex-wrap gap-3">
          <Skeleton className="mt-5 h-11 w-[220px] rounded-md sm:h-9" />
          <Skeleton className="mt-5 h-11 w-[200px] rounded-md sm:h-9" />
          <Skeleton className="mt-5 h-11 w-40 rounded-md sm:h-9" />
        </div>
        <SkeletonRows rows={14} label={common.loading} />
      </div>
    </Screen>
  )
}
