import { fingerprintOf } from '@/components/runs/fingerprint'
import { FunctionList, type ShownFunction } from '@/components/runs/function-list'
import { KeepFresh } from '@/components/runs/keep-fresh'
import { NoRuns } from '@/components/runs/no-runs'
import { type RunFilter, RunFilters } from '@/components/runs/run-filters'
import { RunGone, RunPanel } from '@/components/runs/run-panel'
import { RunTable } from '@/components/runs/run-table'
import { peekedRun, shownRun, type Showing } from '@/components/runs/shown'
import { Screen } from '@/components/shell/screen'
import { classes } from '@/components/ui/classes'
import { Pager } from '@/components/ui/pager'
import { hrefWith, pageTrail } from '@/components/ui/query'
import type { Run, RunQuery, RunWithSteps } from '@/lib/jobs/runs/contract'

type RunsScreenProps = {
  brand: string
  asked: {
    filter: RunFilter
    place: { cursor: string | undefined; trail: string | undefined }
    query: RunQuery
    peek: string | undefined
  }
  page: { data: Run[]; nextCursor: string | null }
  peeked: RunWithSteps | null
  functions: ShownFunction[]
  showing: Showing
  publicUrl: string
  mayRepeat: boolean
  copy: { copy: string; copied: string }
  say: (key: 'showing' | 'attempts', values: { count: number }) => string
}

const Runs = ({ asked, page, functions, showing, publicUrl, copy, say }: RunsScreenProps) => {
  const { filter, place, peek } = asked
  const words = showing.words.runs
  const path = showing.paths.runs
  const { back, forward } = pageTrail(place)
  return (
    <div className="min-w-0 space-y-4">
      <RunFilters path={path} filter={filter} functions={functions.map(({ id, name }) => ({ value: id, label: name }))} words={words} />
      {page.data.length > 0 ? (
        <RunTable
          runs={page.data.map((run) => shownRun(run, showing))}
          selectedId={peek}
          hrefOf={(id) => hrefWith(path, { ...filter, ...place, peek: id })}
          words={words}
        />
      ) : (
        <NoRuns isFiltered={Boolean(filter.state || filter.function)} path={path} publicUrl={publicUrl} words={words} copy={copy} />
      )}
      {page.data.length > 0 && (
        <Pager
          label={words.pages}
          back={back && { href: hrefWith(path, { ...filter, ...back }), text: words.newer }}
          forward={page.nextCursor ? { href: hrefWith(path, { ...filter, ...forward(page.nextCursor) }), text: words.older } : null}
          words={{ back: words.newer, forward: words.older }}
        >
          {say('showing', { count: page.data.length })}
        </Pager>
      )}
    </div>
  )
}

const Peek = ({ brand, asked, peeked, showing, mayRepeat, copy, say }: RunsScreenProps) => {
  const words = showing.words.runs
  const closeHref = hrefWith(showing.paths.runs, { ...asked.filter, ...asked.place })
  if (!peeked) return <RunGone closeHref={closeHref} words={words} />
  return (
    <RunPanel
      run={peekedRun(peeked, showing)}
      path={showing.paths.runs}
      closeHref={closeHref}
      brand={brand}
      mayRepeat={mayRepeat}
      words={words}
      copy={copy}
      triesText={(count) => say('attempts', { count })}
    />
  )
}

/** Beside one run the rows may be narrow; beside the functions they keep their columns. */
const besidePeek = 'xl:grid xl:grid-cols-[minmax(0,1fr)_360px] xl:items-start'
const besideFunctions = 'max-[1400px]:space-y-6 min-[1400px]:grid min-[1400px]:grid-cols-[minmax(0,1fr)_360px] min-[1400px]:items-start'

/** The runs, and beside them the functions or the one run that is looked at; on a narrow screen that one alone. */
export const RunsScreen = (props: RunsScreenProps) => {
  const { brand, asked, page, peeked, functions, showing } = props
  const words = showing.words.runs
  const isPeeking = asked.peek !== undefined
  const isBusy = [...page.data, ...(peeked ? [peeked] : [])].some(({ state }) => state === 'running' || state === 'queued')
  return (
    <Screen title={words.title} subtitle={words.subtitle}>
      <div className={classes('gap-6', isPeeking ? besidePeek : besideFunctions)}>
        <div className={classes('min-w-0', isPeeking && 'max-xl:hidden')}>
          <Runs {...props} />
        </div>
        {isPeeking ? (
          <div className="xl:sticky xl:top-18 xl:max-h-[calc(100dvh-88px)] xl:overflow-y-auto">
            <Peek {...props} />
          </div>
        ) : (
          functions.length > 0 && <FunctionList functions={functions} words={words} />
        )}
      </div>
      <KeepFresh
        brand={brand}
        query={asked.query}
        peek={peeked?.id ?? null}
        fingerprint={fingerprintOf(page.data, peeked)}
        isBusy={isBusy}
      />
    </Screen>
  )
}
