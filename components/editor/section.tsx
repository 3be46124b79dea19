import { type ReactNode, useId } from 'react'

export const Section = ({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) => {
  const id = useId()
  return (
    <section aria-labelledby={id} className="border-b border-line px-4 py-5 lg:px-7">
      <div className="mb-3 flex items-baseline justify-between gap-4">
        <h2 id={id} className="text-base font-[650] tracking-[-.01em]">
          {title}
        </h2>
        {note && <span className="text-right text-xs text-ink3">{note}</span>}
      </div>
      {children}
    </section>
  )
}
