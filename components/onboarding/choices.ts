export type Choice = { value: string; label: string }
export type ChoiceGroup = { label: string; choices: Choice[] }

export const currencyChoices = (locale: string): Choice[] => {
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  const collator = new Intl.Collator(locale)
  return Intl.supportedValuesOf('currency')
    .map((code) => ({ value: code, label: `${names.of(code) ?? code} (${code})` }))
    .sort((one, other) => collator.compare(one.label, other.label))
}

const spoken = (part: string) => part.replaceAll('_', ' ')

/** Zones by continent, each under its city, so that typing the city finds it; `known` is there even when it is an older name. */
export const timeZoneChoices = (locale: string, known: string): ChoiceGroup[] => {
  const collator = new Intl.Collator(locale)
  const zones = [...new Set([known, 'UTC', ...Intl.supportedValuesOf('timeZone')])]
  const continentOf = (zone: string) => zone.split('/')[0] ?? zone
  return [...new Set(zones.map(continentOf))]
    .map((continent) => ({
      label: spoken(continent),
      choices: zones
        .filter((zone) => continentOf(zone) === continent)
        .map((zone) => ({ value: zone, label: spoken(zone.split('/').slice(1).reverse().join(', ') || zone) }))
        .sort((one, other) => collator.compare(one.label, other.label)),
    }))
    .sort((one, other) => collator.compare(one.label, other.label))
}
