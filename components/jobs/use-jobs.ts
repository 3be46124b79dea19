'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { followJob } from '@/components/jobs/watching'
import { queryClient } from '@/components/live/query-client'
import { call } from '@/lib/http/client'
import type { listJobs, WireJob } from '@/lib/jobs/contract'
import { isUnfinished } from '@/lib/jobs/rules'

/** Each stream keeps one of the six connections that a browser opens to a site. */
const mostStreams = 2
const busyMilliseconds = 3_000
const quietMilliseconds = 15_000

type Asked = { initial: WireJob[]; brand: string; drawnAt: string; isFirstPage: boolean; brandOf: (job: WireJob) => string | undefined }

const page = (brand: string, signal: AbortSignal, query: { limit?: number; state?: WireJob['state'] }) =>
  call<typeof listJobs>({ method: 'GET', path: '/jobs', query, brand, signal })

/** The newest, and whatever is older and still unfinished. */
const readJobs = async (brand: string, signal: AbortSignal): Promise<WireJob[]> => {
  const newest = await page(brand, signal, { limit: 50 })
  if (newest.nextCursor === null) return newest.data
  const unfinished = await Promise.all((['running', 'queued'] as const).map((state) => page(brand, signal, { state })))
  const known = new Set(newest.data.map(({ id }) => id))
  return [...newest.data, ...unfinished.flatMap(({ data }) => data).filter(({ id }) => !known.has(id))]
}

export type Key = readonly string[]

/** What is told of one job outlives what an older question about all of them brings. */
export const putJob = async (key: Key, job: WireJob): Promise<void> => {
  await queryClient.cancelQueries({ queryKey: key })
  queryClient.setQueryData<WireJob[]>(key, (jobs = []) => jobs.map((one) => (one.id === job.id ? job : one)))
}

const isAnyUnfinished = (jobs: readonly WireJob[] = []) => jobs.some(({ state }) => isUnfinished(state))

/** Those that were unfinished while the page was open stand first and stay where they stand. */
const usePinned = (jobs: readonly WireJob[]): WireJob[] => {
  const [pinned, setPinned] = useState<readonly string[]>([])
  const fresh = jobs.filter(({ id, state }) => isUnfinished(state) && !pinned.includes(id)).map(({ id }) => id)
  if (fresh.length > 0) setPinned([...pinned, ...fresh])
  const isPinned = ({ id }: WireJob) => pinned.includes(id) || fresh.includes(id)
  return [...jobs.filter(isPinned), ...jobs.filter((job) => !isPinned(job))]
}

/** The jobs as they are now: the first that run by streams, all of them by asking again and again. */
export const useJobs = ({ initial, brand, drawnAt, isFirstPage, brandOf }: Asked) => {
  const key: Key = [brand, 'jobs', drawnAt]
  const { data, isError, dataUpdatedAt } = useQuery(
    {
      queryKey: key,
      queryFn: ({ signal }) => readJobs(brand, signal),
      initialData: initial,
      initialDataUpdatedAt: Date.parse(drawnAt),
      enabled: isFirstPage,
      refetchInterval: ({ state }) => (isAnyUnfinished(state.data) ? busyMilliseconds : quietMilliseconds),
    },
    queryClient,
  )
  const jobs = usePinned(data)
  const followed = jobs.filter(({ state }) => isUnfinished(state)).slice(0, mostStreams)
  const streams = followed.map((job) => `${job.id} ${brandOf(job) ?? ''}`).join()
  useEffect(() => {
    if (!streams) return
    const left = new AbortController()
    for (const stream of streams.split(',')) {
      const [id = '', ofBrand] = stream.split(' ')
      void followJob({ id, brand: ofBrand || undefined, signal: left.signal }, (job) => void putJob([brand, 'jobs', drawnAt], job))
    }
    return () => left.abort()
  }, [streams, brand, drawnAt])
  return { key, jobs, staleSince: isError ? dataUpdatedAt : null }
}
