'use client'

import dynamic from 'next/dynamic'
import { Skeleton } from '@/components/ui/skeleton'

const Waiting = () => (
  <div aria-hidden="true" className="relative size-full bg-land">
    <Skeleton className="absolute top-3 right-3 h-27 w-9 rounded-md" />
  </div>
)

export const LazyMap = dynamic(() => import('@/components/pictures/geo-map/geo-map').then(({ GeoMap }) => GeoMap), {
  ssr: false,
  loading: Waiting,
})
