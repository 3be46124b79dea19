import { useRouter } from 'next/navigation'
import { useTransition } from 'react'

/** Shows the same list otherwise, in the place of what the address was; busy until it is there. */
export const useGoing = () => {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  return { busy: isPending, go: (href: string) => startTransition(() => router.replace(href, { scroll: false })) }
}
