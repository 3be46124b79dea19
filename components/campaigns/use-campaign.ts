import { useQuery } from '@tanstack/react-query'
import { readCampaign } from '@/components/campaigns/saving'
import { queryClient } from '@/components/live/query-client'
import type { listBatches, WireBatch } from '@/lib/campaigns/batches/contract'
import type { listCampaignCodes, WireCode } from '@/lib/campaigns/codes/contract'
import type { WireCampaign } from '@/lib/campaigns/contract'
import { call } from '@/lib/http/client'

const busyMilliseconds = 2_000
const quietMilliseconds = 15_000

export const shownBatches = 20
export const shownCodes = 8

/** Whose page it is, and when the server read it: a page that is read anew begins anew. */
export type Reading = { brand: string; id: string; readAt: string }

export const campaignKey = ({ brand, id, readAt }: Reading) => [brand, 'campaigns', id, readAt] as const

const beginning = ({ readAt }: Reading, isBusy: boolean) => ({
  initialDataUpdatedAt: Date.parse(readAt),
  refetchInterval: isBusy ? busyMilliseconds : quietMilliseconds,
})

export const useCampaign = (reading: Reading, initial: WireCampaign, isBusy: boolean) =>
  useQuery(
    {
      queryKey: campaignKey(reading),
      queryFn: () => readCampaign(reading.brand, reading.id),
      initialData: initial,
      ...beginning(reading, isBusy),
    },
    queryClient,
  )

export const useBatches = (reading: Reading, initial: WireBatch[], isBusy: boolean) =>
  useQuery(
    {
      queryKey: [...campaignKey(reading), 'batches'],
      queryFn: async ({ signal }) => {
        const asked = { params: { id: reading.id }, query: { limit: shownBatches }, brand: reading.brand, signal }
        return (await call<typeof listBatches>({ method: 'GET', path: '/campaigns/{id}/batches', ...asked })).data
      },
      initialData: initial,
      ...beginning(reading, isBusy),
    },
    queryClient,
  ).data

export const useFirstCodes = (reading: Reading, initial: WireCode[], isBusy: boolean) =>
  useQuery(
    {
      queryKey: [...campaignKey(reading), 'codes'],
      queryFn: async ({ signal }) => {
        const asked = { params: { id: reading.id }, query: { limit: shownCodes }, brand: reading.brand, signal }
        return (await call<typeof listCampaignCodes>({ method: 'GET', path: '/campaigns/{id}/codes', ...asked })).data
      },
      initialData: initial,
      ...beginning(reading, isBusy),
    },
    queryClient,
  ).data
