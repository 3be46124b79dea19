import { FromHereButton, LocateButton } from '@/components/shop/place-buttons'
import { StoreCard } from '@/components/shop/store-card'
import { Empty } from '@/components/ui/empty'
import type { Words } from '@/components/words'
import { openingState, type Place, type Week } from '@/lib/stores/rules'

type NearWords = Words['shop']['near']

export type ShopStore = {
  id: string
  name: string
  address: string | null
  position: Place | null
  timeZone: string
  openingHours: Week | null
  brand: { name: string }
}

export type NearStore = ShopStore & { distanceMetres: number }

type ListProps<Listed> = { stores: Listed[]; now: Date; words: NearWords; locale: string }

const openingOf = ({ openingHours, timeZone }: ShopStore, now: Date) => openingHours && openingState(openingHours, timeZone, now)

/** Around a place: the nearest first. */
export const Around = ({ stores, now, words, locale }: ListProps<NearStore>) => (
  <ul className="space-y-3 px-4">
    {stores.map((store) => (
      <StoreCard
        key={store.id}
        heading="h2"
        store={store}
        metres={store.distanceMetres}
        opening={openingOf(store, now)}
        words={words}
        locale={locale}
      />
    ))}
  </ul>
)

/** Without a place: share it, or start from one of the newest shops. */
export const Anywhere = ({ stores, now, words, locale }: ListProps<ShopStore>) => (
  <>
    <div className="px-5">
      <LocateButton words={words} />
    </div>
    <h2 className="px-5 pt-7 pb-2 text-base font-[650]">{words.shops}</h2>
    <ul className="space-y-3 px-4">
      {stores.map((store) => (
        <StoreCard
          key={store.id}
          heading="h3"
          store={store}
          metres={null}
          opening={openingOf(store, now)}
          words={words}
          locale={locale}
          action={store.position && <FromHereButton words={words} place={{ ...store.position, label: store.name }} />}
        />
      ))}
    </ul>
  </>
)

export const NoShops = ({ words }: { words: NearWords }) => (
  <Empty className="[--gutter:20px]" title={words.emptyTitle} text={words.empty} />
)
