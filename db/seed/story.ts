import type { OpeningHours } from '@/lib/stores/contract'

type Told = { name: string; address: string; latitude: number; longitude: number; hours: 'early' | 'all-day' | 'late' | null }

export const brand = {
  name: 'Cafés Lumen',
  slug: 'cafes-lumen',
  currency: 'EUR',
  timeZone: 'Europe/Madrid',
  locales: ['es', 'en'] as ('es' | 'en')[],
}

export const stores: readonly Told[] = [
  { name: 'Plaça del Sol', address: 'Plaça del Sol, 14, Gràcia', latitude: 41.40117, longitude: 2.15625, hours: 'late' },
  { name: 'Gràcia', address: 'Carrer Gran de Gràcia, 91', latitude: 41.40066, longitude: 2.15391, hours: 'all-day' },
  { name: 'Verdi', address: 'Carrer de Verdi, 40', latitude: 41.40389, longitude: 2.15727, hours: 'late' },
  { name: 'Joanic', address: `Carrer de l'Escorial, 12`, latitude: 41.40572, longitude: 2.16206, hours: 'early' },
  { name: 'Sagrada Família', address: 'Carrer de Provença, 412', latitude: 41.40413, longitude: 2.17561, hours: 'all-day' },
  { name: 'Eixample', address: `Carrer d'Enric Granados, 60`, latitude: 41.39057, longitude: 2.15854, hours: 'all-day' },
  { name: 'El Born', address: 'Passeig del Born, 21', latitude: 41.38508, longitude: 2.18299, hours: 'late' },
  { name: 'Gòtic', address: 'Carrer dels Banys Nous, 8', latitude: 41.38263, longitude: 2.17514, hours: 'all-day' },
  { name: 'Poble-sec', address: 'Carrer de Blai, 33', latitude: 41.37343, longitude: 2.16403, hours: 'late' },
  { name: 'Poblenou', address: 'Rambla del Poblenou, 77', latitude: 41.40079, longitude: 2.20122, hours: 'early' },
  { name: 'El Clot', address: 'Carrer de la Sibelius, 3', latitude: 41.40921, longitude: 2.18906, hours: 'early' },
  { name: 'Sarrià', address: 'Carrer Major de Sarrià, 55', latitude: 41.40031, longitude: 2.12117, hours: 'early' },
  { name: 'Les Corts', address: 'Carrer de Déu i Mata, 60', latitude: 41.38852, longitude: 2.13424, hours: 'all-day' },
]

/** The one that the checklist sends people to: it still has no place on the map. */
export const storeWithoutPlace = { name: 'Mercat de Sant Antoni', address: 'Carrer del Comte d’Urgell, 1' }

const every = (weekday: OpeningHours['monday'], saturday: OpeningHours['saturday'], sunday: OpeningHours['sunday']): OpeningHours => ({
  monday: weekday,
  tuesday: weekday,
  wednesday: weekday,
  thursday: weekday,
  friday: weekday,
  saturday,
  sunday,
})

export const hours: Record<NonNullable<Told['hours']>, OpeningHours> = {
  early: every([{ opens: '07:00', closes: '15:30' }], [{ opens: '08:00', closes: '14:00' }], []),
  'all-day': every([{ opens: '08:00', closes: '20:00' }], [{ opens: '09:00', closes: '20:00' }], [{ opens: '09:00', closes: '14:00' }]),
  late: every(
    [
      { opens: '08:30', closes: '13:30' },
      { opens: '16:00', closes: '01:00' },
    ],
    [{ opens: '09:00', closes: '02:00' }],
    [{ opens: '10:00', closes: '22:00' }],
  ),
}
