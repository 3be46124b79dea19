import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'

export const BackToYou = ({ label }: { label: string }) => (
  <Link href="/you" className="-ml-1.5 flex h-11 items-center gap-1 rounded-sm pr-2 font-[550] text-ink2 hover:text-ink">
    <ChevronLeft aria-hidden="true" strokeWidth={1.75} className="size-5" />
    {label}
  </Link>
)
