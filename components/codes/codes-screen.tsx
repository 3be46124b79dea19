import { CodeFilters, type Choice } from '@/components/codes/code-filters'
import { CodeList } from '@/components/codes/code-list'
import { CodeGone, type CodeMay, CodePanel, type CodePlaces } from '@/components/codes/code-panel'
import { CodeViews } from '@/components/codes/code-views'
import { CsvButton } from '@/components/codes/csv-button'
import { type CodeListing, codesHref, filterOf, isFiltered, nextView, viewHref } from '@/components/codes/listing-href'
import { NoCodes, NothingFound } from '@/components/codes/no-codes'
import type { ShownCode } from '@/components/codes/shown-code'
import type { ShownStory } from '@/components/codes/shown-story'
import { Screen } from '@/components/shell/screen'
import { classes } from '@/components/ui/classes'
import { Pager } from '@/components/ui/pager'
import { pageTrail } from '@/components/ui/query'
import type { Words } from '@/components/words'

export type CodesScreenProps = {
  path: string
  listing: CodeListing
  place: { cursor: string | undefined; trail: string | undefined }
  codes: readonly ShownCode[]
  nextCursor: string | null
  campaigns: readonly Choice[]
  batches: readonly Choice[]
  /** The code that is looked at; null when there is none like it, `undefined` when none is asked for. */
  story: ShownStory | null | undefined
  places: CodePlaces
  matching: number | null
  may: CodeMay
  make: { href: string; hasCampaign: boolean } | null
  publicUrl: string
  words: { codes: Words['codes']; jobs: Words['jobs']; common: Words['common'] }
  showing: string
}

const CodePager = ({ path, listing, place, nextCursor, words, showing }: Omit<CodesScreenProps, 'words'> & { words: Words['codes'] }) => {
  const { back, forward } = pageTrail(place)
  const [earlier, later] = listing.q || listing.campaign ? [words.previous, words.next] : [words.newer, words.older]
  return (
    <Pager
      label={words.pages}
      back={back && { href: codesHref(path, listing, back), text: earlier }}
      forward={nextCursor === null ? null : { href: codesHref(path, listing, forward(nextCursor)), text: later }}
      words={{ back: earlier, forward: later }}
    >
      {showing}
    </Pager>
  )
}

/** How many match is worth asking where the page does not show all of them, and where something is chosen at all. */
const matchingOf = ({ listing, place, nextCursor, matching }: CodesScreenProps) =>
  isFiltered(listing) && (nextCursor !== null || place.cursor !== undefined) ? matching : undefined

const Codes = (props: CodesScreenProps) => {
  const { path, listing, place, codes, story, may, make, publicUrl, words } = props
  if (codes.length === 0)
    return isFiltered(listing) || place.cursor !== undefined ? (
      <NothingFound listing={listing} path={path} words={words.codes} />
    ) : (
      <NoCodes make={make} publicUrl={publicUrl} words={words.codes} copy={words.common} />
    )
  return (
    <CodeList
      key={codesHref(path, listing, place)}
      codes={codes.map((code) => ({ ...code, href: codesHref(path, listing, { ...place, peek: code.code }) }))}
      peekedId={story?.id}
      mayWrite={may.write}
      filter={filterOf(listing)}
      matching={matchingOf(props)}
      nextViewHref={viewHref(path, listing, nextView(listing))}
      words={words}
    >
      <CodePager {...props} words={words.codes} />
    </CodeList>
  )
}

/** The codes, and beside them the one that is looked at; on a narrow screen that one alone. */
export const CodesScreen = (props: CodesScreenProps) => {
  const { path, listing, campaigns, batches, story, places, may, words } = props
  const isPeeking = story !== undefined
  return (
    <Screen title={words.codes.title}>
      <div className={classes('space-y-4', isPeeking && 'max-xl:hidden')}>
        <CodeViews path={path} listing={listing} words={words.codes} />
        <div className="flex flex-wrap items-center gap-2">
          <CodeFilters path={path} listing={listing} campaigns={campaigns} batches={batches} words={words} />
          {listing.campaign && (
            <span className="ml-auto">
              <CsvButton campaignId={listing.campaign} listing={listing} words={words.codes} />
            </span>
          )}
        </div>
      </div>
      <div className={classes('mt-4', isPeeking && 'gap-5 xl:grid xl:grid-cols-[minmax(0,1fr)_328px] xl:items-start max-xl:mt-0')}>
        <div className={classes('min-w-0', isPeeking && 'max-xl:hidden')}>
          <Codes {...props} />
        </div>
        {isPeeking && (
          <div className="max-xl:max-w-[640px] xl:sticky xl:top-18 xl:max-h-[calc(100dvh-88px)] xl:overflow-y-auto">
            {story ? (
              <CodePanel story={story} places={places} may={may} words={words.codes} common={words.common} />
            ) : (
              <CodeGone closeHref={places.close} words={words.codes} />
            )}
          </div>
        )}
      </div>
    </Screen>
  )
}
