import { wordsOf } from '@/app/words'
import { Screen } from '@/components/shell/screen'
import { SkeletonRows } from '@/components/ui/skeleton'

export default async function WebhooksLoading() {
  const [words, common] = await Promise.all([wordsOf('webhooks'), wordsOf('common')])
  return (
    <Screen title={words.title} subtitle={words.subtitle}>
      <SkeletonRows rows={6} label={common.loading} />
    </Screen>
  )
}
