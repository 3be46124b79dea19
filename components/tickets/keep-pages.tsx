'use client'

import { useEffect } from 'react'

import { keep, type KeptPage } from '@/components/tickets/keeping'

type KeepPagesProps = { person: string; pages: KeptPage[]; isWhole?: boolean }

/** Once seen, these open without a connection too. A browser that keeps nothing shows them as before. */
export const KeepPages = ({ person, pages, isWhole = false }: KeepPagesProps) => {
  const said = JSON.stringify({ person, pages, isWhole })
  useEffect(() => {
    keep(JSON.parse(said)).catch(() => undefined)
  }, [said])
  return null
}
