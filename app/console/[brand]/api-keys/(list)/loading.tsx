import { wordsOf } from '@/app/words'
import { Screen } from '@/components/shell/screen'
import { SkeletonRows } from '@/components/ui/skeleton'

export default async function ApiKeysLoading() {
  const [words, common] = await Promise.all([wordsOf('keys'), wordsOf('common')])
  return (
    <Screen title={words.title} subtitle={words.subtitle}>
      <SkeletonRows rows={8} label={common.loading} />
    </Screen>
  )
}
