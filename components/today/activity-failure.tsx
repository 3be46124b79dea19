'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import type { Words } from '@/components/words'

/** The block fails alone; the rest of the day stands. */
export const ActivityFailure = ({ words }: { words: Words['onboarding']['today'] }) => {
  const router = useRouter()
  const [isLoading, load] = useTransition()
  return (
    <div className="flex flex-col items-start rounded-lg border border-line bg-paper px-4 py-5 text-sm">
      <span aria-hidden="true" className="hatch mb-3 block h-5 w-28 rounded-[2px]" />
      <p role="status" className="text-ink2">
        {words.activityFailed}
      </p>
      <Button className="mt-3" busy={isLoading} onClick={() => load(() => router.refresh())}>
        {words.activityRetry}
      </Button>
    </div>
  )
}
