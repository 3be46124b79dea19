import type { Metadata } from 'next'
import { z } from 'zod'

import { currentAccount, findMyExport, listMyBrands, listMySessions } from '@/app/session'
import { theme } from '@/app/theme'
import { locale, wordsOf } from '@/app/words'
import { DeviceSettings } from '@/components/shop/device-settings'
import { ProfileForm } from '@/components/shop/profile-form'
import { Sessions } from '@/components/shop/sessions'
import { ShopScreen } from '@/components/shop/shop-screen'
import { Brands, Identifiers, Leaving, Section, SignedOut } from '@/components/shop/you'
import { YourData } from '@/components/you/your-data'
import { Job } from '@/lib/jobs/contract'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('shop')).you.title })

const SignedIn = async ({ account }: { account: NonNullable<Awaited<ReturnType<typeof currentAccount>>> }) => {
  const [{ you, profile, sessions: sessionWords, data, refused }, jobs, auth, language, sessions, made] = await Promise.all([
    wordsOf('shop'),
    wordsOf('jobs'),
    wordsOf('auth'),
    locale(),
    listMySessions(),
    findMyExport(),
  ])
  const { name, timeZone, version } = account
  return (
    <>
      <Identifiers person={account} words={you} />
      <Section title={profile.title}>
        <ProfileForm person={{ name, timeZone, version }} locale={language} words={{ profile, refused, auth }} />
      </Section>
      <Section title={sessionWords.title}>
        <Sessions sessions={sessions} locale={language} timeZone={timeZone} words={{ sessions: sessionWords, refused, auth }} />
      </Section>
      <YourData
        initial={made && z.encode(Job, made)}
        drawnAt={new Date().toISOString()}
        locale={language}
        timeZone={timeZone}
        words={{ data, jobs, refused, auth }}
      />
    </>
  )
}

export default async function YouPage() {
  const [shop, auth, account, language, chosen] = await Promise.all([wordsOf('shop'), wordsOf('auth'), currentAccount(), locale(), theme()])
  const { you: words, refused } = shop
  const brands = await listMyBrands()
  return (
    <ShopScreen title={account?.name ?? words.title}>
      {account ? <SignedIn account={account} /> : <SignedOut words={words} />}
      <Section title={words.settings}>
        <DeviceSettings words={{ you: words, refused, auth }} locale={language} theme={chosen ?? null} hasAccount={account !== null} />
      </Section>
      {account && <Brands brands={brands} words={words} />}
      {account && <Leaving words={words} />}
    </ShopScreen>
  )
}
