import type { Metadata } from 'next'

import { requireAccount } from '@/app/session'
import { wordsOf } from '@/app/words'
import { BackToYou } from '@/components/shop/back-to-you'
import { DeleteAccountForm } from '@/components/shop/delete-account-form'
import { ShopScreen } from '@/components/shop/shop-screen'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('shop')).deletion.title })

const Part = ({ title, lines }: { title: string; lines: string[] }) => (
  <section className="mb-6">
    <h2 className="pb-1 text-lg font-[650] tracking-[-.01em]">{title}</h2>
    <ul className="list-disc space-y-1 pl-5">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </section>
)

export default async function DeletePage() {
  const [{ deletion, refused, you }, auth, account] = await Promise.all([wordsOf('shop'), wordsOf('auth'), requireAccount()])
  const { name, email, username, phone } = account
  return (
    <ShopScreen title={deletion.title} start={<BackToYou label={you.title} />}>
      <div className="px-5">
        <p className="mb-6 text-ink2">{deletion.lead}</p>
        <Part title={deletion.goes} lines={[deletion.goesName, deletion.goesProfile, deletion.goesSessions, deletion.goesBrands]} />
        <Part title={deletion.stays} lines={[deletion.staysBrands, deletion.staysLog]} />
        <DeleteAccountForm person={{ name, email, username, phone }} words={{ deletion, refused, auth }} />
      </div>
    </ShopScreen>
  )
}
