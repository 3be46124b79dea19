import type { MadeKey } from '@/components/api-keys/saving'
import { newShownOnce } from '@/components/ui/shown-once'

export type ShownSecret = { key: MadeKey; how: 'made' | 'rotated' }

/** The one secret that is on the screen: it is made in a dialog or a panel and shown above the list. */
export const { show: showSecret, useShown: useShownSecret } = newShownOnce<ShownSecret>()
