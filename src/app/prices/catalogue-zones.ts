// Which zones of the catalogue are a region's own: a local zone of a city has other prices and hardly any machines.
import type { Cloud } from '../../cost/price-book.ts';

/** "use1-az4", "us-east-1a"; not "use1-atl2-az1", "us-west-2-lax-1a". */
const OWN_ZONE_OF_AWS = /^(?:[a-z]+\d+-az\d+|[a-z]{2}(?:-[a-z]+)+-\d+[a-z])$/;

/** Whether a zone lies in its region proper. No zone means the region. */
export function isOwnZone(cloud: Cloud, region: string, zone: string): boolean {
  if (zone === '') return true;
  if (cloud === 'aws') return OWN_ZONE_OF_AWS.test(zone);
  // "us-south1-ai1b" is a zone of its own kind, far from the others.
  if (cloud === 'gcp') return zone.startsWith(`${region}-`) && /^[a-z]$/.test(zone.slice(region.length + 1));
  return true;
}
