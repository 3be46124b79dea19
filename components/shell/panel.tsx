'use client'

import Link from 'next/link'

import { BrandSwitch } from '@/components/shell/brand-switch'
import { NavigationList } from '@/components/shell/navigation-list'
import { PersonMenu } from '@/components/shell/person-menu'
import { useFrame } from '@/components/shell/shell-frame'
import { Logo } from '@/components/ui/logo'

/** The left side of the console: whose it is, where one can go, who one is. */
export const Panel = () => {
  const { words } = useFrame()
  return (
    <>
      <Link href="/console" prefetch={false} aria-label={words.home} className="flex items-center rounded-md px-3">
        <Logo />
      </Link>
      <BrandSwitch />
      <div className="min-h-0 flex-1 overflow-y-auto pb-4">
        <NavigationList />
      </div>
      <PersonMenu />
    </>
  )
}
