import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { wordsOf } from '@/app/words'
import { DatabaseAway } from '@/components/ui/database-away'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('errors')).awayTitle })

/** Drawn in the place of every page while the database is away, at that page's address; it has none of its own. */
export default async function DatabaseAwayPage() {
  const [words, asked] = await Promise.all([wordsOf('errors'), headers()])
  const since = asked.get('x-tira-away-since')
  if (since === null) notFound()
  return <DatabaseAway words={words} since={since} />
}
