import { useQuery } from '@tanstack/react-query'
import { queryClient } from '@/components/live/query-client'
import { isSoon } from '@/components/webhooks/delivery-text'
import { recentAttempts, shownAttempts, type WireAttempt } from '@/components/webhooks/health'
import { type DeliveryPage, type DeliveryQuery, type Failed, failedOf } from '@/components/webhooks/rows'
import { readWebhook } from '@/components/webhooks/saving'
import { call, Refusal } from '@/lib/http/client'
import type { WireWebhook } from '@/lib/webhooks/contract'
import type { getDelivery, listDeliveries, WireDeliveryStory } from '@/lib/webhooks/deliveries/contract'

const busyMilliseconds = 2_000
const quietMilliseconds = 8_000

/** Whose page it is, and when the server read it: a page that is read anew begins anew. */
export type Reading = { brand: string; id: string; readAt: string }

export type Endpoint = { webhook: WireWebhook; attempts: WireAttempt[]; failed: Failed }

const keyOf = ({ brand, id, readAt }: Reading) => [brand, 'webhooks', id, readAt] as const

/** What was done changes what is shown, at once. */
export const lookAgain = ({ brand, id }: Reading): Promise<void> => queryClient.invalidateQueries({ queryKey: [brand, 'webhooks', id] })

export const putWebhook = async (reading: Reading, webhook: WireWebhook): Promise<void> => {
  const queryKey = [...keyOf(reading), 'endpoint']
  await queryClient.cancelQueries({ queryKey })
  queryClient.setQueryData<Endpoint>(queryKey, (endpoint) => endpoint && { ...endpoint, webhook })
}

const pageOf = ({ brand, id }: Reading, query: DeliveryQuery, signal: AbortSignal) =>
  call<typeof listDeliveries>({ method: 'GET', path: '/webhooks/{id}/deliveries', params: { id }, query, brand, signal })

const readEndpoint = async (reading: Reading, signal: AbortSignal): Promise<Endpoint> => {
  const [webhook, newest, failed] = await Promise.all([
    readWebhook(reading.brand, reading.id),
    pageOf(reading, { limit: shownAttempts }, signal),
    pageOf(reading, { limit: shownAttempts, state: 'failed' }, signal),
  ])
  return { webhook, attempts: recentAttempts(newest.data), failed: failedOf(failed) }
}

const rhythmOf = (isBusy: boolean) => (isBusy ? busyMilliseconds : quietMilliseconds)

export const useEndpoint = (reading: Reading, initial: Endpoint, isBusy: boolean) => {
  const { data, isError, dataUpdatedAt } = useQuery(
    {
      queryKey: [...keyOf(reading), 'endpoint'],
      queryFn: ({ signal }) => readEndpoint(reading, signal),
      initialData: initial,
      initialDataUpdatedAt: Date.parse(reading.readAt),
      refetchInterval: rhythmOf(isBusy),
    },
    queryClient,
  )
  return { ...data, staleSince: isError ? dataUpdatedAt : null }
}

/** The deliveries, and when that was true. */
export const useDeliveries = (reading: Reading, query: DeliveryQuery, initial: DeliveryPage) => {
  const { data, dataUpdatedAt } = useQuery<DeliveryPage>(
    {
      queryKey: [...keyOf(reading), 'deliveries', query],
      queryFn: ({ signal }) => pageOf(reading, query, signal),
      initialData: initial,
      initialDataUpdatedAt: Date.parse(reading.readAt),
      refetchInterval: ({ state }) => rhythmOf((state.data?.data ?? []).some((one) => isSoon(one, Date.now()))),
    },
    queryClient,
  )
  return { page: data, lookedAt: dataUpdatedAt }
}

const readStory = (brand: string, id: string, signal: AbortSignal) =>
  call<typeof getDelivery>({ method: 'GET', path: '/deliveries/{id}', params: { id }, brand, signal })

export const useStory = (reading: Reading, initial: WireDeliveryStory): WireDeliveryStory =>
  useQuery(
    {
      queryKey: [...keyOf(reading), 'story', initial.id],
      queryFn: ({ signal }) => readStory(reading.brand, initial.id, signal),
      initialData: initial,
      initialDataUpdatedAt: Date.parse(reading.readAt),
      refetchInterval: ({ state }) => rhythmOf(state.data !== undefined && isSoon(state.data, Date.now())),
    },
    queryClient,
  ).data

const testPatience = 50
const testMilliseconds = 500

const pause = () => new Promise((resolve) => setTimeout(resolve, testMilliseconds))

/** Follows a delivery until its first attempt is over; null when that takes too long. A look that is refused is made again. */
export const followFirst = async (brand: string, id: string, signal: AbortSignal): Promise<WireDeliveryStory | null> => {
  for (let look = 0; look < testPatience; look += 1) {
    await pause()
    if (signal.aborted) return null
    const story = await readStory(brand, id, signal).catch((error: unknown) => {
      if (error instanceof Refusal) return null
      throw error
    })
    if (story && story.attempts.length > 0) return story
  }
  return null
}
