import { Plus } from 'lucide-react'
import { type CodeListing, codesHref, isFiltered, wholeListing } from '@/components/codes/listing-href'
import { ButtonLink } from '@/components/ui/button'
import { Code } from '@/components/ui/code'
import { Empty } from '@/components/ui/empty'
import { TextLink } from '@/components/ui/text-link'
import { fill, type Words } from '@/components/words'

type CodeWords = Words['codes']

type NoCodesProps = {
  /** Where codes are made; null for whoever may not make any. */
  make: { href: string; hasCampaign: boolean } | null
  publicUrl: string
  words: CodeWords
  copy: { copy: string; copied: string }
}

const request = (publicUrl: string) =>
  `curl ${publicUrl}/api/v1/campaigns/$CAMPAIGN/batches -H "Authorization: Bearer $TIRA_KEY" -H "Content-Type: application/json" -d '{"count":100}'`

export const NoCodes = ({ make, publicUrl, words, copy }: NoCodesProps) => (
  <div className="rounded-lg border border-line bg-paper">
    <Empty
      title={words.emptyTitle}
      text={words.empty}
      action={
        make && (
          <ButtonLink href={make.href} variant="primary" size={36} icon={<Plus aria-hidden="true" />}>
            {make.hasCampaign ? words.tryMake : words.toCampaigns}
          </ButtonLink>
        )
      }
      developer={
        make && (
          <>
            <p className="mb-1">{words.developer}</p>
            <Code words={copy}>{request(publicUrl)}</Code>
          </>
        )
      }
    />
  </div>
)

export const NothingFound = ({ listing, path, words }: { listing: CodeListing; path: string; words: CodeWords }) => {
  const onlySearch = listing.q && !isFiltered({ ...listing, q: undefined })
  return (
    <div className="rounded-lg border border-line bg-paper">
      <Empty
        title={words.noneTitle}
        text={onlySearch ? fill(words.noneCode, { query: listing.q ?? '' }) : words.none}
        action={<TextLink href={codesHref(path, wholeListing)}>{words.showAll}</TextLink>}
      />
    </div>
  )
}
