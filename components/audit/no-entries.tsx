import { Code } from '@/components/ui/code'
import { Empty } from '@/components/ui/empty'
import { TextLink } from '@/components/ui/text-link'
import type { Words } from '@/components/words'

type NoEntriesProps = {
  isFiltered: boolean
  path: string
  publicUrl: string
  words: Words['audit']
  copy: { copy: string; copied: string }
}

export const NoEntries = ({ isFiltered, path, publicUrl, words, copy }: NoEntriesProps) => (
  <div className="rounded-lg border border-line bg-paper">
    {isFiltered ? (
      <Empty title={words.noneTitle} text={words.none} action={<TextLink href={path}>{words.remove}</TextLink>} />
    ) : (
      <Empty
        title={words.emptyTitle}
        text={words.empty}
        developer={
          <>
            <p className="mb-1">{words.developer}</p>
            <Code words={copy}>{`curl ${publicUrl}/api/v1/audit -H "Authorization: Bearer $TIRA_KEY"`}</Code>
          </>
        }
      />
    )}
  </div>
)
