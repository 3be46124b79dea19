import { KeyGone, KeyPanel } from '@/components/api-keys/key-panel'
import { KeyTable } from '@/components/api-keys/key-table'
import { NewKey } from '@/components/api-keys/new-key'
import { NoKeys } from '@/components/api-keys/no-keys'
import { SecretPanel } from '@/components/api-keys/secret-panel'
import type { ShownKey } from '@/components/api-keys/shown-key'
import { Screen } from '@/components/shell/screen'
import { classes } from '@/components/ui/classes'
import { Pager } from '@/components/ui/pager'
import { hrefWith, pageTrail } from '@/components/ui/query'
import type { Words } from '@/components/words'

type KeysScreenProps = {
  brand: string
  path: string
  asked: { place: { cursor: string | undefined; trail: string | undefined }; peek: string | undefined }
  keys: readonly ShownKey[]
  nextCursor: string | null
  peeked: ShownKey | null
  mayWrite: boolean
  publicUrl: string
  words: Words['keys']
  common: Words['common']
  showing: string
}

const Keys = ({ path, asked, keys, nextCursor, words, showing }: KeysScreenProps) => {
  const { back, forward } = pageTrail(asked.place)
  return (
    <div className="space-y-4">
      <KeyTable
        keys={keys.map((key) => ({ ...key, href: hrefWith(path, { ...asked.place, peek: key.id }) }))}
        selectedId={asked.peek}
        words={words}
      />
      <Pager
        label={words.pages}
        back={back && { href: hrefWith(path, back), text: words.newer }}
        forward={nextCursor === null ? null : { href: hrefWith(path, forward(nextCursor)), text: words.older }}
        words={{ back: words.newer, forward: words.older }}
      >
        {showing}
      </Pager>
    </div>
  )
}

/** The keys, and beside them the one that is looked at; on a narrow screen that one alone. */
export const KeysScreen = (props: KeysScreenProps) => {
  const { brand, path, asked, keys, peeked, mayWrite, publicUrl, words, common } = props
  const isPeeking = asked.peek !== undefined
  const closeHref = hrefWith(path, asked.place)
  return (
    <Screen title={words.title} subtitle={words.subtitle} actions={mayWrite && <NewKey words={words} common={common} />}>
      <SecretPanel publicUrl={publicUrl} words={words} copy={common} />
      <div className={classes(isPeeking && 'gap-5 xl:grid xl:grid-cols-[minmax(0,1fr)_340px] xl:items-start')}>
        <div className={classes('min-w-0', isPeeking && 'max-xl:hidden')}>
          {keys.length > 0 ? (
            <Keys {...props} />
          ) : (
            <NoKeys brand={brand} publicUrl={publicUrl} mayWrite={mayWrite} words={words} common={common} />
          )}
        </div>
        {isPeeking && (
          <div className="xl:sticky xl:top-18 xl:max-h-[calc(100dvh-88px)] xl:overflow-y-auto">
            {peeked ? (
              <KeyPanel apiKey={peeked} closeHref={closeHref} mayWrite={mayWrite} words={words} common={common} />
            ) : (
              <KeyGone closeHref={closeHref} words={words} />
            )}
          </div>
        )}
      </div>
    </Screen>
  )
}
