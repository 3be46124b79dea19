import { type Mark, StateMark } from '@/components/ui/state-mark'
import type { Words } from '@/components/words'
import type { WireDelivery } from '@/lib/webhooks/deliveries/contract'

const marks: Record<WireDelivery['state'], Mark> = { pending: 'empty', succeeded: 'solid', failed: 'void' }

type DeliveryMarkProps = { delivery: Pick<WireDelivery, 'state' | 'attempts'>; words: Words['webhooks']['deliveries'] }

/** What waits because it was not taken looks other than what waits for its turn. */
export const DeliveryMark = ({ delivery: { state, attempts }, words }: DeliveryMarkProps) => {
  const isRetrying = state === 'pending' && attempts.length > 0
  return <StateMark mark={isRetrying ? 'planned' : marks[state]}>{isRetrying ? words.retrying : words.states[state]}</StateMark>
}
