import { QueryClient } from '@tanstack/react-query'

const freshMilliseconds = 10_000

/** The one cache of a tab for what is read live. Given to `useQuery` by hand, so that no page pays for a provider. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: freshMilliseconds, retry: 1, refetchOnWindowFocus: true } },
})
