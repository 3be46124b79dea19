import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { Code } from '@/components/ui/code'
import { Empty } from '@/components/ui/empty'
import { TextLink } from '@/components/ui/text-link'
import { fill, type Words } from '@/components/words'

type ListWords = Words['stores']['list']

const Panel = ({ children }: { children: ReactNode }) => <div className="rounded-lg border border-line bg-paper">{children}</div>

const request = (publicUrl: string) =>
  `curl ${publicUrl}/api/v1/stores -H "Authorization: Bearer $TIRA_KEY" -H "Content-Type: application/json" -d '{"name":"Verdi"}'`

type FirstStoreProps = {
  newHref: string | null
  publicUrl: string
  words: ListWords
  copy: { copy: string; copied: string }
}

/** Before the first store: what will be here and how it comes here. */
export const FirstStore = ({ newHref, publicUrl, words, copy }: FirstStoreProps) => (
  <Panel>
    <Empty
      title={words.emptyTitle}
      text={words.empty}
      action={
        newHref && (
          <ButtonLink href={newHref} variant="primary" size={36} icon={<Plus aria-hidden="true" />}>
            {words.add}
          </ButtonLink>
        )
      }
      developer={
        newHref && (
          <>
            <p className="mb-1">{words.developer}</p>
            <Code words={copy}>{request(publicUrl)}</Code>
          </>
        )
      }
    />
  </Panel>
)

export const NothingFound = ({ query, allHref, words }: { query: string | undefined; allHref: string; words: ListWords }) => (
  <Panel>
    <Empty
      title={query ? fill(words.noneTitle, { query }) : words.allPlaced}
      text={query ? words.none : undefined}
      action={<TextLink href={allHref}>{words.showAll}</TextLink>}
    />
  </Panel>
)
