import { KeyActions } from '@/components/api-keys/key-actions'
import { KeyStateMark } from '@/components/api-keys/key-state'
import type { ShownKey } from '@/components/api-keys/shown-key'
import { Code } from '@/components/ui/code'
import { PeekClose } from '@/components/ui/peek-close'
import { Tear } from '@/components/ui/tear'
import type { Words } from '@/components/words'

type KeyWords = Words['keys']

const Facts = ({ apiKey, words }: { apiKey: ShownKey; words: KeyWords }) => {
  const { panel } = words
  const lines: [string, string | null][] = [
    [panel.made, apiKey.made],
    [panel.lastUsed, apiKey.lastUsed ?? words.notUsed],
    [panel.expires, apiKey.expires ?? words.never],
    [panel.revoked, apiKey.revoked],
  ]
  return (
    <dl className="grid grid-cols-[104px_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm">
      {lines.map(
        ([term, text]) =>
          text !== null && (
            <div key={term} className="contents">
              <dt className="text-ink3">{term}</dt>
              <dd className="num">{text}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

const overText = ({ state }: ShownKey, { panel }: KeyWords): string | null =>
  ({ revoked: panel.revokedText, expired: panel.expiredText, active: null, rotated: null })[state]

type KeyPanelProps = { apiKey: ShownKey; closeHref: string; mayWrite: boolean; words: KeyWords; common: Words['common'] }

export const KeyPanel = ({ apiKey, closeHref, mayWrite, words, common }: KeyPanelProps) => {
  const note = apiKey.previous ?? overText(apiKey, words)
  return (
    <section aria-labelledby="key" className="rounded-lg border border-line bg-paper p-4">
      <div className="flex items-start justify-between gap-3 text-sm">
        <KeyStateMark state={apiKey.state} words={words} />
        <PeekClose href={closeHref} label={words.close} />
      </div>
      <h2 id="key" className="mt-1 text-lg font-[650] tracking-[-.01em] break-words text-balance">
        {apiKey.name}
      </h2>
      <Code words={common} className="text-2xs">
        {apiKey.prefix}
      </Code>
      {note && <p className="mt-2 text-sm text-ink2">{note}</p>}
      <Tear className="my-4" />
      <h3 className="mb-2 text-xs font-[600] text-ink3">{words.panel.may}</h3>
      <ul className="space-y-1 text-sm">
        {apiKey.sentences.map((text) => (
          <li key={text} className="flex gap-2.5">
            <span aria-hidden="true" className="mt-1.5 size-1.5 shrink-0 rounded-[1px] bg-ink/60" />
            {text}
          </li>
        ))}
      </ul>
      <Tear className="my-4" />
      <Facts apiKey={apiKey} words={words} />
      {mayWrite && apiKey.state !== 'revoked' && <KeyActions key={apiKey.id} apiKey={apiKey} words={words} common={common} />}
    </section>
  )
}

export const KeyGone = ({ closeHref, words }: { closeHref: string; words: KeyWords }) => (
  <section aria-labelledby="key" className="rounded-lg border border-line bg-paper p-4">
    <div className="flex items-start justify-between gap-3">
      <h2 id="key" className="text-lg font-[650] tracking-[-.01em]">
        {words.goneTitle}
      </h2>
      <PeekClose href={closeHref} label={words.close} />
    </div>
    <p className="mt-1 text-sm text-ink2">{words.gone}</p>
  </section>
)
