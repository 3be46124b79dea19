import type { ReactNode } from 'react'

/** What fills the right of an editor: beside the column from 1024 px on, in its order below that. */
export const Side = ({ children }: { children: ReactNode }) => (
  <div className="h-[340px] border-b border-line lg:fixed lg:top-14 lg:right-0 lg:bottom-0 lg:left-[calc(220px+400px)] lg:h-auto lg:border-b-0 xl:left-[calc(220px+488px)]">
    {children}
  </div>
)

export const columnClasses = 'lg:min-h-[calc(100dvh-56px)] lg:w-[400px] lg:border-r lg:border-line xl:w-[488px]'
