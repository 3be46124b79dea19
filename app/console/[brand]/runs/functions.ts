import type { ShownFunction } from '@/components/runs/function-list'
import { functionName, momentText, nextText, startsText } from '@/components/runs/run-text'
import type { Showing } from '@/components/runs/shown'
import { hrefWith } from '@/components/ui/query'
import type { RunFunction } from '@/lib/jobs/runs/contract'

/** What runs by the clock has no runs of the brand to lead to. */
export const shownFunction = (one: RunFunction, { words, place, now, paths }: Showing): ShownFunction => ({
  id: one.id,
  name: functionName(one.id, words.runs),
  starts: startsText(one, words, place),
  next: nextText(one, words.runs, place),
  last: one.lastRun && { state: one.lastRun.state, at: momentText(one.lastRun.at, now, place) },
  href: one.events.length > 0 ? hrefWith(paths.runs, { function: one.id }) : null,
})
