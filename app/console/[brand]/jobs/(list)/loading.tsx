import { wordsOf } from '@/app/words'
import { Screen } from '@/components/shell/screen'
import { Skeleton } from '@/components/ui/skeleton'

const cards = ['first', 'second', 'third', 'fourth']

export default async function JobsLoading() {
  const [words, common] = await Promise.all([wordsOf('jobs'), wordsOf('common')])
  return (
    <Screen title={words.title}>
      <div role="status" aria-label={common.loading} className="grid gap-4 md:grid-cols-2 2xl:grid-cols-3">
        {cards.map((card) => (
          <div key={card} className="h-[154px] rounded-lg border border-line bg-paper p-4">
            <Skeleton className="h-3 w-2/5" />
            <Skeleton className="mt-4 h-3.5 w-full" />
            <Skeleton className="mt-3 h-2.5 w-1/3" />
          </div>
        ))}
      </div>
    </Screen>
  )
}
