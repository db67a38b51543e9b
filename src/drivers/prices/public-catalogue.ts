// The SkyPilot project's catalogue of what clouds take, a public file a cloud. What fetches it is loaded only when it is called for.
import type { PriceCatalogue } from '../../ports/price-catalogue.ts';
import type { CatalogueSettings } from './catalogue-settings.ts';

export function publicCatalogue(settings: CatalogueSettings): PriceCatalogue {
  return { read: async cloud => (await import('./fetch-catalogue.ts')).fetchCatalogue(settings, cloud) };
}
