// The twenty people of a simulated month, and the zones that they live by.
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'] as const;

export const PEOPLE = Array.from({ length: 20 }, (_, at) => `person-${String(at + 1).padStart(2, '0')}`);
/** Who set the daily question up, and who runs the workspace. */
export const [STARTER, ADMIN] = ['person-01', 'person-02'] as const;

/** The zone that a person lives by. */
export function zoneOf(person: string): string {
  return ZONES[PEOPLE.indexOf(person) % ZONES.length]!;
}
