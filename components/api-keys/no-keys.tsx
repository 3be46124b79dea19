import { NewKey } from '@/components/api-keys/new-key'
import { Code } from '@/components/ui/code'
import { Empty } from '@/components/ui/empty'
import type { Words } from '@/components/words'

type NoKeysProps = { brand: string; publicUrl: string; mayWrite: boolean; words: Words['keys']; common: Words['common'] }

const request = (publicUrl: string, brand: string) =>
  `curl ${publicUrl}/api/v1/api-keys -H "Authorization: Bearer $TIRA_TOKEN" -H "Tira-Brand: ${brand}" -H "Content-Type: application/json" -d '{"name":"Till","scopes":["codes:read","redemptions:write"]}'`

export const NoKeys = ({ brand, publicUrl, mayWrite, words, common }: NoKeysProps) => (
  <div className="rounded-lg border border-line bg-paper">
    <Empty
      title={words.emptyTitle}
      text={words.empty}
      action={mayWrite && <NewKey large words={words} common={common} />}
      developer={
        <>
          <p className="mb-1">{words.developer}</p>
          <Code words={common}>{request(publicUrl, brand)}</Code>
        </>
      }
    />
  </div>
)
