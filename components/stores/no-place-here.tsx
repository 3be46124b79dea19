import { Side } from '@/components/stores/side'
import type { Words } from '@/components/words'

/** The store of what is sold without a shop: why there is no map and no way to delete it. */
export const NoPlaceHere = ({ words }: { words: Words['stores']['editor'] }) => (
  <Side>
    <div className="grid size-full place-items-center bg-land px-6">
      <div className="max-w-[38ch]">
        <span aria-hidden="true" className="hatch mb-4 block h-7 w-24 rounded-[2px]" />
        <h2 className="text-lg font-[650] tracking-[-.01em] text-balance">{words.onlineTitle}</h2>
        <p className="mt-1 text-base text-ink2">{words.online}</p>
      </div>
    </div>
  </Side>
)
