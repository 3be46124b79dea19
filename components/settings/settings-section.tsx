import { type ReactNode, useId } from 'react'

/** A part of the settings: what it is about beside what is set. */
export const SettingsSection = ({ title, lead, children }: { title: string; lead: string; children: ReactNode }) => {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-10 gap-y-4 border-t border-line py-7 first:border-t-0 first:pt-3 lg:grid-cols-[220px_minmax(0,1fr)]"
    >
      <div>
        <h2 id={id} className="text-lg font-[650] tracking-[-.01em]">
          {title}
        </h2>
        <p className="mt-1 max-w-[520px] text-sm text-ink2">{lead}</p>
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  )
}
