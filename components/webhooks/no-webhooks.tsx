import { Code } from '@/components/ui/code'
import { Empty } from '@/components/ui/empty'
import { NewWebhook } from '@/components/webhooks/new-webhook'
import { signatureSample } from '@/components/webhooks/signature-sample'
import type { Words } from '@/components/words'

type NoWebhooksProps = { brand: string; publicUrl: string; mayWrite: boolean; words: Words['webhooks']; common: Words['common'] }

const tunnel = 'cloudflared tunnel --url http://localhost:4000'

const request = (publicUrl: string, brand: string) =>
  `curl ${publicUrl}/api/v1/webhooks -H "Authorization: Bearer $TIRA_TOKEN" -H "Tira-Brand: ${brand}" -H "Content-Type: application/json" -d '{"url":"https://shop.example/tira","types":["code.claimed","code.redeemed"]}'`

export const NoWebhooks = ({ brand, publicUrl, mayWrite, words, common }: NoWebhooksProps) => {
  const lines = [
    [words.empties.tunnel, tunnel],
    [words.empties.signature, signatureSample],
    [words.empties.developer, request(publicUrl, brand)],
  ] as const
  return (
    <div className="rounded-lg border border-line bg-paper">
      <Empty
        title={words.emptyTitle}
        text={words.empty}
        action={mayWrite && <NewWebhook large words={words} common={common} />}
        developer={
          <dl className="space-y-4">
            {lines.map(([said, line]) => (
              <div key={said}>
                <dt className="mb-1">{said}</dt>
                <dd>
                  <Code words={common} className="items-start! [&_.code]:whitespace-pre-wrap">
                    {line}
                  </Code>
                </dd>
              </div>
            ))}
          </dl>
        }
      />
    </div>
  )
}
