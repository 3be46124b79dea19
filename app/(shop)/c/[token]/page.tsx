import { offerByLink, offerMetadata, OfferPage } from '@/app/(shop)/offer'

type Props = PageProps<'/c/[token]'>

export const generateMetadata = async ({ params }: Props) => offerMetadata(await offerByLink((await params).token))

export default async function ClaimLinkPage({ params }: Props) {
  return <OfferPage found={await offerByLink((await params).token)} />
}
