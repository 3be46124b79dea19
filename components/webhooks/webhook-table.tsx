'use client'

import Link from 'next/link'
import { useRef } from 'react'
import { classes } from '@/components/ui/classes'
import { useRowKeys } from '@/components/ui/row-keys'
import { HealthStrip } from '@/components/webhooks/health-strip'
import type { ShownWebhook } from '@/components/webhooks/shown-webhook'
import { StandingMark } from '@/components/webhooks/standing-mark'
import type { Words } from '@/components/words'

type WebhookWords = Words['webhooks']
type RowProps = { webhook: ShownWebhook; href: string; words: WebhookWords }

const StandingText = ({ webhook: { standing, since }, words }: Omit<RowProps, 'href'>) => (
  <>
    <StandingMark standing={standing} words={words} />
    {since && <span className="num block pl-5 text-xs text-ink3">{since}</span>}
  </>
)

const LastText = ({ webhook: { last }, words }: Omit<RowProps, 'href'>) => (
  <span className={classes('num', last ? (last.isTaken ? 'text-ink2' : 'text-tomato') : 'text-ink3')}>{last?.text ?? words.noneSent}</span>
)

/** In a narrow list everything stands under the name. */
const Briefly = ({ webhook, words }: Omit<RowProps, 'href'>) => (
  <span className="mt-1 block text-xs font-[450] @2xl:hidden">
    <span className="block text-ink2">{webhook.told}</span>
    <HealthStrip outcomes={webhook.outcomes} words={words.strip} className="mt-2" />
    <span className="mt-2 flex flex-wrap justify-between gap-x-4 gap-y-1">
      <span>
        <StandingText webhook={webhook} words={words} />
      </span>
      <LastText webhook={webhook} words={words} />
    </span>
  </span>
)

const Row = ({ webhook, href, words }: RowProps) => (
  <tr className="relative h-16 scroll-my-24 border-t border-line hover:bg-ink/[.025] has-[a:focus-visible]:z-10 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-cobalt">
    <th scope="row" className="max-w-0 py-3 pr-4 pl-4 text-left font-[600] @2xl:py-2">
      <Link href={href} data-row="" className="block truncate outline-none after:absolute after:inset-0">
        {webhook.host}
        <span className="font-[450] text-ink3">{webhook.path}</span>
      </Link>
      {webhook.description && <span className="block truncate text-xs font-[450] text-ink3">{webhook.description}</span>}
      <Briefly webhook={webhook} words={words} />
    </th>
    <td className="py-2 pr-4 text-ink2 @max-4xl:hidden">
      <span className="line-clamp-2">{webhook.told}</span>
    </td>
    <td className="py-2 pr-4 @max-2xl:hidden">
      <HealthStrip outcomes={webhook.outcomes} words={words.strip} />
    </td>
    <td className="py-2 pr-4 @max-2xl:hidden">
      <StandingText webhook={webhook} words={words} />
    </td>
    <td className="py-2 pr-4 @max-2xl:hidden">
      <LastText webhook={webhook} words={words} />
    </td>
  </tr>
)

const Head = ({ words }: { words: WebhookWords }) => (
  <thead>
    <tr className="h-9 text-left text-2xs text-ink3 *:font-[600]">
      <th scope="col" className="pr-4 pl-4 @2xl:w-[24%]">
        {words.address}
      </th>
      <th scope="col" className="pr-4 @max-4xl:hidden">
        {words.told}
      </th>
      <th scope="col" className="pr-4 @max-2xl:hidden @4xl:w-[26%]">
        {words.health}
      </th>
      <th scope="col" className="w-[152px] pr-4 @max-2xl:hidden">
        {words.state}
      </th>
      <th scope="col" className="w-[152px] pr-4 @max-2xl:hidden">
        {words.last}
      </th>
    </tr>
  </thead>
)

type WebhookTableProps = { webhooks: readonly ShownWebhook[]; path: string; words: WebhookWords }

export const WebhookTable = ({ webhooks, path, words }: WebhookTableProps) => {
  const rows = useRef<HTMLDivElement>(null)
  const onKeyDown = useRowKeys(rows, words)
  return (
    <div ref={rows} onKeyDown={onKeyDown} className="@container overflow-hidden rounded-lg border border-line bg-paper">
      <table className="w-full table-fixed border-collapse text-sm">
        <caption className="sr-only">{words.title}</caption>
        <Head words={words} />
        <tbody>
          {webhooks.map((webhook) => (
            <Row key={webhook.id} webhook={webhook} href={`${path}/${webhook.id}`} words={words} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
