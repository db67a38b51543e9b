// A small bank about kettles, for tests of reading and judging questions.

export const KETTLES = `# Kettles

## How do gas and electric kettles compare?

| Feature | Gas | Electric |
|---|---|---|
| Speed | slow, nine minutes | fast, three minutes |
| Noise | whistles loudly | clicks quietly |

### Asked as

- gas vs electric kettle
- which kettle boils first

## Why does a kettle need descaling?

Limescale slows the kettle down. Vinegar removes limescale within an hour.

- Descale every month where the water is hard.
- A filter makes descaling rarer.

### Asked as

- white crust inside my kettle
- how often should i descale

## What does a thermostat do?

A thermostat switches the kettle off when the water boils.

## How is a kettle repaired?

A fuse blows when the kettle runs dry. Replace the fuse, not the kettle.
`;
