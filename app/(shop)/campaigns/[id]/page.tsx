import { offerById, offerMetadata, OfferPage } from '@/app/(shop)/offer'

type Props = PageProps<'/campaigns/[id]'>

export const generateMetadata = async ({ params }: Props) => offerMetadata(await offerById((await params).id))

export default async function CampaignPage({ params }: Props) {
  return <OfferPage found={await offerById((await params).id)} />
}
