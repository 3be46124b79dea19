import { buttonClasses } from '@/components/ui/button-look'
import { Code } from '@/components/ui/code'
import { Empty } from '@/components/ui/empty'
import { TextLink } from '@/components/ui/text-link'
import type { Words } from '@/components/words'

type NoRunsProps = {
  isFiltered: boolean
  path: string
  publicUrl: string
  words: Words['runs']
  copy: { copy: string; copied: string }
}

export const NoRuns = ({ isFiltered, path, publicUrl, words, copy }: NoRunsProps) => (
  <div className="rounded-lg border border-line bg-paper">
    {isFiltered ? (
      <Empty title={words.noneTitle} text={words.none} action={<TextLink href={path}>{words.showAll}</TextLink>} />
    ) : (
      <Empty
        title={words.emptyTitle}
        text={words.empty}
        developer={
          <>
            <p className="mb-1">{words.developer}</p>
            <Code words={copy}>{`curl ${publicUrl}/api/v1/runs -H "Authorization: Bearer $TIRA_TOKEN"`}</Code>
          </>
        }
      />
    )}
  </div>
)

/** Where Inngest drives the functions there is nothing to list: it lists them itself. */
export const RunsElsewhere = ({ url, words }: { url: string | undefined; words: Words['runs'] }) => (
  <div className="rounded-lg border border-line bg-paper">
    <Empty
      title={words.elsewhereTitle}
      text={words.elsewhere}
      action={
        url && (
          <a href={url} rel="noreferrer" className={buttonClasses({ variant: 'primary', size: 36 })}>
            {words.toInngest}
          </a>
        )
      }
    />
  </div>
)
