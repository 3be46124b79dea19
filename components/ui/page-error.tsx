import type { ReactNode } from 'react'
import { Code } from '@/components/ui/code'
import { Logo } from '@/components/ui/logo'

type PageErrorProps = {
  status: string
  title: string
  text: ReactNode
  action: ReactNode
  request?: { id: string; label: string; words: { copy: string; copied: string } }
}

export const PageError = ({ status, title, text, action, request }: PageErrorProps) => (
  <main id="content" className="flex min-h-screen flex-col px-6 pb-10 pt-8 sm:px-12">
    <Logo />
    <div className="my-auto max-w-[560px] py-12">
      <p aria-hidden className="tag hatch -ml-1 bg-clip-text text-[160px] text-transparent sm:text-[236px]">
        {status}
      </p>
      <h1 className="mt-8 text-2xl font-[750] tracking-[-.03em] text-balance">{title}</h1>
      <div className="mt-2 text-[17px] leading-6 text-ink2">{text}</div>
      <div className="mt-6 flex flex-wrap gap-2">{action}</div>
      {request ? (
        <p className="mt-8 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink3">
          {request.label}
          <Code words={request.words}>{request.id}</Code>
        </p>
      ) : null}
    </div>
  </main>
)
