'use client'

import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'

import { Caps } from '@/components/keys/caps'
import { strokeOf } from '@/components/keys/sequence'
import { useDeeds } from '@/components/shell/deeds'
import {
  actionEntries,
  brandEntries,
  campaignEntry,
  codeEntry,
  pageEntries,
  storeEntry,
  type Entry,
} from '@/components/shell/palette/entries'
import type { Found } from '@/components/shell/palette/found'
import { useFoundCampaigns } from '@/components/shell/palette/found-campaigns'
import { useFoundCodes } from '@/components/shell/palette/found-codes'
import { useFoundStores } from '@/components/shell/palette/found-stores'
import { matches } from '@/components/shell/palette/matching'
import { openPalette } from '@/components/shell/palette/opening'
import { recentOf, remember } from '@/components/shell/palette/recent'
import { useFrame } from '@/components/shell/shell-frame'
import { Dialog } from '@/components/ui/dialog'
import { fill } from '@/components/words'

const storePrefix = 'store:'
const campaignPrefix = 'campaign:'
const codePrefix = 'code:'

const useEntries = () => {
  const frame = useFrame()
  const router = useRouter()
  const deeds = useDeeds()
  const [recent] = useState(() => recentOf(frame.brand.slug))
  const pages = pageEntries(frame, router.push)
  const actions = actionEntries(frame, router.push, deeds)
  const brands = brandEntries(frame, router.push)
  const known = new Map([...pages, ...actions, ...brands].map((entry) => [entry.id, entry]))
  const store = (found: Found) => storeEntry(frame, router.push, found)
  const campaign = (found: Found) => campaignEntry(frame, router.push, found)
  const code = (found: Found) => codeEntry(frame, router.push, found.name)
  const resolved = recent.flatMap(({ id, label }) => {
    if (id.startsWith(storePrefix) && frame.pages.includes('stores')) return [store({ id: id.slice(storePrefix.length), name: label })]
    if (id.startsWith(campaignPrefix) && frame.pages.includes('campaigns'))
      return [campaign({ id: id.slice(campaignPrefix.length), name: label })]
    return known.get(id) ?? []
  })
  return { pages, actions, brands, store, campaign, code, recent: resolved }
}

const Row = ({ entry, group, onRun }: { entry: Entry; group: string; onRun: (entry: Entry) => void }) => {
  const Icon = entry.icon
  return (
    <Command.Item
      value={`${group} ${entry.id}`}
      onSelect={() => onRun(entry)}
      className="flex h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 text-sm font-[500] data-[selected=true]:bg-ink data-[selected=true]:text-paper max-md:h-11 [&[data-selected=true]_kbd]:border-paper/40 [&[data-selected=true]_kbd]:text-paper"
    >
      <Icon aria-hidden="true" strokeWidth={1.75} className="size-4 shrink-0 opacity-70" />
      <span className="min-w-0 flex-1 truncate">{entry.label}</span>
      {entry.keys && (
        <span aria-hidden="true" className="max-md:hidden">
          <Caps keys={entry.keys} />
        </span>
      )}
    </Command.Item>
  )
}

const Group = ({ title, entries, onRun }: { title: string; entries: Entry[]; onRun: (entry: Entry) => void }) =>
  entries.length > 0 && (
    <Command.Group
      heading={title}
      className="pb-2 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-[600] [&_[cmdk-group-heading]]:text-ink3"
    >
      {entries.map((entry) => (
        <Row key={entry.id} entry={entry} group={title} onRun={onRun} />
      ))}
    </Command.Group>
  )

const useEverythingFound = (query: string) => {
  const { brand, pages } = useFrame()
  const stores = useFoundStores(brand.slug, query, pages.includes('stores'))
  const campaigns = useFoundCampaigns(brand.slug, query, pages.includes('campaigns'))
  const codes = useFoundCodes(brand.slug, query, pages.includes('codes'))
  const states = [stores.state, campaigns.state, codes.state]
  const isLooking = states.includes('looking')
  return {
    stores: stores.found,
    campaigns: campaigns.found,
    codes: codes.found,
    isLooking,
    isFailed: !isLooking && states.includes('failed'),
  }
}

const Results = ({ query }: { query: string }) => {
  const { brand, words } = useFrame()
  const entries = useEntries()
  const { stores, campaigns, codes, isLooking, isFailed } = useEverythingFound(query)
  const run = (entry: Entry) => {
    // A code is worth money: it stays out of the browser's storage.
    if (entry.id !== 'sign-out' && !entry.id.startsWith(codePrefix)) remember(brand.slug, entry)
    openPalette(false)
    entry.run()
  }
  const asked = query.trim() !== ''
  const those = (list: Entry[]) => list.filter((entry) => matches(entry.label, query))
  const recent = asked ? [] : entries.recent
  const isNew = (entry: Entry) => !recent.some(({ id }) => id === entry.id)
  const groups = [
    { title: words.palette.recent, list: recent },
    { title: words.palette.codes, list: codes.map(entries.code) },
    { title: words.palette.campaigns, list: campaigns.map(entries.campaign) },
    { title: words.palette.stores, list: stores.map(entries.store) },
    { title: words.palette.pages, list: those(entries.pages).filter(isNew) },
    { title: words.palette.actions, list: those(entries.actions).filter(isNew) },
    { title: words.palette.brands, list: those(entries.brands).filter(isNew) },
  ]
  const isNothing = !isLooking && groups.every(({ list }) => list.length === 0)
  return (
    <>
      <Command.List label={words.palette.title} className="max-h-[min(420px,56vh)] overflow-y-auto overscroll-contain px-1.5 pb-1">
        {groups.map(({ title, list }) => (
          <Group key={title} title={title} entries={list} onRun={run} />
        ))}
      </Command.List>
      <p role="status" className="border-t border-line px-4 py-2 text-2xs text-ink3">
        {isFailed && words.palette.foundFailed}
        {isLooking && words.palette.looking}
        {isNothing && !isFailed && fill(words.palette.none, { query: query.trim() })}
        {!isNothing && !isLooking && !isFailed && words.palette.hint}
      </p>
    </>
  )
}

const Finder = () => {
  const { words } = useFrame()
  const [query, setQuery] = useState('')
  return (
    <Command
      loop
      shouldFilter={false}
      vimBindings={false}
      label={words.palette.title}
      onKeyDown={(event) => {
        if (strokeOf(event) !== 'mod+k') return
        event.preventDefault()
        openPalette(false)
      }}
    >
      <div className="flex h-12 items-center gap-3 border-b border-line px-4">
        <Search aria-hidden="true" strokeWidth={1.75} className="size-4 shrink-0 text-ink3" />
        <Command.Input
          autoFocus
          value={query}
          onValueChange={setQuery}
          placeholder={words.palette.search}
          className="h-full min-w-0 flex-1 bg-transparent text-base font-[500] outline-none max-md:text-[16px]"
        />
      </div>
      <Results query={query} />
    </Command>
  )
}

/** Pages, actions, brands, campaigns and stores behind one field; what was chosen last comes first. */
export const Palette = () => {
  const { words } = useFrame()
  return (
    <Dialog open bare wide onOpenChange={openPalette} title={words.palette.title} closeLabel={words.close} className="overflow-hidden">
      <Finder />
    </Dialog>
  )
}
