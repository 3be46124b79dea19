import type { ReactNode } from 'react'

import { Floating } from '@/components/shell/floating'
import { Panel } from '@/components/shell/panel'
import { ShellFrame, type Frame } from '@/components/shell/shell-frame'

export const ConsoleShell = ({ frame, children }: { frame: Frame; children: ReactNode }) => (
  <ShellFrame frame={frame}>
    <div className="grid min-h-dvh lg:grid-cols-[220px_minmax(0,1fr)] print:block">
      <nav
        aria-label={frame.words.console}
        className="sticky top-0 flex h-dvh flex-col border-r border-line px-3 py-4 max-lg:hidden print:hidden"
      >
        <Panel />
      </nav>
      <div className="relative min-w-0">{children}</div>
    </div>
    <Floating />
  </ShellFrame>
)
