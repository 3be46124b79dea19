'use client'

import { Menu } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useState } from 'react'

import { Panel } from '@/components/shell/panel'
import { useFrame } from '@/components/shell/shell-frame'
import { Sheet } from '@/components/ui/sheet'

/** On a narrow screen the left side waits behind this button; going somewhere closes it. */
export const MenuButton = () => {
  const { words } = useFrame()
  const pathname = usePathname()
  const [openAt, setOpenAt] = useState<string | null>(null)
  return (
    <div className="-ml-2 lg:hidden">
      <button
        type="button"
        aria-label={words.openMenu}
        aria-haspopup="dialog"
        onClick={() => setOpenAt(pathname)}
        className="grid size-9 place-items-center rounded-md text-ink2 hover:bg-ink/5"
      >
        <Menu aria-hidden="true" strokeWidth={1.75} className="size-5" />
      </button>
      <Sheet
        bare
        side="left"
        open={openAt === pathname}
        onOpenChange={(open) => setOpenAt(open ? pathname : null)}
        title={words.console}
        closeLabel={words.closeMenu}
      >
        <nav aria-label={words.console} className="flex min-h-full flex-col bg-shelf px-3 py-4">
          <Panel />
        </nav>
      </Sheet>
    </div>
  )
}
