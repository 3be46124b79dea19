import { TextLink } from '@/components/ui/text-link'
import { classes } from '@/components/ui/classes'
import type { Clock } from '@/components/ui/moment'
import { answerText, preciseText, tookText } from '@/components/webhooks/delivery-text'
import type { TestSeen } from '@/components/webhooks/use-test'
import { fill, type Words } from '@/components/words'
import type { WireDeliveryStory } from '@/lib/webhooks/deliveries/contract'

type TestLineProps = { seen: TestSeen; host: string; hrefOf: (deliveryId: string) => string; words: Words['webhooks']; clock: Clock }

const resultOf = ({ attempts, nextAttemptAt }: WireDeliveryStory, host: string, words: Words['webhooks'], clock: Clock) => {
  const last = attempts.at(-1)
  if (!last) return { text: words.test.waiting, isGood: true }
  const answer = answerText(last, words)
  if (last.error === null)
    return { text: fill(words.test.taken, { host, answer, time: tookText(last.milliseconds, words, clock.locale) }), isGood: true }
  const text = nextAttemptAt
    ? fill(words.test.refused, { host, answer, next: preciseText(nextAttemptAt, clock) })
    : fill(words.test.over, { host, answer })
  return { text, isGood: false }
}

const lineOf = ({ seen, host, words, clock }: TestLineProps): { text: string; isGood: boolean } | null => {
  switch (seen.step) {
    case 'none':
      return null
    case 'sent':
      return { text: fill(words.test.sent, { host }), isGood: true }
    case 'waiting':
      return { text: words.test.waiting, isGood: true }
    case 'refused':
      return { text: seen.text, isGood: false }
    case 'over':
      return resultOf(seen.story, host, words, clock)
  }
}

/** What became of the test that was sent from this page. */
export const TestLine = (props: TestLineProps) => {
  const { seen, hrefOf, words } = props
  const line = lineOf(props)
  return (
    <p
      role="status"
      className={classes(
        'text-sm not-empty:mb-5 not-empty:border-l-[3px] not-empty:pl-3',
        line?.isGood === false ? 'border-tomato' : 'border-spruce',
      )}
    >
      {line && (
        <>
          <span className={classes('font-[550]', !line.isGood && 'text-tomato')}>{line.text}</span>{' '}
          {'story' in seen && (
            <TextLink href={hrefOf(seen.id)} scroll={false}>
              {words.test.look}
            </TextLink>
          )}
        </>
      )}
    </p>
  )
}
